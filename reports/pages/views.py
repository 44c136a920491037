"""What rendering is handed: one version of a client's site, and the record that all versions share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from reports.changes import Change
from reports.figures.figures import Figures
from reports.model import Agency, Baselines, Client, PeriodUpdate, Status
from reports.periods import Period
from reports.words import Words


class FileInfo(Protocol):
    """What rendering asks of a published file."""

    @property
    def is_image(self) -> bool:
        """Whether it is a picture that a page can show."""


class Revision(Protocol):
    """A commit: its id and its author's name."""

    @property
    def id(self) -> str:
        """The whole id."""


class TrailEntry(Protocol):
    """One commit of the trail, as history hands it over."""

    @property
    def revision(self) -> Revision: ...
    @property
    def on(self) -> date: ...
    @property
    def author(self) -> str: ...
    @property
    def changes(self) -> tuple[Change, ...]: ...
    @property
    def agreement(self) -> int | None: ...
    @property
    def unreadable(self) -> tuple[str, ...]: ...
    @property
    def published(self) -> tuple[str, ...]: ...
    @property
    def signature(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version. `files` are the published files by name; `corrected` is the update as it stood before an erratum;
    `stand_in` is the commit that was read where the version's own could not be.
    """  # noqa: D205 -- three short definitions read best together

    agency: Agency
    client: Client
    figures: Figures
    baselines: Baselines
    words: Words
    files: Mapping[str, FileInfo] = field(default_factory=dict)
    corrected: PeriodUpdate | None = None
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One published version: `summary` is the update's prose, `status` None where the update could not be read."""

    period: Period
    status: Status | None
    summary: str
    as_of: date


@dataclass(frozen=True, slots=True)
class RecordView:
    """What all versions share; `client` is the newest one, `trail` and `versions` stand newest first."""

    agency: Agency
    client: Client
    words: Words
    trail: tuple[TrailEntry, ...] = ()
    versions: tuple[ArchiveLine, ...] = ()


View = VersionView | RecordView
