"""One client's newest committed version → its Brief as a PDF, made from the page that readers of the site print."""

import re
from collections import deque
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from markupsafe import escape

from reports.errors import Error
from reports.pipeline.chromium import print_pdf
from reports.pipeline.frames import frames_of
from reports.pipeline.on_record import read_record
from reports.pipeline.recorded import stamped
from reports.pipeline.render import FileShelf, render_folder
from reports.publish import Chain, GitDoor, read_ledgers
from reports.site.assets import theme_assets
from reports.site.compose import compose
from reports.site.identity import PlainIdentity
from reports.words import Words

PAGE = "brief"
_STYLESHEET = re.compile(r'<link[^>]*rel="stylesheet"[^>]*href="([^"?#]+)[^"]*"[^>]*>')
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>")
_DAY = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


@dataclass(frozen=True, slots=True)
class Document:
    """A Brief that stands alone: all of its looks are inside. `period` is the version's."""

    html: str
    period: str
    as_of: date


def brief_document(root: Path, client_id: str) -> Document:
    """Return the Brief of the newest version that is committed."""
    newest = deque(read_record(root).client(client_id).versions(), maxlen=1)
    if not newest:
        raise Error(f"{client_id} has no update that is committed.", "Commit one; then there is a Brief of it.")
    [version] = newest
    profile = version.client.profile
    words, frames = Words(profile.language), frames_of(root, profile.language)
    ledger = read_ledgers(GitDoor(root)).get(client_id) or Chain(client_id)
    folder = stamped(render_folder(version, FileShelf()), ledger.codes(), words)
    article = next(one for one in folder.articles if one.name == PAGE)
    content = folder.content({})
    html = compose(frames, article, content.filling(PlainIdentity(), folder.folder, content.pages))
    looks = {
        asset.path: asset.data.decode() for asset in theme_assets(root, [frames]).files if asset.path[-4:] == ".css"
    }
    title = f"{words('nav.brief')} {words('brief.for', client=profile.name)}, {words.date(version.as_of, 'year')}"
    return Document(_alone(html, looks, title), folder.folder, version.as_of)


def brief_pdf(document: Document, browser: str) -> bytes:
    """Return a Brief as a PDF that bears the day of its version, so that the same version gives the same file."""
    day = document.as_of.strftime("%Y%m%d000000").encode()
    return _DAY.sub(lambda found: b"/%s (D:%s" % (found[1], day), print_pdf(browser, document.html))


def _alone(html: str, looks: dict[str, str], title: str) -> str:
    """Return a page without scripts, its stylesheets inside of it, under a title that says whose it is."""

    def inside(link: re.Match[str]) -> str:
        path = link[1].removeprefix("../")
        return f"<style>{looks[path]}</style>" if path in looks else ""

    plain = _STYLESHEET.sub(inside, _SCRIPT.sub("", html))
    return _TITLE.sub(lambda _: f"<title>{escape(title)}</title>", plain, count=1)
