"""One client's parsed files, the agency and the day → the view that every rule looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reports.figures import measure
from reports.figures.figures import Figures
from reports.model import Agency, AgreementVersion, Baselines, Client, Update
from reports.periods import Period
from reports.source.shelf import Shelf

PROFILE, AGREEMENT = "client.yml", "agreement.yml"


@dataclass(frozen=True, slots=True)
class Told:
    """An update that rules speak of; `place` counts in the shelf's reports, `name` is its file."""

    place: int
    name: str
    period: Period
    update: Update


@dataclass(frozen=True)
class View:
    """What rules know of one client.

    `today` is None where nothing may depend on the day, as in a build.
    """

    agency: Agency
    client: Client
    shelf: Shelf
    today: date | None = None

    @cached_property
    def open_updates(self) -> tuple[Told, ...]:
        """The updates that may still be changed, oldest first: good advice on closed ones would come too late."""
        return tuple(self._told())

    @cached_property
    def newest(self) -> Told | None:
        """The newest update; None before the first, and where it cannot be read."""
        told = self.open_updates[-1:]
        return told[0] if told and told[0].place == len(self.shelf.reports) - 1 else None

    @cached_property
    def figures(self) -> Figures:
        """The figures as of the day that the newest update was promised for, against the terms as they stand."""
        terms = AgreementVersion(1, "", self.client.agreement, date.min)
        return measure(self.client, self.agency, Baselines((terms,)), self.told_on or date.min)

    @property
    def told_on(self) -> date | None:
        """The day that the newest update was promised for; None before the first."""
        return self.day_of(self.client.newest.period) if self.client.newest else None

    def day_of(self, period: Period) -> date:
        """Return the day on which a period's update is promised."""
        return period.promised_day(self.client.profile.cadence.day)

    def _told(self) -> Iterator[Told]:
        for place, report in enumerate(self.shelf.reports):
            if report.update:
                yield Told(place, report.name, report.period, report.update)
