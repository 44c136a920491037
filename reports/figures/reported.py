"""Updates and baselines → updates with the day and the commit that reported them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reports.model import Baselines, Client, Task, Update
from reports.periods import Period


@dataclass(frozen=True, slots=True)
class Reported:
    """One update, the day on which it was reported, and its commit ("" in the working copy)."""

    period: Period
    update: Update
    tasks: Mapping[str, Task]
    on: date
    revision: str


def reported_updates(client: Client, baselines: Baselines, as_of: date) -> tuple[Reported, ...]:
    """Return the updates in the order of their periods; one that is in no commit yet counts as reported by `as_of`."""
    return tuple(
        Reported(
            each.period,
            each.update,
            each.tasks,
            baselines.reported_on.get(each.period.name) or min(each.period.last, as_of),
            baselines.reported_in.get(each.period.name, ""),
        )
        for each in client.updates
    )
