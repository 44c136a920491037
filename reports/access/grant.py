"""A person of a client, or of the agency → access to a site: keys where there are none yet, and one more slot."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from reports import clock
from reports.access.agency_key import AgencyKey, make_agency_key, read_agency_key, recovery_form
from reports.access.passphrase import new_passphrase
from reports.access.randomness import Random, SystemRandom
from reports.access.roster import Roster, access_file, encode_roster, read_clear, read_roster, write_atomically
from reports.errors import Error, Refused, UsageError
from reports.model import Agency, Grant, Profile
from reports.model.values import PORTFOLIO
from reports.problems import shown
from reports.protect import ClientKeys, crypto
from reports.protect.key_slots import person_key
from reports.source import FileKind, parse

_Model = TypeVar("_Model")


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One person's access to one client's site, or to the portfolio."""

    client: str
    person: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class _Place:
    """What granting needs to know of a workspace and a site; `people` stand in the file that `told_in` names."""

    root: Path
    client_id: str
    people: tuple[str, ...]
    told_in: str
    language: str
    timezone: str
    key: AgencyKey = field(repr=False)


def init(root: Path) -> str:
    """Make the agency's key and return the recovery form, which is never shown again."""
    sealed = [path.parent.name for path in sorted((root / "clients").glob("*/access.yml"))]
    sealed += [PORTFOLIO] if access_file(root, PORTFOLIO).is_file() else []
    if sealed and not _agency(root).demo:
        raise Refused(
            f"Access files are sealed under an agency key already, as that of {sealed[0]}.",
            "Put that key back from the recovery form: a new one would open none of them.",
        )
    return recovery_form(make_agency_key(root, SystemRandom()))


def add(
    root: Path,
    client_id: str,
    person: str,
    until: date | None = None,
    *,
    since: date | None = None,
    random: Random | None = None,
) -> str:
    """Give a person of client.yml access and return their passphrase, which is never shown again.

    PORTFOLIO in place of a client's id gives someone of the agency's team access to the portfolio.
    Draws a new slot seed and raises the epoch; makes the access file where there is none. `since` is today where it is
    not given; `until` is the last day of access. Demonstrations bring their own `random`.
    """
    place = _place(root, client_id)
    grant = Grant(since=since or clock.today(place.timezone), until=until)
    source = random or SystemRandom()
    roster = _current(place)
    _check(place, roster, person, grant)
    passphrase = new_passphrase(source, place.language)
    widened = _widened(roster or _first(client_id, source), person, grant, passphrase, source)
    write_atomically(access_file(root, client_id), encode_roster(widened, place.key, source))
    return passphrase


def list_access(root: Path, client_id: str | None = None) -> tuple[AccessLine, ...]:
    """Return who has access, by client and person; UsageError for a client that there is not."""
    if client_id is not None and client_id not in _client_ids(root):
        raise UsageError(f"There is no client {client_id!r}.", _known(root))
    return tuple(_lines(root, [client_id] if client_id else [*_client_ids(root), PORTFOLIO]))


def client_keys(data: bytes, agency_key: AgencyKey, client_id: str) -> ClientKeys:
    """Return the keys that the bytes of a client's access.yml hold."""
    return read_roster(data, agency_key, client_id).keys


def read_client_keys(root: Path, agency_key: AgencyKey, client_id: str) -> ClientKeys:
    """Return the keys of a client of the workspace; Refused, naming `access add`, where nobody has access yet."""
    file = access_file(root, client_id)
    if not file.is_file():
        raise _nobody(client_id)
    return client_keys(file.read_bytes(), agency_key, client_id)


def _nobody(client_id: str) -> Refused:
    if client_id == PORTFOLIO:
        return Refused(
            "Nobody has access to the portfolio yet.",
            "Run `aboveboard access add --portfolio PERSON`, with the id of someone of the team in agency.yml.",
        )
    return Refused(
        f"Nobody has access to the site of {client_id} yet.",
        f"Run `aboveboard access add {client_id} PERSON`, with the id of a person from client.yml.",
    )


def _widened(roster: Roster, person: str, grant: Grant, passphrase: str, random: Random) -> Roster:
    keys = roster.keys
    public = crypto.public_key(person_key(passphrase, keys.salt))
    widened = replace(keys, seed=random.draw(32), people={**keys.people, person: public}, epoch=keys.epoch + 1)
    return replace(roster, grants={**roster.grants, person: grant}, keys=widened)


def _first(client_id: str, random: Random) -> Roster:
    keys = ClientKeys(
        content=random.draw(32), address=random.draw(32), salt=random.draw(16), seed=bytes(32), people={}, epoch=0
    )
    return Roster(client_id, {}, keys)


def _current(place: _Place) -> Roster | None:
    file = access_file(place.root, place.client_id)
    return read_roster(file.read_bytes(), place.key, place.client_id) if file.is_file() else None


def _check(place: _Place, roster: Roster | None, person: str, grant: Grant) -> None:
    if person not in place.people:
        known = ", ".join(place.people) or "there are none yet"
        whose = "the agency" if place.client_id == PORTFOLIO else "this client"
        raise UsageError(f"There is no person {person!r} in {place.told_in}.", f"People of {whose}: {known}.")
    if roster and person in roster.grants:
        raise Refused(
            f"{person} has access already, since {roster.grants[person].since}; a passphrase is never shown again.",
            f"Where it was lost: give the person a second id in {place.told_in}, and add that one.",
        )
    if grant.until and grant.until < grant.since:
        raise UsageError(f"Access cannot end on {grant.until}, before it begins on {grant.since}.")


def _place(root: Path, client_id: str) -> _Place:
    agency = _agency(root)
    if client_id == PORTFOLIO:
        key = read_agency_key(root, demo=agency.demo)
        return _Place(root, client_id, tuple(agency.team), "agency.yml", agency.language, agency.timezone, key)
    profile = _profile(root, client_id)
    zone = profile.timezone or agency.timezone
    key = read_agency_key(root, demo=agency.demo)
    return _Place(root, client_id, tuple(profile.people), "client.yml", profile.language, zone, key)


def _profile(root: Path, client_id: str) -> Profile:
    file = root / "clients" / client_id / "client.yml"
    if client_id not in _client_ids(root) or not file.is_file():
        raise UsageError(f"There is no client {client_id!r}.", _known(root))
    return _parsed(FileKind.CLIENT, file, f"clients/{client_id}/client.yml", Profile)


def _agency(root: Path) -> Agency:
    file = root / "agency.yml"
    if not file.is_file():
        raise UsageError("This is no workspace: there is no agency.yml.")
    return _parsed(FileKind.AGENCY, file, "agency.yml", Agency)


def _parsed(kind: FileKind, file: Path, name: str, model: type[_Model]) -> _Model:
    parsed = parse(kind, file.read_bytes(), name)
    if isinstance(parsed.model, model):
        return parsed.model
    raise Error("\n".join(str(problem) for problem in parsed.problems))


def _client_ids(root: Path) -> list[str]:
    return sorted(path.parent.name for path in (root / "clients").glob("*/client.yml"))


def _known(root: Path) -> str:
    return f"Clients: {', '.join(map(shown, _client_ids(root))) or 'none yet'}."


def _lines(root: Path, client_ids: list[str]) -> Iterator[AccessLine]:
    for client_id in client_ids:
        file = access_file(root, client_id)
        people = read_clear(file.read_bytes(), client_id).people if file.is_file() else {}
        for person, grant in people.items():
            yield AccessLine(client_id, person, grant.since, grant.until)
