"""Two wordings of one file → what happened beyond terms and reports: requests, acceptances, access, the team.

People are named as they were known at that moment, so that who has left keeps their name. No secret is ever looked at:
of access.yml only its clear part is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from reports.history.terms import offered
from reports.model import Acceptance, Access, ChangeRequest, Profile
from reports.model.change_request import Decision
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY
from reports.periods import Period

if TYPE_CHECKING:  # where nobody signs, nobody need wait for cryptography
    from reports.receipts import Signer

_Model = TypeVar("_Model")
Names = Mapping[str, str]
"""People's names by their ids."""


class Deed(StrEnum):
    """What was done."""

    RAISED = "raised"
    REWORDED = "reworded"
    DECIDED = "decided"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    TAKEN_BACK = "taken-back"
    ALTERED = "altered"
    REMOVED = "removed"
    GRANTED = "granted"
    PROLONGED = "prolonged"
    REVOKED = "revoked"
    ROTATED = "rotated"
    JOINED = "joined"
    LEFT = "left"
    ENROLLED = "enrolled"
    LIMITED = "limited"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """What happened to a change request; `by` raised it or decided, `option` is what was chosen, "" while open."""

    deed: Deed
    id: str
    title: str
    by: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class AcceptanceEvent:
    """What happened to the record of a decision; `by` and `recorded_by` are names ("" for nobody)."""

    deed: Deed
    acceptance: Acceptance
    by: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """Who may open the site since this commit, or no longer; nobody ("") where the keys alone are new."""

    deed: Deed
    name: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TeamEvent:
    """Who began or ceased to be account manager or deputy; `role` is one of these two."""

    deed: Deed
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """Whose key may sign since this commit, until when, or no longer; nobody's ("") where it is the agency's own."""

    deed: Deed
    name: str
    key: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A report that says something else than was published, in these fields, uncorrected; or what it said, again."""

    deed: Deed
    period: Period
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamesEvent:
    """A change of `.mailmap`: who of the authors here has another name since, the old one and the new."""

    renamed: tuple[tuple[str, str], ...]


Event = RequestEvent | AcceptanceEvent | AccessEvent | TeamEvent | KeyEvent | ReportEvent | NamesEvent


def events(item: str, before: object, after: object, names: Names) -> Iterator[Event]:
    """Yield what happened between two wordings of a file, None where there is none; `item` is its file's stem."""
    either = after or before
    if isinstance(either, ChangeRequest):
        yield from _requested(item, _as(ChangeRequest, before), _as(ChangeRequest, after), names)
    elif isinstance(either, Acceptance):
        yield from _accepted(_as(Acceptance, before), _as(Acceptance, after), names)
    elif isinstance(either, Access):
        yield from _accessed(_as(Access, before), _as(Access, after), names)
    elif isinstance(either, Profile):
        yield from _staffed(_as(Profile, before), _as(Profile, after), names)


def key_events(before: "tuple[Signer, ...]", after: "tuple[Signer, ...]", names: Names) -> Iterator[KeyEvent]:
    """Yield what happened between two wordings of the file that tells whose keys may sign."""
    from reports.receipts import AGENCY, fingerprint

    had, has = ({(one.principal, one.key): one.before for one in some} for some in (before, after))
    for who, key in dict.fromkeys((*has, *had)):
        until = has.get((who, key))
        deed = _enrolled((who, key) in had, (who, key) in has)
        if deed is not Deed.LIMITED or until != had[who, key]:
            yield KeyEvent(deed, "" if who == AGENCY else _name(names, who), fingerprint(key), until)


def _enrolled(before: bool, after: bool) -> Deed:  # noqa: FBT001 -- two answers to one question
    if not before:
        return Deed.ENROLLED
    return Deed.LIMITED if after else Deed.REMOVED


def _as(kind: type[_Model], value: object) -> _Model | None:
    return value if isinstance(value, kind) else None


def _requested(
    item: str, before: ChangeRequest | None, after: ChangeRequest | None, names: Names
) -> Iterator[RequestEvent]:
    if after is None:
        if before:
            yield RequestEvent(Deed.WITHDRAWN, item, before.title, _name(names, before.raised.by))
        return
    by = _name(names, after.raised.by)
    if before is None:
        yield RequestEvent(Deed.RAISED, item, after.title, by)
    elif _reworded(before, after):
        yield RequestEvent(Deed.REWORDED, item, after.title, by)
    decided = before.decision if before else None
    if after.decision and _taken(after.decision) != _taken(decided):
        chosen = after.chosen
        option = chosen.what if chosen else after.decision.option
        yield RequestEvent(Deed.DECIDED, item, after.title, _name(names, after.decision.by), option)
    elif decided and not after.decision:
        yield RequestEvent(Deed.REOPENED, item, after.title, by)


def _reworded(before: ChangeRequest, after: ChangeRequest) -> bool:
    if offered(before) != offered(after) or before.result not in {None, after.result}:
        return True
    return before.decision != after.decision and _taken(before.decision) == _taken(after.decision)


def _taken(decision: Decision | None) -> object:
    """Return what was decided, by whom and when: whoever edits the reason alone decides nothing anew."""
    return decision and (decision.option, decision.by, decision.on)


def _accepted(before: Acceptance | None, after: Acceptance | None, names: Names) -> Iterator[AcceptanceEvent]:
    told = after or before
    if told is None or before == after:
        return
    yield AcceptanceEvent(
        _decided(before, after), told, _name(names, told.by), _name(names, told.recorded_by) if told.recorded_by else ""
    )


def _decided(before: Acceptance | None, after: Acceptance | None) -> Deed:
    if after is None:
        return Deed.REMOVED
    if before:
        return Deed.ALTERED
    if after.revokes:
        return Deed.TAKEN_BACK
    return Deed.ACCEPTED if after.decision == "accept" else Deed.REJECTED


def _accessed(before: Access | None, after: Access | None, names: Names) -> Iterator[AccessEvent]:
    had = before.people if before else {}
    has = after.people if after else {}
    for person, grant in sorted(has.items()):
        if person not in had:
            yield AccessEvent(Deed.GRANTED, _name(names, person), grant.until)
        elif had[person].until != grant.until:
            yield AccessEvent(Deed.PROLONGED, _name(names, person), grant.until)
    for person in sorted(had.keys() - has.keys()):
        yield AccessEvent(Deed.REVOKED, _name(names, person))
    if before and after and before.epoch != after.epoch and had.keys() == has.keys():
        yield AccessEvent(Deed.ROTATED)


def _staffed(before: Profile | None, after: Profile | None, names: Names) -> Iterator[TeamEvent]:
    had, has = _staff(before), _staff(after)
    for role in (ACCOUNT_MANAGER, DEPUTY):
        for person in sorted(has[role] - had[role]):
            yield TeamEvent(Deed.JOINED, _name(names, person), role)
        for person in sorted(had[role] - has[role]):
            yield TeamEvent(Deed.LEFT, _name(names, person), role)


def _staff(profile: Profile | None) -> dict[str, set[str]]:
    """Return who has each of the two roles, whatever their days are."""
    team = profile.team.items() if profile else ()
    return {role: {who for who, work in team if work.role == role} for role in (ACCOUNT_MANAGER, DEPUTY)}


def _name(names: Names, who: str) -> str:
    return names.get(who, who)
