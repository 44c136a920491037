"""Workspace → rendered clients, one after the other: history, figures and pages joined, no key and no address known."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from reports.figures import measure
from reports.figures.months import month_figures
from reports.history import ClientHistory, SiteVersion, Trail
from reports.pages import RECORD, ArchiveLine, RecordView, VersionView, render_record, render_version
from reports.pipeline.rendered import RenderedClient, RenderedFolder
from reports.pipeline.takeaways import open_facts, open_told, whole_calendar
from reports.pipeline.uncommitted import uncommitted_names
from reports.pipeline.working_copy import Checked
from reports.site.compose import Imprint, imprint
from reports.source import FileInfo, Folder, describe_file, public_files, receipt_files
from reports.words import Words

_words = cache(Words)
"""The words of a language, made once: they remember how days and numbers are written."""


@dataclass(slots=True)
class FileShelf:
    """The published files of one client: described once for each content, kept by SHA-256."""

    bytes_by_digest: dict[str, bytes] = field(default_factory=dict)
    _known: dict[tuple[str, str], FileInfo] = field(default_factory=dict)

    def take(self, folder: Folder, names: Iterable[str]) -> dict[str, FileInfo]:
        """Return the descriptions of the files that there are, by name, and keep their bytes."""
        return {name: self._take(folder, name) for name in sorted({*names} & {*folder.names()})}

    def _take(self, folder: Folder, name: str) -> FileInfo:
        key = (name, folder.identity(name))
        if key not in self._known:
            data = folder.read(name)
            info = self._known[key] = describe_file(name, data)
            self.bytes_by_digest[info.sha256] = data
        return self._known[key]


def rendered_clients(trail: Trail, only: str | None, copy: Checked | None = None) -> Iterator[RenderedClient]:
    """Render every client that HEAD holds, or one; clients without an update have no site yet.

    `copy` is the working copy, where it shall be said what of it is not committed.
    """
    for client_id in [only] if only else trail.client_ids:
        rendered = render_client(trail, client_id, copy)
        if rendered:
            yield rendered


def render_client(trail: Trail, client_id: str, copy: Checked | None = None) -> RenderedClient | None:
    """Render all versions of one client and its record, None where there is no version."""
    history, shelf = trail.client(client_id), FileShelf()
    pages = [(version, render_folder(version, shelf)) for version in history.versions()]
    if not pages:
        return None
    newest, _ = pages[-1]
    promised = None if newest.agency.demo else newest.client.next_promised
    head, in_force = trail.newest("UTC"), newest.baselines.in_force
    count, changed_at = trail.moment(client_id)
    return RenderedClient(
        id=client_id,
        name=newest.client.profile.name,
        language=newest.client.profile.language,
        address=newest.client.profile.address,
        commits=count,
        changed_at=changed_at,
        next_update=promised.isoformat() if promised else None,
        versions=tuple(rendered for _, rendered in pages),
        record=render_record_folder([version for version, _ in pages], history),
        files=shelf.bytes_by_digest,
        uncommitted=_uncommitted(copy, client_id, history) if copy else (),
        source=head.id,
        committed_at=int(head.committed.timestamp()),
        in_force=in_force.digest if in_force else None,
        facts=open_facts(newest),
        told=open_told(newest, _words(newest.client.profile.language)),
    )


def _uncommitted(copy: Checked, client_id: str, history: ClientHistory) -> tuple[str, ...]:
    client = next((one for one in copy.clients if one.id == client_id), None)
    return uncommitted_names(client, copy.workspace.client_folder(client_id), history) if client else ()


def render_folder(version: SiteVersion, shelf: FileShelf) -> RenderedFolder:
    """Measure and render one version."""
    client, agency = version.client, version.agency
    files = shelf.take(version.folder, {*public_files(client), *_receipts(version)})
    words = _words(client.profile.language)
    view = VersionView(
        agency=agency,
        client=client,
        figures=measure(client, agency, version.baselines, version.as_of),
        baselines=version.baselines,
        words=words,
        states=version.states,
        files=files,
        corrected=version.corrected,
        stand_in=version.stand_in.id if version.stand_in else None,
    )
    return RenderedFolder(
        folder=version.period.name,
        title=version.period.name,
        imprint=_imprint(version, words),
        articles=render_version(view),
        files=tuple(files.values()),
    )


def _receipts(version: SiteVersion) -> Iterator[str]:
    """Yield the receipts of acceptances that count, with both signatures: a file that proves nothing stays here."""
    for state in version.states.values():
        for one in state.decided:
            if one.fault is None:
                yield from receipt_files(one.acceptance)


def render_record_folder(versions: Sequence[SiteVersion], history: ClientHistory | None) -> RenderedFolder:
    """Render what all versions share, history, archive and calendar; `versions` stand oldest first, one at least."""
    newest = versions[-1]
    words = _words(newest.client.profile.language)
    view = RecordView(
        agency=newest.agency,
        client=newest.client,
        words=words,
        trail=history.entries if history else (),
        versions=tuple(_archive_line(version) for version in reversed(versions)),
        months=month_figures(newest.client, newest.agency, newest.baselines, newest.as_of),
    )
    return RenderedFolder(
        RECORD, RECORD, _imprint(newest, words), render_record(view), calendar=whole_calendar(newest, words)
    )


def _imprint(version: SiteVersion, words: Words) -> Imprint:
    agency = version.agency
    return imprint(words, version.client.profile.name, agency.name, agency.legal)


def _archive_line(version: SiteVersion) -> ArchiveLine:
    newest = version.client.newest
    if newest is None or newest.period != version.period:
        return ArchiveLine(version.period, None, "", version.as_of)
    every = version.client.profile.cadence.every
    return ArchiveLine(version.period, newest.update.status, newest.update.summary, version.as_of, every)
