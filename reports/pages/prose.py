"""Markdown that someone wrote → clean HTML: no raw HTML, script or style; links by https, by mail, or to our files.

Two fences: Python-Markdown without its doors for raw HTML, then nh3 with a short list of what may stay.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import unescape
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from reports.pages.article import slot
from reports.pages.template import trusted
from reports.source import FileInfo

_MARKUP = re.compile(r"[*_`#\[\]<>|~\\&!]|\n|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*[-=]{2,}", re.MULTILINE)
_FILE_TAG = re.compile(r'<(img|a)((?: [a-z-]+="[^"]*")* data-file="[^"]*"(?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_TAGS = {"a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"}
_TAGS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATTRIBUTES = {
    "a": {"href", "data-file"},
    "img": {"alt", "data-file"},
    "ol": {"start"},
}
_CELLS = {"th", "td"}
_ALIGNED = {"right": "ab-right", "center": "ab-center"}
_DEEPEST_HEADING = 6
_DEMOTED_BY = 2

Files = Mapping[str, FileInfo]


def prose(text: str, files: Files | None = None) -> Markup:
    """Return Markdown as HTML blocks. Pictures and downloads of `files` become slots; of any other their words stay."""
    html = _cleaned(text)
    if "data-file" not in html:
        return trusted(html)
    return trusted(_FILE_TAG.sub(lambda tag: _filled(tag[1], tag[2], files or {}), html))


def inline(text: str, files: Files | None = None) -> Markup:
    """Return the first paragraph of Markdown for a place inside a sentence; from lists and tables their words."""
    html = prose(text.strip().split("\n\n", 1)[0], files)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return trusted(html[3:-4])
    return escape(html.striptags())


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    if not _MARKUP.search(text.strip()):
        return f"<p>{escape(text.strip())}</p>"
    return nh3.clean(
        _markdown().reset().convert(text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={cell: set(_ALIGNED.values()) for cell in _CELLS},
        url_schemes={"https", "mailto"},
        link_rel="noopener noreferrer",
    )


@cache
def _markdown() -> Markdown:
    extensions = ["tables", "fenced_code", "sane_lists"]
    markdown = Markdown(extensions=extensions, extension_configs={"tables": {"use_align_attribute": True}})
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.treeprocessors.register(_Addresses(markdown), "addresses", 5)
    return markdown


class _Addresses(Treeprocessor):
    """Headings two levels down, cells aligned by class, pictures by their file's name, links only where they may go."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                _mend_link(element)
            elif element.tag == "img":
                _mend_picture(element)
            elif element.tag in _CELLS:
                _mend_cell(element)
            elif re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{min(int(element.tag[1]) + _DEMOTED_BY, _DEEPEST_HEADING)}"


def _mend_link(link: Element) -> None:
    # Python-Markdown writes addresses of mail as character references, behind marks of its own.
    address = unescape(link.get("href", "").replace("\x02amp\x03", "&"))
    link.attrib.clear()
    if address.startswith("files/"):
        link.set("data-file", unquote(address))
    elif address.startswith(("https://", "mailto:")):
        link.set("href", address)
    else:
        link.tag = "span"


def _mend_picture(picture: Element) -> None:
    source, words = picture.get("src", ""), picture.get("alt", "")
    picture.attrib.clear()
    picture.set("alt", words)
    picture.set("data-file", unquote(source))


def _mend_cell(cell: Element) -> None:
    aligned = _ALIGNED.get(cell.attrib.pop("align", ""))
    if aligned:
        cell.set("class", aligned)


def _filled(tag: str, attributes: str, files: Files) -> str:
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    file, words = found["data-file"], escape(found.get("alt", ""))
    known = files.get(file)
    if tag == "a":
        return f"<a {slot('download', file)}>" if known else "<a>"
    return f'<img {slot("image", file)} alt="{words}">' if known and known.is_image else str(words)
