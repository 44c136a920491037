"""A file's bytes → its values, or a tree of nodes that know their line and column, or problems. The one door to PyYAML.

It goes by the parser's events and not by `yaml.compose`: events need no recursion in C (a file of 200,000 brackets
would be one) and no guessing of types.

Nearly every file is plain: there is nothing to be said of its YAML. `read_values` tries that first, without a look at
places, in half the time of `read_nodes`; whatever it meets that could be a problem it leaves to the latter.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import yaml

from reports.problems import Problem
from reports.source import syntax
from reports.source.document import (
    PRIVATE,
    Braces,
    Entry,
    Items,
    Keys,
    Node,
    Path,
    Scalar,
    Torn,
    Value,
    dotted,
    value_of,
)
from reports.source.text import hidden_character, read_text

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DOTS = "…"
"""Unquoted and alone, a place of a draft that nobody has filled in."""
_NOTHING = frozenset({"", "~", "null", "Null", "NULL", DOTS})
_NO_PLAIN_KEY = _NOTHING | {"<<"}
_COMMENT_BEHIND = re.compile(r"\S[ \t]+#")
_Event = Any  # PyYAML's stubs do not tell which event has which marks


def read_values(data: bytes, file: str) -> tuple[Value, tuple[Problem, ...]]:
    """Return what a file holds and every problem of its YAML; None where it cannot be read as YAML at all."""
    text, problems = read_text(data, file)
    if problems:
        return None, problems
    with suppress(_NotPlain, yaml.YAMLError):
        return _plain_document(text), ()
    root, problems = _Reader(text, file).read()
    return _something(value_of(root)) if root else None, problems


def read_nodes(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of a file and every problem of its YAML; no tree where it cannot be read as YAML at all."""
    text, problems = read_text(data, file)
    if problems:
        return None, problems
    return _Reader(text, file).read()


class _NotPlain(Exception):
    """Something stands here that may be a problem."""


def _plain_document(text: str) -> Value:
    if "#" in text and _COMMENT_BEHIND.search(text):
        raise _NotPlain
    take: Callable[[], _Event] = _LOADER(text).get_event
    take()
    if take().__class__ is yaml.StreamEndEvent:
        return {}
    value = _plain_value(take(), take, 0)
    take()
    if take().__class__ is not yaml.StreamEndEvent:
        raise _NotPlain
    return _something(value)


def _something(document: Value) -> Value:
    """Return what a document holds; one with nothing in it is an empty map, as None stands for one we cannot read."""
    return {} if document is None else document


def _plain_value(event: _Event, take: Callable[[], _Event], depth: int) -> Value:
    if event.anchor is not None or event.__class__ is yaml.AliasEvent or event.tag is not None:
        raise _NotPlain
    if event.__class__ is yaml.ScalarEvent:
        return _plain_text(event)
    if depth == syntax.DEEPEST:
        raise _NotPlain
    if event.__class__ is yaml.MappingStartEvent:
        return _plain_map(event, take, depth + 1)
    values = []
    while (event := take()).__class__ is not yaml.SequenceEndEvent:
        values.append(_plain_value(event, take, depth + 1))
    return values


def _plain_map(start: _Event, take: Callable[[], _Event], depth: int) -> Value:
    scalar, end, flow = yaml.ScalarEvent, yaml.MappingEndEvent, bool(start.flow_style)
    values: dict[str, Value] = Braces() if flow else {}
    while (event := take()).__class__ is not end:
        if event.__class__ is not scalar or event.style or event.anchor is not None or event.tag is not None:
            raise _NotPlain
        key: str = event.value
        if key in values or key in _NO_PLAIN_KEY:
            raise _NotPlain
        event = take()
        if event.__class__ is scalar and not event.style and event.tag is None and event.anchor is None:
            text: str = event.value
            values[key] = text if text not in _NOTHING else Torn() if flow and not text else None
        else:
            values[key] = _plain_value(event, take, depth)
    return values


def _plain_text(event: _Event) -> str | None:
    text: str = event.value
    if event.style == '"' and hidden_character(text):
        raise _NotPlain
    return text if event.style or text not in _NOTHING else None


class _Unreadable(Exception):
    """Reading cannot go on; the problem is noted."""


