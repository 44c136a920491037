"""The parsed files of one client, by name → the client."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from reports.model import (
    Acceptance,
    Agreement,
    ChangeRequest,
    Client,
    Meeting,
    PeriodUpdate,
    Profile,
    Series,
    Task,
    TimeSheet,
    Update,
)
from reports.periods import Period
from reports.source.names import period_of, stem_of
from reports.source.parse import Parsed
from reports.source.task_ids import task_ids

_Kind = TypeVar("_Kind")


def assemble(client_id: str, parsed: Mapping[str, Parsed]) -> Client | None:
    """Return the client that parsed files make, by names such as `updates/2026-W47.yml`.

    None where client.yml or agreement.yml is missing or cannot be read; updates that cannot be read are left out.
    """
    profile, agreement = _model(parsed, "client.yml"), _model(parsed, "agreement.yml")
    if not isinstance(profile, Profile) or not isinstance(agreement, Agreement):
        return None
    updates = (_update(name, one) for name, one in parsed.items())
    return client_of(
        client_id, profile, agreement, filter(None, updates), {name: one.model for name, one in parsed.items()}
    )


def client_of(
    client_id: str,
    profile: Profile,
    agreement: Agreement,
    updates: Iterable[PeriodUpdate],
    models: Mapping[str, object],
) -> Client:
    """Return a client made of its parts; of `models`, by name, those that stand beside agreement and updates are taken.

    Whatever could not be read is None there, and left out.
    """
    return Client(
        id=client_id,
        profile=profile,
        agreement=agreement,
        updates=tuple(sorted(updates, key=_period)),
        changes=_by_stem(models, ChangeRequest),
        acceptances=_by_stem(models, Acceptance),
        meetings=_by_stem(models, Meeting),
        metrics=_by_stem(models, Series),
        hours=tuple(entry for sheet in _by_stem(models, TimeSheet).values() for entry in sheet.entries),
    )


def _by_stem(models: Mapping[str, object], kind: type[_Kind]) -> dict[str, _Kind]:
    found = ((stem_of(name), model) for name, model in sorted(models.items()) if isinstance(model, kind))
    return {stem: model for stem, model in found if stem}


def tasks_of(period: Period, update: Update) -> Mapping[str, Task]:
    """Return what an update plans next, by id."""
    lines = [(task.id, task.what) for task in update.next]
    return dict(zip(task_ids(period.name, lines, carried(update)), update.next, strict=True))


def carried(update: Update) -> tuple[str, ...]:
    """Return the ids of planned tasks that an update carries into the next period."""
    return tuple(task for task, fate in update.planned.items() if fate.carried is not None)


def _model(parsed: Mapping[str, Parsed], name: str) -> object:
    return parsed[name].model if name in parsed else None


def _update(name: str, parsed: Parsed) -> PeriodUpdate | None:
    period = period_of(name)
    if period is None or not isinstance(parsed.model, Update):
        return None
    return PeriodUpdate(period, parsed.model, tasks_of(period, parsed.model))


def _period(update: PeriodUpdate) -> Period:
    return update.period
