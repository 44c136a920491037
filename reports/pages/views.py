"""What rendering is handed: one version of a client's site, and the record that all versions share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reports.figures.figures import Figures
from reports.figures.months import MonthFigures
from reports.figures.portfolio import Portfolio
from reports.history import TrailEntry
from reports.model import Agency, Baselines, Client, PeriodUpdate, Status
from reports.model.document_state import DocumentState
from reports.periods import Period
from reports.source import FileInfo
from reports.words import Words


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version. `states` tell where documents stand, as history names them; `files` are the published files by name;
    `corrected` is the update as it stood before an erratum; `stand_in` is the commit that was read where the version's
    own could not be.
    """  # noqa: D205 -- four short definitions read best together

    agency: Agency
    client: Client
    figures: Figures
    baselines: Baselines
    words: Words
    states: Mapping[str, DocumentState]
    files: Mapping[str, FileInfo] = field(default_factory=dict)
    corrected: PeriodUpdate | None = None
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class PortfolioView:
    """All clients as committed, and the commit."""

    agency: Agency
    portfolio: Portfolio
    words: Words
    commit: str


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One published version: `summary` is the update's prose, `status` None where the update could not be read.

    `every` is how often the client was reported to then, as in a cadence.
    """

    period: Period
    status: Status | None
    summary: str
    as_of: date
    every: str = "week"


@dataclass(frozen=True, slots=True)
class RecordView:
    """What all versions share; `client` is the newest one; `trail`, `versions` and `months` stand newest first."""

    agency: Agency
    client: Client
    words: Words
    trail: tuple[TrailEntry, ...] = ()
    versions: tuple[ArchiveLine, ...] = ()
    months: tuple[MonthFigures, ...] = ()

    def period(self, period: Period) -> str:
        """Write a period as it was reported."""
        every = {line.period: line.every for line in self.versions}
        return self.words.period(period, every.get(period, "week"))
