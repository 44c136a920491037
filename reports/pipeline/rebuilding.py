"""A publication → its client rendered again from the commit that its tag names; no key and no address known."""

from pathlib import Path

from reports.errors import Refused
from reports.history import read_trail
from reports.pipeline.on_record import as_published
from reports.pipeline.render import render_client
from reports.pipeline.rendered import RenderedClient
from reports.publish import GitDoor, read_ledgers, tag_name


def rendered_publication(root: Path, client_id: str, seq: int, copied: Path | None) -> RenderedClient:
    """Render a client as it was rendered to be published; the work tree is neither read nor written.

    Where `copied` is a place for it, the workspace's files as of that commit are written there.
    """
    chain = read_ledgers(GitDoor(root), client_id)[client_id]
    source = chain.entries[seq - 1].source
    trail = as_published(read_trail(root, source), {client_id: chain.until(seq - 1)})
    if copied:
        copied.mkdir()
        files = trail.files()
        files.write(files.there, copied)
    client = render_client(trail, client_id)
    if client is None:
        raise Refused(f"{tag_name(client_id, seq)} stands at {source[:12]}, where {client_id} has no update.")
    return client
