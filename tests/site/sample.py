"""Invented articles of two clients and two versions, with every kind of slot."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from reports.pages import RECORD_PAGES, VERSION_PAGES
from reports.pages.article import Article, Heading, slot
from reports.site.compose import Imprint, imprint
from reports.site.content import Content
from reports.words import Words

WORDS = Words("en")
VERSIONS = ("2026-W46", "2026-W47")
CLIENTS: Mapping[str, str] = {"larkmoor": 'Müller & Söhne "Outdoor"', "quay": "Bäckerei <Ærø> 'Nord' & Co"}
AGENCY = "Quayside & Søn"


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file as `source.describe_file` tells of one."""

    name: str
    sha256: str
    is_image: bool
    width: int | None
    height: int | None


BYTES: Mapping[str, bytes] = {
    "files/shelf.png": b"\x89PNG not quite",
    "files/the plan & more.pdf": b"%PDF-1.4 invented",
}
FILES: Mapping[str, SampleFile] = {
    name: SampleFile(
        name, hashlib.sha256(data).hexdigest(), name.endswith("png"), *((640, 480) if "png" in name else (None, None))
    )
    for name, data in BYTES.items()
}


def names(client: str) -> Imprint:
    """Return what stands around a client's pages."""
    return imprint(WORDS, CLIENTS[client], AGENCY)


def article(client: str, folder: str, name: str) -> Article:
    """Return one page; Now and Plan have no table of contents."""
    headings = () if name in {"now", "plan"} else (Heading("done", "Done & <dusted>"), Heading("next", 'Next "week"'))
    below = "".join(
        f'<h2 id="{heading.id}">{heading.name.replace("&", "&amp;").replace("<", "&lt;")}</h2>\n{_TEXT}'
        for heading in headings
    )
    html = f"""<div class="ab ab-{name}">
<h1 id="{name}">{name.title()} of {folder} &amp; {client}</h1>
<figure data-search-exclude="yes"><svg viewBox="0 0 1 1"><title>Drawn</title></svg></figure>
<p>Words of {folder}, <a href="{slot("page", "plan#beta")}">plan</a>,
<a href="{slot("page", "2026-W46/update")}">older</a>, <a href="{slot("page", "2026-W46/now")}">oldest</a>,
<a href="{slot("page", "all/history#v1")}">history</a> and
<a href="{slot("page", "now")}">now</a>.</p>
<p><img {slot("image", "files/shelf.png")} alt="A shelf">
<a {slot("download", "files/the plan & more.pdf")}>The plan</a></p>
{below}</div>
"""
    return Article(folder, name, name.title() + " & <more>", html, name, headings)


_TEXT = (
    "<p>One <code>x &lt; y</code> two.</p>\n<ul><li>three</li><li></li></ul>\n<table><tr><td>four</td></tr></table>\n"
)


def version(client: str, folder: str, pages: tuple[str, ...] = VERSION_PAGES) -> Content:
    """Return one version of a client."""
    return Content(
        folder,
        folder,
        names(client),
        tuple(article(client, folder, name) for name in pages),
        FILES,
        BYTES.__getitem__,
    )


def record(client: str) -> Content:
    """Return what exists once per client."""
    return Content(
        "all",
        "all",
        names(client),
        tuple(article(client, "all", name) for name in RECORD_PAGES),
        FILES,
        BYTES.__getitem__,
    )
