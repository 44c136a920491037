"""Markdown that someone wrote → clean HTML: no raw HTML, no script, no style, no address but https, mailto and our files.

Two fences: Python-Markdown without its doors for raw HTML, then nh3 with a short list of what may stay.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from reports.pages.article import slot
from reports.pages.template import trusted
from reports.pages.views import FileInfo

_MARKUP = re.compile(r"[*_`#\[\]<>|~\\&!]|\n|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*[-=]{2,}", re.MULTILINE)
_PICTURE = re.compile(r'<img((?: [a-z-]+="[^"]*")*) ?/?>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_TAGS = {"a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre"}
_TAGS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_ATTRIBUTES = {"a": {"href"}, "img": {"alt", "data-file"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}}
_DEEPEST_HEADING = 6
_DEMOTED_BY = 2


def prose(text: str, files: Mapping[str, FileInfo] | None = None) -> Markup:
    """Return Markdown as HTML blocks. Pictures of `files` become slots, any other picture its description."""
    html = _cleaned(text)
    return trusted(_PICTURE.sub(lambda found: _picture(found[1], files or {}), html)) if "<img" in html else trusted(html)


def inline(text: str, files: Mapping[str, FileInfo] | None = None) -> Markup:
    """Return the first paragraph of Markdown for a place inside a sentence; from lists and tables their words."""
    html = prose(text.strip().split("\n\n", 1)[0], files)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return trusted(html[3:-4])
    return escape(html.striptags())


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    if not _MARKUP.search(text.strip()):
        return f"<p>{escape(text.strip())}</p>"
    html = _markdown().reset().convert(text)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
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
    """Headings two levels down, pictures by file name, links only where they may go."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                _mend_link(element)
            elif element.tag == "img":
                _mend_picture(element)
            elif re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{min(int(element.tag[1]) + _DEMOTED_BY, _DEEPEST_HEADING)}"


def _mend_link(link: Element) -> None:
    # Python-Markdown hides addresses of mail behind marks of its own, so what is no other scheme is looked at by nh3.
    address = unescape(_plain(link.get("href", "")))
    link.attrib.clear()
    if address.startswith(("https://", "mailto:")):
        link.set("href", address)
    else:
        link.tag = "span"


def _mend_picture(picture: Element) -> None:
    source, words = picture.get("src", ""), picture.get("alt", "")
    picture.attrib.clear()
    picture.set("alt", words)
    picture.set("data-file", source)


def _plain(address: str) -> str:
    """Undo the marks that Python-Markdown puts around character references."""
    return address.replace("\x02amp\x03", "&")


def _picture(attributes: str, files: Mapping[str, FileInfo]) -> str:
    found: dict[str, Any] = dict(_ATTRIBUTE.findall(attributes))
    file, words = unescape(found.get("data-file", "")), escape(unescape(found.get("alt", "")))
    known = files.get(file)
    if known is None or not known.is_image:
        return str(words)
    return f'<img {slot("image", file)} alt="{words}">'
