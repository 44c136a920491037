"""A workspace → its checkup: the last one where nothing has changed since, else a new one, which is remembered."""

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from reports import clock
from reports.pipeline.cache import Cache, Json
from reports.pipeline.fingerprint import Doubtful, fingerprint
from reports.problems import Problem, Severity
from reports.workspace import client_ids, workspace_top


@dataclass(frozen=True, slots=True)
class Checkup:
    """Every problem by its place, of how many clients, and what could not be looked at."""

    problems: tuple[Problem, ...]
    clients: int
    notes: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Days:
    """Today's date in every zone that was asked for, the same one however long it takes."""

    known: dict[str, date] = field(default_factory=dict)

    def __call__(self, zone: str) -> date:
        if zone not in self.known:
            self.known[zone] = clock.today(zone)
        return self.known[zone]


def examine(root: Path, only: str | None = None) -> Checkup:
    """Check the working copy as of today, or one client of it; UsageError where there is no such client."""
    top = workspace_top(root)
    if top is None or (only and only not in client_ids(top)):
        return _new(root, only, _Days())
    cache, name = Cache(top / ".cache" / "check"), f"client-{only}" if only else "all"
    before = _fingerprint(top)
    known = cache.recall(name)
    if before and known and known.get("of") == before and _is_of_today(known):
        return _checkup(known)
    days = _Days()
    made = _new(root, only, days)
    # Twice the same: nothing was written while it was read.
    if before and not made.notes and _fingerprint(top) == before:
        with suppress(OSError):
            cache.keep(name, _remembered(before, days, made))
    return made


def _new(root: Path, only: str | None, days: _Days) -> Checkup:
    from reports.pipeline.check import check  # here, since it imports all that reads and measures

    return check(root, only, days)


def _fingerprint(top: Path) -> str | None:
    try:
        return fingerprint(top, clock.moment())
    except (Doubtful, OSError, ValueError):
        return None


def _is_of_today(known: Json) -> bool:
    return all(clock.today(zone) == date.fromisoformat(day) for zone, day in known["days"].items())


def _remembered(of: str, days: _Days, made: Checkup) -> Json:
    told = {zone: day.isoformat() for zone, day in days.known.items()}
    return {"of": of, "days": told, "clients": made.clients, "problems": [asdict(one) for one in made.problems]}


def _checkup(known: Json) -> Checkup:
    problems = (Problem(**{**one, "severity": Severity(one["severity"])}) for one in known["problems"])
    return Checkup(tuple(problems), known["clients"])
