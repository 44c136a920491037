"""Ids of people → the names that a reader knows."""

from collections.abc import Iterator

from reports.model import Agency, Client
from reports.words import Words


def client_name(words: Words, client: Client, who: str) -> str:
    """Return the name of someone on the client's side, as one addresses them; the id where nobody has it."""
    person = client.profile.people.get(who)
    approver = client.agreement.approvers.get(who)
    named = person or approver
    return _addressed(words, named.name) if named else who


def agency_name(agency: Agency, who: str) -> str:
    """Return the name of someone of the agency, the id where nobody has it."""
    member = agency.team.get(who)
    return member.name if member else who


def anyone(words: Words, agency: Agency, client: Client, who: str) -> str:
    """Return the name of someone of either side."""
    return agency_name(agency, who) if who in agency.team else client_name(words, client, who)


def signature(agency: Agency, words: Words, who: str) -> str:
    """Return who wrote a text: name, and title where there is one."""
    member = agency.team.get(who)
    if member is None or member.title is None:
        return agency_name(agency, who)
    return words("people.signature", name=member.name, title=member.title)


def listed(words: Words, names: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return names as a list in a sentence."""
    return words.listed(names)


def _addressed(words: Words, name: str) -> str:
    """Return a client's name with the courtesy of the language, as 様; once where the agency wrote it already."""
    said = words("people.client", name=name)
    courtesy = said.removeprefix(name).strip()
    return name if courtesy and name.endswith(courtesy) else said
