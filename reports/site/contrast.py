"""Colours of a page's schemes → which cannot be read well enough, by WCAG 2.2 (AA), and what would do instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2.color4

from reports.errors import Refused
from reports.site.assets import material_folder, theme_folders
from reports.site.settings import SiteSettings
from reports.site.variables import Declared, Sheet, variables

TEXT, MARK = 4.5, 3.0
"""Success criteria 1.4.3 (text) and 1.4.11 (marks and edges that mean something)."""
_PAPER = "--md-default-bg-color"
_TONES = ("ok", "warn", "bad", "still", "you")
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("--md-default-fg-color", _PAPER, TEXT),
    ("--md-default-fg-color--light", _PAPER, TEXT),
    ("--md-typeset-a-color", _PAPER, TEXT),
    ("--md-accent-fg-color", _PAPER, TEXT),
    ("--md-primary-bg-color", "--md-primary-fg-color", TEXT),
    ("--ab-on-solid", "--ab-you-solid", TEXT),
    *((f"--ab-{tone}", ground, TEXT) for tone in _TONES for ground in (_PAPER, f"--ab-{tone}-wash")),
    *((f"--ab-{tone}-line", _PAPER, MARK) for tone in _TONES),
)
"""What stands on what, and the ratio that it needs."""

MATERIAL = "Material"
"""What its stylesheets are called here: an agency chooses among its colours, and changes none."""

_Named = tuple[str, Declared]
Colour = tuple[float, float, float]
"""Red, green and blue of sRGB, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One scheme of the palette: the attributes of its pages, and what a reader of mkdocs.yml would call it."""

    attributes: Mapping[str, str]

    @property
    def name(self) -> str:
        scheme, primary, accent = self.attributes.values()
        return f"scheme {scheme}, primary {primary}, accent {accent}"


def luminance(colour: Colour) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colour: Colour, ground: Colour, needed: float) -> Colour:
    """Return the colour moved towards black or white, whichever is nearer, until it has the contrast it needs."""
    steps = [step / 100 for step in range(101)]
    moved = ((step, _mixed(colour, (end, end, end), step)) for step in steps for end in (0.0, 1.0))
    return next(_rounded(found) for _, found in moved if ratio(_rounded(found), ground) >= needed)


def refuse_faint(palette: Iterable[Mapping[str, Any]], sheets: Iterable[Sheet]) -> None:
    """Hold every colour that carries words or meaning to WCAG, in every scheme of a palette as mkdocs.yml has it.

    Raises:
        Refused: a colour has too little contrast, or cannot be read as one; all are named, each with what would do.
    """
    known = tuple(sheets)
    faults = dict.fromkeys(fault for scheme in palette for fault in _faults(_look(scheme), known))
    if faults:
        raise Refused("Some colours cannot be read well enough on what is behind them.", "\n".join(faults))


def _look(scheme: Mapping[str, Any]) -> _Look:
    chosen = {"scheme": "default", "primary": "indigo", "accent": "indigo"}  # what Material takes where nothing is said
    return _Look({f"data-md-color-{key}": str(scheme.get(key) or at_least) for key, at_least in chosen.items()})


def _faults(look: _Look, sheets: tuple[Sheet, ...]) -> Iterator[str]:
    declared = variables(sheets, look.attributes)
    for name, behind, needed in PAIRS:
        if name in declared and behind in declared:
            yield from _fault(look, (name, declared[name]), (behind, declared[behind]), needed)


def _fault(look: _Look, front: _Named, back: _Named, needed: float) -> Iterator[str]:
    ground = _colour(back[1], (1, 1, 1))
    colour = _colour(front[1], ground) if ground else None
    if not ground or not colour:
        name, unread = front if ground else back
        text = tinycss2.serialize(unread.tokens).strip()
        yield f"{_place(unread)}: {name}: {text} cannot be read as a colour. Write it as #0b5a73."
    elif ratio(colour, ground) < needed:
        own = front[1].sheet != MATERIAL or back[1].sheet == MATERIAL
        name, chosen = front if own else back
        better = nearest(colour, ground, needed) if own else nearest(ground, colour, needed)
        pair = f"{front[0]} {_hex(colour)} on {back[0]} {_hex(ground)}"
        has = f"has a contrast of {int(ratio(colour, ground) * 100) / 100} to 1 and needs {needed}"
        yield f"{_place(chosen)}: {pair} {has} ({look.name}). {_way_out(name, chosen, _hex(better))}"


def _place(declared: Declared) -> str:
    """Return where an agency can change it: what Material brings is chosen by the palette."""
    return "mkdocs.yml: theme.palette" if declared.sheet == MATERIAL else f"{declared.sheet}:{declared.line}"


def _way_out(name: str, declared: Declared, better: str) -> str:
    if declared.sheet == MATERIAL:
        return f"Choose another one, or set {name}: {better} in theme/stylesheets/agency.css."
    return f"{name}: {better} would do."


def _colour(declared: Declared, ground: Colour) -> Colour | None:
    """Return what is seen of a colour on its ground; None where it is none that can be worked out."""
    read = tinycss2.color4.parse_color(declared.tokens[0]) if len(declared.tokens) == 1 else None
    if read is None or read == "currentcolor":
        return None
    red, green, blue = (min(max(part, 0.0), 1.0) for part in read.to("srgb").coordinates)
    return _mixed(ground, (red, green, blue), read.alpha)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (a * (1 - share) + b * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rounded(colour: Colour) -> Colour:
    red, green, blue = (round(part * 255) / 255 for part in colour)
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def sheets_of(root: Path, settings: SiteSettings) -> tuple[Sheet, ...]:
    """Read the stylesheets of a workspace's pages in their order: Material's, ours, the agency's."""
    material = material_folder()
    folders = theme_folders(root)
    own = ([folder / path for folder in folders if (folder / path).is_file()] for path in settings.stylesheets)
    files = [*sorted((material / "assets" / "stylesheets").glob("*.min.css")), *(found[0] for found in own if found)]
    return tuple(Sheet(_called(file, root, material), file.read_text(encoding="utf-8")) for file in files)


def _called(file: Path, root: Path, material: Path) -> str:
    if file.is_relative_to(material):
        return MATERIAL
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else f"aboveboard's {file.name}"
