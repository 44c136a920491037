"""A page of the marked build → the same, its menu open to versions that have not every page."""

import re
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.nav import Link, Navigation

from reports.errors import Error
from reports.pages.article import CLOSE, OPEN, Outline

_ITEM = re.compile(
    rf'\s*<li class="[^"]*">\s*<a href="{OPEN}page:(?P<page>[^{CLOSE}]*){CLOSE}"(?:(?!</?li\b).)*</li>', re.DOTALL
)
_NAME = f"{OPEN}name of a neighbour{CLOSE}"


@dataclass(slots=True)
class Menu:
    """Puts slots where pages show the other pages of a version; `items` are the lines that fill them, by page.

    Every version has the home, and the record has all of its pages: their lines stay as they are.
    """

    outline: Outline
    items: dict[str, str] = field(default_factory=dict)

    def opened(self, text: str, own: str) -> str:
        """Return the page `own` with a slot for each other page of a version, and for the place of the record.

        Raises:
            Error: the theme shows a version's pages elsewhere, too, or not everywhere alike.
        """
        text = _ITEM.sub(lambda found: self._slot(found, own), text)
        if self.outline.record:  # Material numbers what can be folded
            text = text.replace(f"__nav_{len(self.outline.version) + 1}", f"__nav_{OPEN}place{CLOSE}")
        fixed = [f"{OPEN}page:{name}{CLOSE}" for name in self.outline.version[1:] if name != own]
        if any(mark in text for mark in (*fixed, _NAME)):
            raise _unknown()
        return text

    def _slot(self, found: re.Match[str], own: str) -> str:
        name = found["page"]
        if name == own or name not in self.outline.version[1:]:
            return found[0]
        if self.items.setdefault(name, found[0]) != found[0]:
            raise _unknown()
        return f"{OPEN}item:{name}{CLOSE}"


def mark_neighbours(nav: Navigation) -> None:
    """Put marks in the place of every page's neighbours, where it has any."""
    page: Any
    for page in nav.pages:
        page.previous_page = page.previous_page and Link(_NAME, "before")
        page.next_page = page.next_page and Link(_NAME, "after")


def _unknown() -> Error:
    return Error(
        "The theme shows the pages of a version in a way that is not known.",
        "Not every version has every page: leave the menu as a pinned version of Material writes it.",
    )
