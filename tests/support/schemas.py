"""The model, and the examples of docs/writing-updates.md → the schemas in reports/schemas: `make schemas`."""

import json
from collections.abc import Iterator
from pathlib import Path

import reports.schemas
from reports.source import FileKind, Keys, Node, read_nodes
from reports.source.document import Items, Scalar
from reports.source.json_schema import json_schema
from reports.source.parse import MODELS
from reports.source.shapes import Shape, shape_of
from tests.support.writing import SECTIONS, examples_of

FOLDER = Path(reports.schemas.__file__).parent


def schema_text(kind: FileKind) -> str:
    """Return the schema of a kind of file, as it is shipped."""
    return json.dumps(json_schema(MODELS[kind], pieces(kind)), ensure_ascii=False, indent=1) + "\n"


def pieces(kind: FileKind) -> dict[str, str]:
    """Return an example for each key, by the way to it without ids: the lines of a file that show it."""
    found: dict[str, str] = {}
    for text in examples_of(kind).values():
        root, _ = read_nodes(text.encode(), "")
        if root:
            found.update(_pieces(root, shape_of(MODELS[kind]), text.splitlines(), ""))
    return found


def _pieces(node: Node, shape: Shape, lines: list[str], before: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Items):
        for item in node.nodes:
            yield from _pieces(item, shape.item or shape, lines, before)
    elif isinstance(node, Keys):
        for key, entry in node.entries.items():
            if shape.item:
                yield from _pieces(entry.node, shape.item, lines, before)
            elif key in shape.keys:
                yield f"{before}{key}", _shown(key, entry.line, entry.column, entry.node, lines)
                yield from _pieces(entry.node, shape.keys[key], lines, f"{before}{key}.")


def _shown(key: str, line: int, column: int, node: Node, lines: list[str]) -> str:
    """Return the lines from a key to the next one beside it; of keys in braces only the one."""
    first = lines[line - 1][column - 1 :]
    if lines[line - 1][: column - 1].strip(" -"):
        return f"{key}: {node.text}" if isinstance(node, Scalar) else first
    shown = [first]
    for below in lines[line:]:
        if below.strip() and len(below) - len(below.lstrip()) < column:
            break
        shown.append(below[column - 1 :])
    return "\n".join(shown).rstrip()


if __name__ == "__main__":
    for kind in SECTIONS:
        (FOLDER / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8")
