"""An editor never marks what `check` accepts, and marks what has the wrong shape."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from reports.schemas import schemas
from reports.source import FileKind, kind_of, parse
from reports.source.parse import MODELS
from reports.source.shapes import Kind, Shape, shape_of
from tests.support.writing import SECTIONS, examples
from tests.support.yaml_core import read_core

ROOT = Path(__file__).parent.parent.parent
CASES = sorted((ROOT / "tests" / "cases").glob("*/*.yml"))
OF_SHAPE = {"bad-date", "bad-form", "bad-id", "missing-key", "not-allowed", "out-of-range", "unknown-key", "wrong-type"}
"""What an editor can see, too: faults that are none of YAML or of other files."""
BEYOND = {"carried-without-reason", "fate-of-two-kinds", "no-such-day"}
"""Cases of keys that exclude each other, and of the calendar."""
SCHEMAS = {FileKind(kind): Draft7Validator(json.loads(data)) for kind, data in schemas().items()}
ODD = (
    r"""
no|On|true|~|null|Null|''|' '|text|done|on-track|us|off|en|EUR|a b|Ada|a-b|"a\nb"|agreement|cr-001
0|7|-7|011|1.10|1e3|0x1F|1_000|.5|'12'|' 12 '|12:30|10%|'10%'|' 10 % '
2026-11-27|' 2026-11-27 '|2026-13-01|2026-02-30|1850-01-01|2026-11-27T10:30+02:00|26-1-2
ada@example.com|https://example.com|tel:+358|files/a.pdf|files/../a|[]|{}|[a]|{a: b}
sha256:DIGEST|'DIGEST'|DIGEST""".replace("DIGEST", "0" * 64)
    .strip()
    .replace("\n", "|")
    .split("|")
)
"""What somebody may have typed behind a key."""


def kind_at(name: str) -> FileKind | None:
    if name == "agency.yml":
        return FileKind.AGENCY
    parts = name.split("/", 2)
    return kind_of(parts[2]) if parts[0] == "clients" and len(parts) > 2 else None


def files_of(case: Path) -> dict[str, str]:
    return dict(yaml.safe_load(case.read_text(encoding="utf-8"))["files"])


def files() -> Iterator[tuple[str, bytes]]:
    """Yield every YAML file that lies about, and those of all cases, by its name in its workspace."""
    yield from ((name, text.encode()) for name, text in examples().items())
    for root in (ROOT, ROOT / "tests" / "cases" / "source" / "complete"):
        for path in (root / "agency.yml", *sorted((root / "clients").rglob("*.yml"))):
            yield path.relative_to(root).as_posix(), path.read_bytes()
    for case in CASES:
        yield from ((name, text.encode()) for name, text in files_of(case).items())


def marked(kind: FileKind, data: bytes) -> list[str]:
    return [error.json_path for error in SCHEMAS[kind].iter_errors(read_core(data))]


FILES = [(kind, name, data) for name, data in files() if (kind := kind_at(name)) in SCHEMAS]


@pytest.mark.parametrize("kind", SECTIONS)
def test_it_is_a_schema(kind: FileKind) -> None:
    Draft7Validator.check_schema(json.loads(schemas()[kind]))


def test_no_file_that_is_accepted_is_marked() -> None:
    accepted = [(kind, name, data) for kind, name, data in FILES if not parse(kind, data, name).problems]
    assert len(accepted) > 200
    assert {name: marks for kind, name, data in accepted if (marks := marked(kind, data))} == {}


def test_what_has_the_wrong_shape_is_marked() -> None:
    seen, unseen = set(), set()
    for case in CASES:
        for name, text in files_of(case).items():
            kind = kind_at(name)
            codes = (
                {problem.code for problem in parse(kind, text.encode(), name).problems} if kind in SCHEMAS else set()
            )
            if kind and codes and codes <= OF_SHAPE:
                (seen if marked(kind, text.encode()) else unseen).add(case.stem)
    assert len(seen) > 15
    assert unseen == BEYOND


def leaves(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[Shape, tuple[str, ...]]]:
    """Yield every place of a file with a way to it, `id` for ids and `[]` for lists."""
    yield shape, path
    if shape.item:
        yield from leaves(shape.item, (*path, "[]" if shape.kind is Kind.LIST else "id"))
    for key, inner in shape.keys.items():
        yield from leaves(inner, (*path, key))


def at(path: tuple[str, ...], text: str) -> str:
    """Return a file with nothing but a text at a place."""
    if not path:
        return text
    return f"[{at(path[1:], text)}]" if path[0] == "[]" else f'{{"{path[0]}": {at(path[1:], text)}}}'


def there(errors: list[Any], path: tuple[str, ...]) -> bool:
    """Whether an editor or `check` speaks of a place or of what is below it."""
    return any(tuple(found)[: len(path)] == path for found in errors)


@pytest.mark.parametrize("kind", SECTIONS)
def test_of_whatever_somebody_types_only_what_is_refused_is_marked(kind: FileKind) -> None:
    wrong = set()
    for shape, path in leaves(shape_of(MODELS[kind])):
        steps = tuple("0" if step == "[]" else step for step in path)
        for text in ODD:
            data = at(path, text).encode()
            marks = [tuple(map(str, error.absolute_path)) for error in SCHEMAS[kind].iter_errors(read_core(data))]
            if path and there(marks, steps) and not refused(kind, data, path):
                wrong.add((".".join(path), text, shape.kind.name))
    assert sorted(wrong) == []


def refused(kind: FileKind, data: bytes, path: tuple[str, ...]) -> bool:
    said = ".".join("1" if step == "[]" else step for step in path)
    return any(
        problem.path == said or problem.path.startswith(f"{said}.") for problem in parse(kind, data, "").problems
    )
