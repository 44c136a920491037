"""A template's name and plain values → HTML: the one door to Jinja, to icons and to emphasis inside texts.

Every value is escaped; `trusted` alone says that a text is HTML already.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reports.errors import Error
from reports.pages.article import CALENDAR, LEDGER_CODE, SUBSCRIBE, slot
from reports.resources import theme_folder
from reports.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

_STRONG = re.compile(r"\*\*(.+?)\*\*")


def render(template: str, words: Words, values: dict[str, object]) -> str:
    """Fill a template of theme/pages/; it sees `values`, the words as `w`, and `icon`, `page`, `image`, `download`."""
    return _environment().get_template(template).render(values, w=words)


def trusted(html: str) -> Markup:
    """Mark HTML that this program made, or cleaned, as such; never call it with a text that someone wrote."""
    return Markup(html)  # noqa: S704 -- the one place; callers pass drawings, icons, slots and cleaned prose


def say(words: Words, key: str, **values: object) -> Markup:
    """Return a text of the catalogue with its **emphasis** as <strong>; values are escaped and never emphasised."""
    return _emphasised(words(key)).format(**values)


def say_count(words: Words, key: str, count: int, **values: object) -> Markup:
    """Return a counted text of the catalogue as `say` does."""
    text = words.plural(key, count, **{name: f"{{{name}}}" for name in values})
    return _emphasised(text).format(**values)


def joined(parts: list[Markup] | list[str], separator: str = " ") -> Markup:
    """Join texts into one, escaping those that are no HTML."""
    return escape(separator).join(parts)


@cache
def icon(name: str) -> Markup:
    """Return one of Material's icons inline, as `check-circle`; hidden from screen readers: words stand beside it."""
    drawing = (_icons() / f"{name}.svg").read_text("utf-8").strip()
    return trusted(f'<span class="twemoji" aria-hidden="true">{drawing}</span>')


@cache
def _icons() -> Path:
    # Found without an import: Material and MkDocs are imported by the site stage alone.
    found = find_spec("material")
    if found is None or not found.submodule_search_locations:
        raise Error("Material for MkDocs is not installed.", "Install it: pip install mkdocs-material")
    return Path(found.submodule_search_locations[0]) / "templates" / ".icons" / "material"


@cache
def _emphasised(text: str) -> Markup:
    return trusted(_STRONG.sub(r"<strong>\1</strong>", str(escape(text))))


def _slot(kind: str) -> object:
    # The mark goes in as it is: whoever fills it looks the value up, and writes what HTML needs.
    return lambda value: trusted(slot(kind, value))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # here: the sealing process imports no Jinja

    theme = theme_folder()
    environment = Environment(
        loader=FileSystemLoader([theme / "pages", theme / "macros"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(icon=icon, page=_slot("page"), image=_slot("image"), download=_slot("download"))
    marks = {"ledger_code": LEDGER_CODE, "calendar": CALENDAR, "subscribe": SUBSCRIBE}
    environment.globals.update({name: trusted(mark) for name, mark in marks.items()})
    return environment
