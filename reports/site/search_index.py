"""An article → the documents that Material's own search plugin would have made of it.

Follows the parser of mkdocs-material 9.8 (material/plugins/search/plugin.py), its rules for nested headings included.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import islice
from typing import TypedDict

from markupsafe import escape as escape_all

from reports.pages.article import CLOSE, OPEN, Article

_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_ALWAYS_SKIPPED = frozenset({"object", "script", "style"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_SLOT = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")
_TAG = re.compile(r"""<(?:!--.*?--|(/?)([a-zA-Z][^\s/>]*)((?:[^>"']++|"[^"]*+"|'[^']*+')*+))>""", re.DOTALL)
_ID = re.compile(r"""\bid=["']?([^"'\s>]+)""")


class Document(TypedDict):
    """What search finds: `title` and `text` are HTML."""

    location: str
    title: str
    text: str


@dataclass(slots=True)
class _Section:
    tag: str
    depth: float
    id: str = ""
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def documents(article: Article, url: str) -> list[Document]:
    """Return an article's sections as search documents; `url` is the page's address, ending in / or empty."""
    title = str(escape_all(article.title))
    return [
        Document(
            location=f"{url}#{section.id}" if section.id else url,
            title="".join(section.title).strip() or title,
            text="".join(section.text).strip(),
        )
        for section in _Parser().sections(_SLOT.sub("", article.html))
        if not section.excluded
    ]


class _Parser:
    """Goes through a page's tags once; `context` are the names of the open ones."""

    def __init__(self) -> None:
        self._found: list[_Section] = []
        self._context: list[str] = []
        self._skipped = set(_ALWAYS_SKIPPED)
        self._hidden = 0  # how many of the open tags are skipped
        self._links: list[int] = []

    def sections(self, html: str) -> list[_Section]:
        parts = _TAG.split(html)
        for start in range(0, len(parts) - 1, 4):
            text, closing, name, attributes = parts[start : start + 4]
            if text:
                self._data(unescape(text))
            if name:
                self._tag(closing, name.lower(), attributes)
        if parts[-1]:
            self._data(unescape(parts[-1]))
        return self._found

    def _tag(self, closing: str, name: str, attributes: str) -> None:
        if name in _VOID:
            return
        if closing:
            self._close(name)
            return
        self._open(name, attributes)
        if attributes.endswith("/"):
            self._close(name)

    def _current(self) -> _Section:
        if not self._found:
            self._start(_Section("", 0))
        return self._section

    def _start(self, section: _Section) -> None:
        self._section = section
        self._found.append(section)

    def _open(self, name: str, attributes: str) -> None:
        self._context.append(name)
        self._hidden += name in self._skipped
        identity = _ID.search(attributes) if name in _HEADINGS else None
        if identity:
            self._heading(name, identity[1], attributes)
        section = self._current()
        if "data-search-exclude" in attributes or 'class="linenodiv"' in attributes:
            self._skip(name)
            return
        if name == "a" and 'class="headerlink"' in attributes:
            self._links.append(len(self._context))
        if name in _KEPT and not self._hidden:
            self._output(section).append(f"<{name}>")

    def _heading(self, name: str, identity: str, attributes: str) -> None:
        if name != "h1":
            self._current()
        known = identity if self._found else ""
        self._start(_Section(name, len(self._context), known, "data-search-exclude" in attributes))

    def _output(self, section: _Section) -> list[str]:
        return section.title if section.tag in self._context else section.text

    def _close(self, name: str) -> None:
        if not self._context or self._context[-1] != name:
            return
        self._leave_section()
        if self._links and self._links[-1] == len(self._context):
            self._links.pop()
        self._context.pop()
        if name in self._skipped:
            self._unskip(name)
        elif name in _KEPT and not self._hidden:
            _end(self._output(self._section), name)

    def _skip(self, name: str) -> None:
        """From here on no tag of this name is read, as Material has it; its outer ones count as skipped, too."""
        if name not in self._skipped:
            self._skipped.add(name)
            self._hidden += self._context.count(name)

    def _unskip(self, name: str) -> None:
        """The innermost tag of a skipped name is closed: those around it are read again."""
        self._hidden -= 1
        if name not in _ALWAYS_SKIPPED:
            self._skipped.discard(name)
            self._hidden -= self._context.count(name)

    def _leave_section(self) -> None:
        """Text after the element that holds a heading belongs to the section before it."""
        depth = len(self._context)
        if self._section.depth <= depth:
            return
        outer = next((section for section in reversed(self._found) if section.depth <= depth), None)
        if outer:
            self._section.depth = float("inf")
            self._section = outer

    def _data(self, text: str) -> None:
        if self._hidden:
            return
        verbatim = "pre" in self._context
        if not verbatim:
            text = " " if text.isspace() else text.replace("\n", " ")
        section = self._current()
        if section.tag in self._context:
            if not self._links:
                section.title.append(escape(text, quote=False))
        elif not text.isspace():
            section.text.append(escape(text, quote=False))
        elif verbatim or not section.text or not section.text[-1].isspace():
            section.text.append(text)


def _end(output: list[str], name: str) -> None:
    """Close a kept element, or take it out where it is empty."""
    start = output.index(f"<{name}>")
    if all(part.isspace() for part in islice(output, start + 1, None)):
        del output[start:]
    else:
        output.append(f"</{name}>")
