"""A file's bytes → a tree of nodes that know their line and column, or problems. The one door to PyYAML.

It goes by the parser's events and not by `yaml.compose`: events need no recursion in C (a file of 200,000 brackets
would be one), no guessing of types, and a third less time. Whatever is not plain text without marks takes the slow way:
nearly all of a file is, and `check` reads a million of such events.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from reports.problems import Problem
from reports.source import syntax
from reports.source.text import hidden_character, read_text

PRIVATE = "private"
"""The key whose values leave the model at loading."""
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DOTS = "…"
"""Unquoted and alone, a place of a draft that nobody has filled in."""
_NOTHING = frozenset({"", "~", "null", "Null", "NULL", DOTS})
_NO_PLAIN_KEY = _NOTHING | {"<<"}
_Event = Any  # PyYAML's stubs do not tell which event has which marks

Path = tuple[str | int, ...]
"""Where something stands in a document: keys, and places in lists from 0."""


class Scalar(NamedTuple):
    """A value as written, None where there is none; `cut`: a comment follows on its line and may have cut the text."""

    line: int
    column: int
    text: str | None
    cut: bool
    empty: bool


class Entry(NamedTuple):
    """What stands behind a key, and where the key stands."""

    line: int
    column: int
    node: "Node"


class Keys(NamedTuple):
    """A map; `flow`: written in braces."""

    line: int
    column: int
    entries: dict[str, Entry]
    flow: bool


class Items(NamedTuple):
    """A list."""

    line: int
    column: int
    nodes: list["Node"]


Node = Scalar | Keys | Items


def read_nodes(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the tree of a file and every problem of its YAML; no tree where it cannot be read as YAML at all."""
    text, problems = read_text(data, file)
    if problems:
        return None, problems
    return _Reader(text, file).read()


def dotted(path: Path, *, secret: bool = False) -> str:
    """Write a path: `milestones.beta.due`, places in lists from 1; keys below `private` only where it stays secret."""
    if PRIVATE in path and not secret:
        path = path[: path.index(PRIVATE) + 1]
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


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
