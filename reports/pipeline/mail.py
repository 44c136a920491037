"""A client's digest → e-mails to the people whom its client.yml names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reports.errors import Refused, UsageError
from reports.model import Client
from reports.model.profile import ACCOUNT_MANAGER
from reports.notify import Party, body, letter
from reports.pipeline.digest import Digest, Digests


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `name` is that of its file, `who` the person's id, `said` its text."""

    name: str
    who: str
    sender: Party
    to: Party
    data: bytes
    said: str


def mails(known: Digests, digest: Digest, only: tuple[str, ...] = (), sent: datetime | None = None) -> tuple[Mail, ...]:
    """Return a mail for each person who is told of new updates, or for some of them: as it is sent, else as a draft.

    Raises:
        Refused: nobody is to be told, nobody could write to them, or a mail would say something private.
        UsageError: there is no such person.
    """
    client, agency, words = digest.client, digest.agency, digest.words
    people, sender = _people(client, only), _sender(digest)
    said = body(digest.told, digest.published, words)
    known.refuse_strangers(client.id, said)
    written = {who: letter(sender, to, digest.published, said, words, agency.name, sent) for who, to in people.items()}
    return tuple(
        Mail(f"{client.id}-{digest.entry.version}-{who}.eml", who, sender, people[who], data, said)
        for who, data in written.items()
    )


def _people(client: Client, only: tuple[str, ...]) -> Mapping[str, Party]:
    """Return who is written to, by their ids."""
    file, chosen = f"clients/{client.id}/client.yml", client.profile.notices.to
    if not chosen:
        raise Refused(
            f"{file} names nobody who is told of new updates.", "Name people by their ids in `notices`, `to`."
        )
    unknown = [who for who in only if who not in chosen]
    if unknown:
        raise UsageError(f"{unknown[0]} is not told of new updates.", f"Those who are: {', '.join(chosen)}.")
    found = {who: client.profile.people[who] for who in dict.fromkeys(only or chosen)}
    silent = [who for who, person in found.items() if person.email is None]
    if silent:
        raise Refused(f"{silent[0]} has no e-mail address.", f"Write it into {file}, `people`, and commit that.")
    return {who: Party(person.name, person.email or "") for who, person in found.items()}


def _sender(digest: Digest) -> Party:
    """Return the account manager: answers go to whom the client knows."""
    profile, team = digest.client.profile, digest.agency.team
    managers = [team[who] for who in profile.team_on(digest.day.date(), ACCOUNT_MANAGER) if who in team]
    found = next((Party(one.name, one.email) for one in managers if one.email), None)
    if found is None:
        raise Refused(
            f"Nobody can write to {profile.name}: no account manager has an e-mail address.",
            "Give one of `team` in client.yml the role `account-manager`, and an `email` in agency.yml; commit both.",
        )
    return found
