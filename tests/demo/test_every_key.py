"""The demonstration shows all that can be written: every key of every kind of file, and every word that may stand."""

import csv
from collections.abc import Iterator

from reports.periods import WEEKDAYS
from reports.source import FileKind
from reports.source.parse import MODELS
from reports.source.shapes import Shape, shape_of
from reports.source.tables import HOURS, METRIC
from reports.source.yaml_nodes import Items, Keys, Node, Scalar, read_nodes

TABLES = {FileKind.METRIC: METRIC, FileKind.HOURS: HOURS}
ONE_DAY = "Fridays and one Thursday are enough to show that the day is chosen"
EXCEPTED = {
    **{f"client.cadence.day: {day}": ONE_DAY for day in WEEKDAYS if day not in {"thursday", "friday"}},
    "agency.versions: readable": "an agency has one kind of address, and an opaque one is the better example",
}
"""What no demonstration would write, and why."""


def test_every_key_and_every_word_that_can_be_written_is_written_somewhere(
    written: list[tuple[FileKind, str, bytes]],
) -> None:
    could = {said for kind in FileKind for said in offers(kind)}
    does = {said for kind, name, data in written for said in uses(kind, name, data)}
    missing = sorted(could - does - EXCEPTED.keys())
    assert not missing, "nowhere in the demonstration:\n" + "\n".join(missing)
    assert sorted(does & EXCEPTED.keys()) == [], "this is written, so it is no exception"


def offers(kind: FileKind) -> Iterator[str]:
    """Yield all that may be written in a kind of file: keys or columns, choices, and a line instead of a whole."""
    if kind in TABLES:
        yield from (f"{kind}.{column.name}" for column in TABLES[kind])
    else:
        yield from _offered(shape_of(MODELS[kind]), kind)


def _offered(shape: Shape, place: str) -> Iterator[str]:
    yield from (f"{place}: {choice}" for choice in shape.choices)
    if shape.short:
        yield f"{place} as a line"
    if shape.item:
        yield from _offered(shape.item, f"{place}.*")
    for key, inner in shape.keys.items():
        yield f"{place}.{key}"
        yield from _offered(inner, f"{place}.{key}")


def uses(kind: FileKind, name: str, data: bytes) -> Iterator[str]:
    """Yield what is written in one file, in the same words."""
    if kind in TABLES:
        lines = csv.DictReader(data.decode().splitlines())
        yield from (f"{kind}.{column}" for line in lines for column, cell in line.items() if cell)
    elif root := read_nodes(data, name)[0]:
        yield from _used(root, shape_of(MODELS[kind]), kind)


def _used(node: Node, shape: Shape, place: str) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield f"{place} as a line" if shape.short else f"{place}: {node.text}"
    elif isinstance(node, Items):
        for inside in node.nodes if shape.item else ():
            yield from _used(inside, shape.item or shape, f"{place}.*")
    elif isinstance(node, Keys):
        for key, entry in node.entries.items():
            yield from _entry(key, entry.node, shape, place)


def _entry(key: str, node: Node, shape: Shape, place: str) -> Iterator[str]:
    if shape.item:
        yield from _used(node, shape.item, f"{place}.*")
    elif key in shape.keys:
        yield f"{place}.{key}"
        yield from _used(node, shape.keys[key], f"{place}.{key}")
