"""What is published of a client → e-mails to the people whom its client.yml names, as much in each as it allows.

What they say is read at the commit that was published; whom to write, and how much, as it is committed now.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reports.access import read_agency_key, read_client_keys
from reports.errors import Refused, UsageError
from reports.figures import measure
from reports.history import SiteVersion
from reports.model import Agency, Client
from reports.model.profile import ACCOUNT_MANAGER, Profile
from reports.notify import Party, Publication, Told, body, letter, tell
from reports.pipeline.on_record import read_record
from reports.pipeline.strangers import strangers
from reports.pipeline.working_copy import readable
from reports.protect.identity import SealedIdentity
from reports.protect.text_search import TextSearch
from reports.publish import Entry, GitDoor, read_ledgers
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as a file. `said` is its text."""

    name: str
    to: Party
    data: bytes
    said: str


def mails(root: Path, client_id: str, only: tuple[str, ...] = ()) -> tuple[Mail, ...]:
    """Return a mail for each person who is told of new updates, or for some of them.

    Raises:
        Found: the working copy has errors.
        Refused: nobody is to be told, the newest update is not published, or a mail would say something private.
        UsageError: there is no such client or person.
    """
    copy = readable(root)
    copy.workspace.chosen(client_id)
    now = _newest(root, "HEAD", client_id)
    client, agency = now.client, now.agency
    people = _people(client, only)
    entry = _published(root, client_id, now)
    day = datetime.fromisoformat(entry.time)
    sender = _sender(client.profile, agency, day)
    published = Publication(_link(root, client, agency), entry.code, day, entry.to_bytes())
    words = Words(client.profile.language)
    told = _told(_newest(root, entry.source, client_id), client.profile, words)
    said = body(told, published, words)
    hit = next(iter(TextSearch(strangers(copy, client_id)).in_text(said)), None)
    if hit:
        raise Refused(
            f"The mail would hold a text that is private or another client's; it stood in {hit.origin}.",
            "Take it out of the public text, or let `notices`, `messages` in client.yml tell less.",
        )
    written = {who: letter(sender, to, published, said, words, agency.name) for who, to in people.items()}
    return tuple(
        Mail(f"{client_id}-{entry.version}-{who}.eml", people[who], data, said) for who, data in written.items()
    )


def _newest(root: Path, head: str, client_id: str) -> SiteVersion:
    found = deque(read_record(root, head).client(client_id).versions(), maxlen=1)
    if not found:
        raise Refused(f"{client_id} has no update that is committed.", "Commit one and publish it; then tell of it.")
    return found[0]


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


def _published(root: Path, client_id: str, now: SiteVersion) -> Entry:
    """Return the last publication, if the newest update is in it."""
    chain = read_ledgers(GitDoor(root), client_id).get(client_id)
    entry = chain.newest if chain else None
    if entry is None or entry.version != now.period.name:
        raise Refused(
            f"The update {now.period.name} of {client_id} is not published yet, so nobody is told of it.",
            "Publish it first: aboveboard publish.",
        )
    return entry


def _sender(profile: Profile, agency: Agency, day: datetime) -> Party:
    """Return the account manager: answers go to whom the client knows."""
    managers = [agency.team[who] for who in profile.team_on(day.date(), ACCOUNT_MANAGER) if who in agency.team]
    found = next((Party(one.name, one.email) for one in managers if one.email), None)
    if found is None:
        raise Refused(
            f"Nobody can write to {profile.name}: no account manager has an e-mail address.",
            "Give one of `team` in client.yml the role `account-manager`, and an `email` in agency.yml; commit both.",
        )
    return found


def _link(root: Path, client: Client, agency: Agency) -> str:
    """Return where the client's site lies; only the agency's key knows an address that was not chosen."""
    if agency.site is None:
        raise Refused("agency.yml does not say where the sites are published.", "Write it there as `site`, commit it.")
    address = client.profile.address
    if address is None:
        keys = read_client_keys(root, read_agency_key(root, demo=agency.demo), client.id)
        address = SealedIdentity(keys.address, "").address(client.id)
    return f"{agency.site.rstrip('/')}/{address}/"


def _told(version: SiteVersion, profile: Profile, words: Words) -> Told | None:
    """Return what is told beyond that there is an update, None where that is all."""
    chosen = profile.notices.messages
    if chosen == "plain":
        return None
    client, agency = version.client, version.agency
    figures = measure(client, agency, version.baselines, version.as_of)
    return tell(client, agency, figures, version.baselines, words, chosen)
