"""A workspace's working copy → readable pages: a folder to look through, or one client live in MkDocs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reports import clock
from reports.errors import Error, Refused
from reports.history import ClientHistory, SiteVersion, working_version
from reports.model import Agency, Client
from reports.pages.article import RECORD_PAGES, Outline
from reports.pipeline.frames import frames_of
from reports.pipeline.on_record import read_record
from reports.pipeline.render import FileShelf, render_folder, render_record_folder
from reports.pipeline.rendered import RenderedFolder
from reports.pipeline.report import BuiltClient, Report
from reports.pipeline.working_copy import Checked, checked
from reports.protect.output import staging, write_files
from reports.protect.seal import PublishedFile
from reports.protect.swap import swap_in
from reports.site.assets import theme_assets
from reports.site.content import Content
from reports.site.identity import PlainIdentity
from reports.site.plain_files import plain_files
from reports.site.provider import PreviewSite
from reports.source import Workspace
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Preview:
    """One client in plain: versions oldest first, the newest from the working copy, and the record."""

    client: Client
    versions: tuple[RenderedFolder, ...]
    record: RenderedFolder
    shelf: FileShelf

    def contents(self) -> tuple[Content, ...]:
        """Return the folders of versions as the site takes them."""
        return tuple(version.content(self.shelf.bytes_by_digest) for version in self.versions)


def build_plain(root: Path, out: Path, only: str | None, as_of: date | None, progress: Callable[[str], None]) -> Report:
    """Write every client's pages, readable, into `out`; old versions from history, the newest from the working copy."""
    copy = checked(root, only)
    top = copy.workspace.root
    frames = {language: frames_of(top, language) for language in copy.languages}
    assets = theme_assets(top, frames.values())
    identity = PlainIdentity(assets=f"../../{assets.folder}/")
    built: list[BuiltClient] = []
    notes = [] if copy.clients else ["There is no client yet, so there is nothing to show."]
    with staging(out, "plain") as folder:
        write_files(folder / assets.folder, (PublishedFile(asset.path, asset.data) for asset in assets.files))
        for client in copy.clients:
            preview = preview_of(copy.workspace, copy.agency, client, as_of, notes.append)
            if preview is None:
                notes.append(f"{client.id} has no update yet, so there is nothing to show.")
                continue
            record = preview.record.content(preview.shelf.bytes_by_digest)
            files = plain_files(frames[client.profile.language], identity, preview.contents(), record)
            write_files(folder / client.id, (PublishedFile(file.path, file.data) for file in files))
            built.append(BuiltClient(client.id, client.id, len(preview.versions), preview.versions[-1].folder))
            progress(f"{client.id}: {len(preview.versions)} versions")
        swap_in(folder, out, "plain", complete=only is None)
    return Report(out, tuple(built), tuple(dict.fromkeys(notes)))


def preview_articles(root: Path, client_id: str) -> PreviewSite:
    """Return the newest version of one client and its record, for `mkdocs serve` and `mkdocs build`."""
    copy = checked(root, client_id)
    preview = preview_of(copy.workspace, copy.agency, copy.clients[0], None, lambda _: None)
    if preview is None:
        raise Error(f"{client_id} has no update yet.", f"Write one: clients/{client_id}/updates/2026-W01.yml")
    newest = preview.versions[-1]
    both = RenderedFolder(
        newest.folder,
        newest.title,
        newest.imprint,
        (*newest.articles, *preview.record.articles),
        newest.files,
        preview.record.calendar,
    )
    words = Words(preview.client.profile.language)
    content = both.content(preview.shelf.bytes_by_digest)
    return PreviewSite(content, words, newest.folder, outline=Outline(content.pages, RECORD_PAGES))


def serve_client(root: Path, client_id: str, port: int, ready: Callable[[], None]) -> None:
    """Show one client's newest version, live, on 127.0.0.1; ends with Ctrl-C. `ready` is called once all can be read.

    Raises:
        Found: a file has an error, so there is nothing to show yet.
    """
    from reports.site.live import serve

    copy: Checked = checked(root, client_id)
    ready()
    serve(copy.workspace.root, client_id, port)


def preview_of(
    workspace: Workspace, agency: Agency, client: Client, as_of: date | None, note: Callable[[str], None]
) -> Preview | None:
    """Return one client's preview, None before its first update."""
    day = as_of or clock.today(client.profile.timezone or agency.timezone)
    history, folder = _history(workspace.root, client.id, note), workspace.client_folder(client.id)
    newest = (
        history.working_version(client, agency, folder, day)
        if history
        else working_version(None, client, agency, folder, day)
    )
    if newest is None:
        return None
    versions = [*_before(history, newest), newest]
    shelf = FileShelf()
    folders = tuple(render_folder(version, shelf) for version in versions)
    return Preview(client, folders, render_record_folder(versions, history), shelf)


def _history(root: Path, client_id: str, note: Callable[[str], None]) -> ClientHistory | None:
    """Return what git knows of the client; None, with a note, where git cannot be read: a preview can do without."""
    try:
        return read_record(root).client(client_id)
    except Refused as refused:
        note(f"Without history: {refused.message} {refused.hint}".strip())
        return None


def _before(history: ClientHistory | None, newest: SiteVersion) -> Iterator[SiteVersion]:
    if history:
        yield from history.versions(before=newest.period)
