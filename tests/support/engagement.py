"""A few words → the models of one engagement, for tests that measure or draw."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reports.figures import measure
from reports.figures.figures import Dated, Figures, ItemKind
from reports.model import (
    Agency,
    Agreement,
    AgreementVersion,
    Baselines,
    Client,
    HourEntry,
    PeriodUpdate,
    Profile,
    Series,
    Task,
    Update,
)
from reports.periods import Period

SCOPE = {"in": {"shop": "The new shop"}, "out": {"stock": "The stock system"}}
DAY = date(2026, 11, 20)


def agreement(**terms: object) -> Agreement:
    """Return terms with everything that is required."""
    return Agreement.model_validate({"title": "Relaunch", "scope": SCOPE, **terms})


def wording(number: int, on: date, **terms: object) -> AgreementVersion:
    """Return one wording of the terms, from a commit named after its number."""
    return AgreementVersion(number, f"digest-{number}", agreement(**terms), on, f"terms-{number}")


def update(period: str, **news: object) -> PeriodUpdate:
    """Return an update; tasks of `next` are lines, or maps with an id. A line's id is the line."""
    told = Update.model_validate({"by": "lead", "status": "on-track", "summary": "All is well.", **news})
    tasks: Mapping[str, Task] = {task.id or task.what: task for task in told.next}
    return PeriodUpdate(Period.parse(period), told, tasks)


def client(terms: Agreement, *updates: PeriodUpdate) -> Client:
    """Return a client with these terms and updates."""
    return Client("harbour", Profile(name="Harbour"), terms, updates)


def baselines(wordings: tuple[AgreementVersion, ...], *updates: PeriodUpdate) -> Baselines:
    """Return baselines where each update was reported on its week's Friday, or month's end, by a commit of its name."""
    names = [each.period.name for each in updates]
    days = [each.period.promised_day("friday") if each.period.is_week else each.period.last for each in updates]
    commits = {name: f"commit-{name}" for name in names}
    return Baselines(wordings, None, dict(zip(names, days, strict=True)), commits)


def figures(
    *updates: PeriodUpdate,
    wordings: tuple[AgreementVersion, ...] = (),
    as_of: date = DAY,
    agency: Agency | None = None,
    metrics: Mapping[str, Series] | None = None,
    hours: tuple[HourEntry, ...] = (),
    **terms: object,
) -> Figures:
    """Measure updates against terms, or against wordings, oldest first."""
    said = wordings or (wording(1, date(2026, 9, 1), **terms),)
    engaged = replace(client(said[-1].agreement, *updates), metrics=metrics or {}, hours=hours)
    return measure(engaged, agency or Agency(name="Quayside"), baselines(said, *updates), as_of)


def standing(on: date) -> Dated:
    """A milestone that was, is and will be promised for one day, and is not reached."""
    return Dated(
        id="beta",
        kind=ItemKind.MILESTONE,
        name="Beta",
        first=on,
        promised=on,
        forecast=on,
        reached=None,
        progress=None,
        slip=0,
        overdue=0,
        causes=(),
        ask=None,
        why=None,
        instalment=None,
        moves=(),
    )
