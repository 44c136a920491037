"""What a file of YAML holds: nodes that know their place, and the same as values that do not."""

from dataclasses import dataclass
from typing import NamedTuple

PRIVATE = "private"
"""The key whose values leave the model at loading."""
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


class Cut(NamedTuple):
    """An unquoted text, None where there is none: a comment follows on its line and may have cut it."""

    text: str | None


@dataclass(frozen=True, slots=True)
class Torn:
    """Nothing behind a key in braces, as of a text that was torn apart at its comma."""


class Braces(dict[str, "Value"]):
    """A map in braces."""


Value = str | Cut | Torn | dict[str, "Value"] | list["Value"] | None
"""What a node holds, without its place; None where nothing stands."""


def value_of(node: Node) -> Value:
    """Return what a node with its place holds."""
    if isinstance(node, Scalar):
        return Cut(node.text) if node.cut else node.text
    if isinstance(node, Items):
        return [value_of(item) for item in node.nodes]
    if not node.flow:
        return {key: value_of(entry.node) for key, entry in node.entries.items()}
    nodes = ((key, entry.node) for key, entry in node.entries.items())
    return Braces((key, Torn() if _is_empty(behind) else value_of(behind)) for key, behind in nodes)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def dotted(path: Path, *, secret: bool = False) -> str:
    """Write a path: `milestones.beta.due`, places in lists from 1; keys below `private` only where it stays secret."""
    if PRIVATE in path and not secret:
        path = path[: path.index(PRIVATE) + 1]
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
