"""Material documents with slots, one per kind of page, as values that can be kept as JSON."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from reports.errors import Refused
from reports.pages.article import CLOSE, OPEN

Segments = tuple[str, ...]
"""Literal, slot, literal, slot, …, literal."""

NEIGHBOURS = ("before", "after")
"""The slots of the ways to the pages beside a page, in the order of reading."""

_MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def segments(marked: str) -> Segments:
    """Cut a text at its marks."""
    return tuple(_MARK.split(marked))


def fill(parts: Segments, value: Callable[[str], str]) -> str:
    """Join a text, its slots filled."""
    filled = list(parts)
    filled[1::2] = [value(slot) for slot in parts[1::2]]
    return "".join(filled)


@dataclass(frozen=True)
class FrameSet:
    """Every kind of page of one configuration and language.

    `pages` is keyed by page and shape: `plan with contents` or `plan`. Slots are `client`, `footer`, `title`,
    `heading`, `article`, `contents`, `base`, `before` and `after` (ways to the neighbours), `item:<name>` (another page of
    the version in the menu), `place` (the number of what follows these), `page:<name>` and `asset:<path>`. `items` are
    the lines of the menu by page, with the slot of their page. `entry` is a line of the table of contents with the
    slots `id` and `name`, `gap` what stands between two. `search` is what Material's search index begins with.
    """

    language: str
    pages: Mapping[str, Segments]
    items: Mapping[str, Segments]
    entry: Segments
    gap: str
    search: Mapping[str, Any]

    def document(self, name: str, *, contents: bool) -> Segments:
        """Return the document of a page, with or without a table of contents."""
        return self.pages[shape(name, contents=contents)]

    @cached_property
    def asset_paths(self) -> tuple[str, ...]:
        """The theme's files that the documents name, sorted."""
        slots = {slot for parts in self.pages.values() for slot in parts[1::2]}
        return tuple(sorted(slot.removeprefix("asset:") for slot in slots if slot.startswith("asset:")))

    def collapsed(self) -> Self:
        """Return the same documents without their indentation: a quarter fewer bytes."""
        pages = {name: _collapse(parts) for name, parts in self.pages.items()}
        items = {name: _collapse(parts) for name, parts in self.items.items()}
        gap = _SPACE.sub("\n", self.gap)
        return replace(self, pages=pages, items=items, entry=_collapse(self.entry), gap=gap)

    def to_json(self) -> str:
        """Write the set down, equal sets equally."""
        return json.dumps(
            {
                "language": self.language,
                "pages": self.pages,
                "items": self.items,
                "entry": self.entry,
                "gap": self.gap,
                "search": self.search,
            },
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a set that was written down; ValueError, KeyError or TypeError where it is torn."""
        read = json.loads(text)
        pages, items = (
            {name: tuple(parts) for name, parts in dict(read[key]).items()} for key in ("pages", "items")
        )
        return cls(read["language"], pages, items, tuple(read["entry"]), read["gap"], read["search"])


def shape(name: str, *, contents: bool) -> str:
    """Return the key of a page's document."""
    return f"{name} with contents" if contents else name


def _collapse(parts: Segments) -> Segments:
    return tuple(part if index % 2 else _SPACE.sub("\n", part) for index, part in enumerate(parts))


def inline_scripts(sets: Iterable[FrameSet]) -> tuple[str, ...]:
    """Return the code of every script that stands in the documents, sorted, for the hashes of the security policy.

    Raises:
        Refused: a script holds a slot, so that its hash would tell what the slot was filled with.
    """
    found = {code for frames in sets for parts in frames.pages.values() for code in _scripts(_joined(parts))}
    if any(OPEN in code for code in found):
        raise Refused(
            "A script of the theme holds a text of the client, which its hash would give away.",
            "Take the value out of the script; a script may read it from the page instead.",
        )
    return tuple(sorted(found))


def _joined(parts: Segments) -> str:
    return fill(parts, lambda slot: f"{OPEN}{slot}{CLOSE}")


def _scripts(document: str) -> list[str]:
    found = [(script["attributes"], script["code"]) for script in _INLINE.finditer(document)]
    return [code for attributes, code in found if "src=" not in attributes and "application/json" not in attributes]
