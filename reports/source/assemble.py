"""The parsed files of one client, by name → the client."""

from collections.abc import Mapping

from reports.model import Agreement, Client, PeriodUpdate, Profile, Task, Update
from reports.periods import Period
from reports.source.names import period_of
from reports.source.parse import Parsed
from reports.source.task_ids import task_ids


def assemble(client_id: str, parsed: Mapping[str, Parsed]) -> Client | None:
    """Return the client that parsed files make, by names such as `updates/2026-W47.yml`.

    None where client.yml or agreement.yml is missing or cannot be read; updates that cannot be read are left out.
    """
    profile, agreement = _model(parsed, "client.yml"), _model(parsed, "agreement.yml")
    if not isinstance(profile, Profile) or not isinstance(agreement, Agreement):
        return None
    updates = (_update(name, one) for name, one in parsed.items())
    return Client(client_id, profile, agreement, tuple(sorted(filter(None, updates), key=_period)))


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
