"""Workspace → rendered clients, one after the other: history, figures and pages joined, no key and no address known."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reports.figures import measure
from reports.history import ClientHistory, SiteVersion, Trail, read_trail
from reports.model import Agency, Client
from reports.pages import ArchiveLine, RecordView, VersionView, render_record, render_version
from reports.pages.article import Article
from reports.periods import Period
from reports.pipeline.rendered import RenderedClient, RenderedVersion
from reports.source import FileInfo, Folder, describe_file, public_files
from reports.words import Words


@dataclass(slots=True)
class FileShelf:
    """The published files of one client: described once for each content, kept by SHA-256."""

    bytes_by_digest: dict[str, bytes] = field(default_factory=dict)
    _known: dict[tuple[str, str], FileInfo] = field(default_factory=dict)

    def take(self, folder: Folder, names: frozenset[str]) -> dict[str, FileInfo]:
        """Return the descriptions of the files that there are, by name, and keep their bytes."""
        there = set(folder.names())
        return {name: self._take(folder, name) for name in sorted(names & there)}

    def _take(self, folder: Folder, name: str) -> FileInfo:
        key = (name, folder.identity(name))
        if key not in self._known:
            data = folder.read(name)
            info = self._known[key] = describe_file(name, data)
            self.bytes_by_digest[info.sha256] = data
        return self._known[key]


@dataclass(frozen=True, slots=True)
class VersionPages:
    """One version with its articles, and its line in the archive."""

    rendered: RenderedVersion
    line: ArchiveLine
    client: Client
    agency: Agency


def rendered_clients(root: Path, only: str | None) -> Iterator[RenderedClient]:
    """Render every client of the committed history, or one; clients without an update have no site yet."""
    trail = read_trail(root)
    for client_id in [only] if only else trail.client_ids:
        rendered = render_client(trail, trail.client(client_id))
        if rendered:
            yield rendered


def render_client(trail: Trail, history: ClientHistory) -> RenderedClient | None:
    """Render all versions of one client and its record, None where there is no version."""
    shelf = FileShelf()
    pages = [version_pages(version, shelf) for version in history.versions()]
    if not pages:
        return None
    newest = pages[-1]
    words = Words(newest.client.profile.language)
    return RenderedClient(
        id=history.id,
        name=newest.client.profile.name,
        language=newest.client.profile.language,
        address=newest.client.profile.address,
        commits=trail.commits_touching(history.id),
        changed_at=trail.last_change(history.id),
        next_update=_promised(newest.client, newest.line.period).isoformat(),
        versions=tuple(page.rendered for page in pages),
        record=record_articles(pages, history, words),
        files=shelf.bytes_by_digest,
    )


def version_pages(version: SiteVersion, shelf: FileShelf) -> VersionPages:
    """Measure and render one version."""
    client, agency = version.client, version.agency
    files = shelf.take(version.folder, public_files(client))
    view = VersionView(
        agency=agency,
        client=client,
        figures=measure(client, agency, version.baselines, version.as_of),
        baselines=version.baselines,
        words=Words(client.profile.language),
        files=files,
        corrected=version.corrected,
        stand_in=version.stand_in,
    )
    return VersionPages(
        rendered=RenderedVersion(version.period.name, render_version(view), tuple(files.values())),
        line=_archive_line(client, version.period, version.as_of),
        client=client,
        agency=agency,
    )


def record_articles(pages: list[VersionPages], history: ClientHistory, words: Words) -> tuple[Article, ...]:
    """Render what all versions share: history and archive, newest first."""
    newest = pages[-1]
    view = RecordView(
        agency=newest.agency,
        client=newest.client,
        words=words,
        trail=history.entries,
        versions=tuple(page.line for page in reversed(pages)),
    )
    return render_record(view)


def _archive_line(client: Client, period: Period, as_of: date) -> ArchiveLine:
    newest = client.newest
    if newest is None or newest.period != period:
        return ArchiveLine(period, None, "", as_of)
    return ArchiveLine(period, newest.update.status, newest.update.summary, as_of)


def _promised(client: Client, period: Period) -> date:
    """Return the day on which the next update is promised."""
    cadence = client.profile.cadence
    following = period.following(2 if cadence.every == "two-weeks" else 1)
    return following.promised_day(cadence.day)
