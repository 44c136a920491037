"""One client's parsed files, the agency and the day → the view that every rule looks at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from reports.figures import measure
from reports.figures.figures import Figures
from reports.history import ClientHistory, Closing
from reports.model import Agency, AgreementVersion, Baselines, Client, Update
from reports.model.document_state import DocumentState
from reports.model.private import PrivateValue
from reports.periods import Period
from reports.rules.facts import ClientFacts
from reports.rules.phrases import Phrases, spaced, words_in
from reports.source import Folder
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

    `today` is None where nothing may depend on the day, as in a build. `secrets` are the private values of the client
    and of the agency, `strangers` the names of all clients, this one included. `history` is None where there is no git
    repository, or none that can be read: nothing is then taken for published. `folder` holds the files of the working
    copy, the papers among them.
    """

    agency: Agency
    client: Client
    shelf: Shelf
    today: date | None = None
    secrets: tuple[PrivateValue, ...] = ()
    strangers: Phrases = field(default_factory=Phrases)
    history: ClientHistory | None = None
    folder: Folder | None = None

    @cached_property
    def open_updates(self) -> tuple[Told, ...]:
        """The updates that may still be changed, oldest first: good advice on closed ones would come too late."""
        return tuple(self._told())

    @cached_property
    def closed(self) -> Mapping[str, Closing]:
        """The updates that are published and closed, by file: committed, and one of a later period is there."""
        known = self.history.closings() if self.history else ()
        periods = [one.period for one in known] + [one.period for one in self.shelf.reports]
        last = max(periods, default=None)
        return {one.name: one for one in known if one.period != last}

    @cached_property
    def states(self) -> Mapping[str, DocumentState]:
        """Where documents stand in the working copy, by the name that acceptances use; nothing without history."""
        if self.history is None or self.folder is None:
            return {}
        return self.history.working_states(self.client, self.folder, self.today or date.max)

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

    @cached_property
    def words(self) -> Mapping[str, frozenset[bytes]]:
        """The words of each file that was read, by its name."""
        return {name: words_in(parsed.marks.data) for name, parsed in self.shelf.parsed.items()}

    @cached_property
    def own_names(self) -> str:
        """The names that may stand in what this client reads, its own and the agency's, a space around each."""
        profile, terms = self.client.profile, self.client.agreement
        names = (
            *(profile.name, self.agency.name),
            *(person.name for person in profile.people.values()),
            *(approver.name for approver in terms.approvers.values()),
            *(member.name for member in self.agency.team.values()),
        )
        return f" {' | '.join(map(spaced, names))} "

    @property
    def told_on(self) -> date | None:
        """The day that the newest update was promised for; None before the first."""
        return self.day_of(self.client.newest.period) if self.client.newest else None

    def day_of(self, period: Period) -> date:
        """Return the day on which a period's update is promised."""
        return period.promised_day(self.client.profile.cadence.day)

    def _told(self) -> Iterator[Told]:
        for place, report in enumerate(self.shelf.reports):
            if report.update and report.name not in self.closed:
                yield Told(place, report.name, report.period, report.update)


@dataclass(frozen=True, slots=True)
class AgencyView:
    """What rules know of the agency as a whole."""

    agency: Agency
    clients: tuple[ClientFacts, ...]