class _Reader:
    """Goes through the events of one file, and notes what our YAML has not."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = text.split("\n")
        self._parser = _LOADER(text)
        self._next: Callable[[], _Event] = self._parser.get_event
        self._problems: list[Problem] = []
        self._commented = "#" in text

    def read(self) -> tuple[Node | None, tuple[Problem, ...]]:
        node: Node | None = None
        try:
            node = self._document()
        except _Unreadable:
            node = None
        except yaml.MarkedYAMLError as error:
            self._problems.append(syntax.explain(error, self._lines, self._file))
            node = None
        finally:
            self._parser.dispose()
        return node, tuple(self._problems)

    def _document(self) -> Node:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return Scalar(1, 1, None, cut=False, empty=True)
        node = self._node(self._next(), ())
        self._next()
        further = self._next()
        if isinstance(further, yaml.DocumentStartEvent):
            self._note(further, (), "second-document", "a second document starts here", "Remove the line `---`.")
        return node

    def _node(self, event: _Event, path: Path) -> Node:
        if event.__class__ is yaml.ScalarEvent:
            return self._scalar(event, path)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event, path)
            return self._nothing(event)
        if len(path) == syntax.DEEPEST:
            self._note(event, path, "too-deep", *syntax.TOO_DEEP)
            raise _Unreadable
        self._refuse_marks(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, path)
        return self._keys(event, path)

    def _items(self, start: _Event, path: Path) -> Items:
        nodes: list[Node] = []
        while (event := self._next()).__class__ is not yaml.SequenceEndEvent:
            nodes.append(self._node(event, (*path, len(nodes))))
        return Items(start.start_mark.line + 1, start.start_mark.column + 1, nodes)

    def _keys(self, start: _Event, path: Path) -> Keys:
        entries: dict[str, Entry] = {}
        while (event := self._next()).__class__ is not yaml.MappingEndEvent:
            key = self._key(event, path)
            node = self._node(self._next(), (*path, key or ""))
            if key is not None and key not in entries:
                mark = event.start_mark
                entries[key] = Entry(mark.line + 1, mark.column + 1, node)
            elif key is not None:
                self._refuse_duplicate(event, path, key, entries[key].line)
        flow = bool(getattr(start, "flow_style", False))
        return Keys(start.start_mark.line + 1, start.start_mark.column + 1, entries, flow)

    def _key(self, event: _Event, path: Path) -> str | None:
        if event.__class__ is yaml.ScalarEvent and not event.style and event.value not in _NO_PLAIN_KEY:
            self._refuse_marks(event, path)
            return str(event.value)
        node = self._scalar(event, path) if isinstance(event, yaml.ScalarEvent) else self._node(event, (*path, "?"))
        if not isinstance(node, Scalar) or node.text is None:
            message = "a key must be a text, and here is none"
            self._note(event, path, "bad-key", message, "Write the key before the `:`, in quotes if it is unusual.")
            return None
        if node.text == "<<" and isinstance(event, yaml.ScalarEvent) and not event.style:
            self._note(event, path, "merge-key", "merge keys (`<<`) are not read", "Write the keys out.")
            return None
        return node.text

    def _scalar(self, event: _Event, path: Path) -> Scalar:
        self._refuse_marks(event, path)
        text, style, mark = event.value, event.style, event.start_mark
        if not style and text in _NOTHING:
            # The mark of nothing may lie behind the last line.
            line, column = syntax.within(self._lines, mark.line, mark.column)
            return Scalar(line, column, None, self._cut(event.end_mark), not text)
        if style == '"' and (name := hidden_character(text)):
            self._note(event, path, "hidden-character", f"the character {name} cannot be seen", "Delete it.")
        cut = self._commented and not style and self._cut(event.end_mark)
        return Scalar(mark.line + 1, mark.column + 1, text, cut, empty=False)

    def _cut(self, end: _Event) -> bool:
        if end.line >= len(self._lines):
            return False
        line: str = self._lines[end.line]
        return line[end.column :].lstrip().startswith("#")

    def _nothing(self, event: _Event) -> Scalar:
        return Scalar(event.start_mark.line + 1, event.start_mark.column + 1, None, cut=False, empty=False)

    def _refuse_alias(self, event: _Event, path: Path) -> None:
        hint = "Write the value out, or put the text in quotes."
        self._note(event, path, "alias", "aliases (`*name`) are not read", hint)

    def _refuse_marks(self, event: _Event, path: Path) -> None:
        if event.anchor is not None:
            self._note(event, path, "anchor", "anchors (`&name`) are not read", "Remove it, or put the text in quotes.")
        if event.tag is not None:
            self._note(event, path, "tag", "tags (`!name`) are not read", "Remove it, or put the text in quotes.")

    def _refuse_duplicate(self, event: _Event, path: Path, key: str, first: int) -> None:
        name = "the same key" if PRIVATE in path else f"`{syntax.shortened(key)}`"
        message = f"{name} stands here a second time; the first is on line {first}"
        self._note(event, (*path, key), "duplicate-key", message, "Keep one of them.")

    def _note(self, event: _Event, path: Path, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        line, column = syntax.within(self._lines, mark.line, mark.column)
        self._problems.append(Problem(self._file, line, column, dotted(path), code, message, hint))
