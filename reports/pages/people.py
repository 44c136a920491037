"""Ids of people → the names that a reader knows."""

from collections.abc import Iterator

from reports.model import Agency, Client
from reports.words import Words


def client_name(client: Client, who: str) -> str:
    """Return the name of someone on the client's side, the id where nobody has it."""
    person = client.profile.people.get(who)
    approver = client.agreement.approvers.get(who)
    named = person or approver
    return named.name if named else who


def agency_name(agency: Agency, who: str) -> str:
    """Return the name of someone of the agency, the id where nobody has it."""
    member = agency.team.get(who)
    return member.name if member else who


def anyone(agency: Agency, client: Client, who: str) -> str:
    """Return the name of someone of either side."""
    return agency_name(agency, who) if who in agency.team else client_name(client, who)


def signature(agency: Agency, words: Words, who: str) -> str:
    """Return who wrote a text: name, and title where there is one."""
    member = agency.team.get(who)
    if member is None or member.title is None:
        return agency_name(agency, who)
    return words("people.signature", name=member.name, title=member.title)


def listed(words: Words, names: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return names as a list in a sentence."""
    return words.listed(names)
