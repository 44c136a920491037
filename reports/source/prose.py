"""Free text of a model, and where it stands → the files that it names."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from reports.model.values import Item
from reports.source.document import Path
from reports.source.shapes import TEXTS, Kind, Shape, shape_of

_TARGET = r"<?([^\s<>()]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*"
_BRACKET = re.compile(rf"(!?)\[|\](?:\(\s*{_TARGET}\))?")
_REFERENCE = re.compile(rf"^ {{0,3}}\[[^\[\]]+\]:\s*{_TARGET}$", re.MULTILINE)
_FILES = "files/"
_MARKDOWN = frozenset({Kind.PROSE})


def prose_of(model: Item) -> Iterator[tuple[Path, str]]:
    """Yield every Markdown text of a model and its path."""
    return _texts(model, shape_of(type(model)), (), _MARKDOWN)


def texts_of(model: Item) -> Iterator[tuple[Path, str]]:
    """Yield every free text of a model and its path, lines and Markdown."""
    return _texts(model, shape_of(type(model)), (), TEXTS)


def pictures_in(text: str) -> Iterator[str]:
    """Yield the target of every picture in a Markdown text, as written."""
    if "](" in text:
        yield from (unquote(target) for target, is_picture in _inline(text) if is_picture)


def files_in(text: str) -> Iterator[str]:
    """Yield the name of every file of the client's folder that a Markdown text shows or links to."""
    if _FILES not in text:
        return
    targets = [*(target for target, _ in _inline(text)), *_REFERENCE.findall(text)]
    yield from (unquote(target) for target in targets if target.startswith(_FILES))


def _inline(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the targets of links and pictures, and whether it is a picture: by brackets, for a link may hold one.

    One pattern for the whole would take hours for a text of opening brackets.
    """
    opened: list[bool] = []
    for found in _BRACKET.finditer(text):
        if found[0].endswith("["):
            opened.append(bool(found[1]))
        elif opened:
            is_picture = opened.pop()
            if found[2]:
                yield found[2], is_picture


def _texts(value: Any, shape: Shape, path: Path, kinds: frozenset[Kind]) -> Iterator[tuple[Path, str]]:
    if value is None:
        return
    if shape.kind in kinds:
        yield path, value
    elif shape.kind is Kind.RECORD:
        for key, inner in shape.keys.items():
            yield from _texts(getattr(value, shape.names[key]), inner, (*path, key), kinds)
    elif shape.item and shape.item.kind in {*kinds, Kind.RECORD}:
        yield from _parts(value, shape.item, shape.kind, path, kinds)


def _parts(value: Any, item: Shape, kind: Kind, path: Path, kinds: frozenset[Kind]) -> Iterator[tuple[Path, str]]:
    for key, part in enumerate(value) if kind is Kind.LIST else value.items():
        yield from _texts(part, item, (*path, key), kinds)
