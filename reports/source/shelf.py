"""The parsed files of one client, side by side: what rules across files look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from reports.model import Agreement, Profile, Update
from reports.periods import Period
from reports.source.names import period_of, stem_of
from reports.source.parse import Parsed


@dataclass(frozen=True, slots=True)
class Report:
    """One update's file, readable or not."""

    name: str
    period: Period
    parsed: Parsed

    @property
    def update(self) -> Update | None:
        """The update, None where it cannot be read."""
        return self.parsed.model if isinstance(self.parsed.model, Update) else None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Parsed files by name; `place` is the folder as problems name it.

    `reports` are sorted, oldest first; `readable` are the updates before the first one that cannot be read.
    """

    place: str
    names: tuple[str, ...]
    parsed: Mapping[str, Parsed]
    reports: tuple[Report, ...]
    readable: tuple[Update, ...]

    @property
    def profile(self) -> Profile | None:
        """What client.yml tells, None where it cannot be read."""
        model = self.parsed["client.yml"].model if "client.yml" in self.parsed else None
        return model if isinstance(model, Profile) else None

    @property
    def agreement(self) -> Agreement | None:
        """What agreement.yml tells, None where it cannot be read."""
        model = self.parsed["agreement.yml"].model if "agreement.yml" in self.parsed else None
        return model if isinstance(model, Agreement) else None

    def file(self, name: str) -> str:
        """Return a file's name in the workspace."""
        return f"{self.place}/{name}"

    def stems(self, folder: str) -> tuple[str, ...]:
        """Return what files below a folder are referred to by, readable or not: `cr-001` for changes/cr-001.yml."""
        return tuple(stem for name in self.names if name.startswith(folder) and (stem := stem_of(name)))

    def readable_before(self, place: int) -> tuple[Update, ...] | None:
        """Return the updates before one of `reports`; None where one of them cannot be read."""
        return self.readable[:place] if place <= len(self.readable) else None


def shelf_of(place: str, names: tuple[str, ...], parsed: Mapping[str, Parsed]) -> Shelf:
    """Put the parsed files of one client side by side."""
    periods = {name: period for name in parsed if (period := period_of(name))}
    reports = sorted((Report(name, period, parsed[name]) for name, period in periods.items()), key=_period)
    updates = takewhile(lambda update: update is not None, (report.update for report in reports))
    return Shelf(place, names, parsed, tuple(reports), tuple(filter(None, updates)))


def _period(report: Report) -> Period:
    return report.period
