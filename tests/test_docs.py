"""The documents speak of what there is: keys, kinds, examples, commands, options, links and nothing else."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reports.cli.main import aboveboard
from reports.problems import Problem
from reports.rules import RULES
from reports.source import FileKind, find_workspace, load, load_agency
from reports.source.document import Items, Keys, Node
from reports.source.meanings import meanings
from reports.source.parse import MODELS
from reports.source.shapes import Kind, Shape, shape_of
from reports.source.yaml_nodes import read_nodes
from tests.support.gallery import FOLDER, SHOTS
from tests.support.writing import FENCE, SECTIONS, examples, examples_of, rows

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "docs" / "checks.md"
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"), ROOT / "changelog.d" / "README.md"])
KINDS = {
    Kind.LINE: "line",
    Kind.PROSE: "text",
    Kind.ID: "id",
    Kind.NUMBER: "number",
    Kind.SHARE: "share",
    Kind.WHOLE: "whole number",
    Kind.DATE: "date",
    Kind.MOMENT: "moment",
    Kind.FLAG: "flag",
    Kind.RECORD: "",
    Kind.BY_ID: "by id",
    Kind.BY_WORD: "by word",
    Kind.LIST: "list",
}
WORDS = {
    "language",
    "time zone",
    "e-mail",
    "address",
    "time of day",
    "currency",
    "file",
    "id",
    "digest",
    "document",
    "checksum",
    "link",
}
"""How the document calls text of a special form."""
LINK = re.compile(r"\]\(([^)\s]+)\)")
NOT_YET = ("rotate", "expire", "remind", "report")


def named(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def keys_of(shape: Shape, before: str = "") -> Iterator[tuple[str, Shape, bool]]:
    for key, value in innermost(shape).keys.items():
        yield f"{before}{key}", value, key in innermost(shape).required
        yield from keys_of(value, f"{before}{key}.")


def innermost(shape: Shape) -> Shape:
    return innermost(shape.item) if shape.item else shape


def kind_says(kind: str, shape: Shape, *, required: bool) -> bool:
    said = kind.removesuffix("required").rstrip(" ,")
    if kind.endswith("required") != required:
        return False
    if shape.kind is Kind.CHOICE:
        return re.findall(r"`([^`]+)`", said) == list(shape.choices)
    return said in WORDS if shape.kind is Kind.WORD else said == KINDS[shape.kind]


def keys_in(node: Node, shape: Shape, before: str = "") -> Iterator[str]:
    if isinstance(node, Items):
        for item in node.nodes:
            yield from keys_in(item, shape.item or shape, before)
    elif isinstance(node, Keys) and shape.item:
        for entry in node.entries.values():
            yield from keys_in(entry.node, shape.item, before)
    elif isinstance(node, Keys):
        for key, entry in node.entries.items():
            yield f"{before}{key}"
            if key in shape.keys:
                yield from keys_in(entry.node, shape.keys[key], f"{before}{key}.")


def problems_of(root: Path) -> tuple[Problem, ...]:
    workspace = find_workspace(root)
    agency = load_agency(workspace)
    clients = [load(workspace, client_id, agency.agency) for client_id in workspace.client_ids]
    return (*agency.problems, *(problem for client in clients for problem in client.problems))


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_keys_that_are_documented_are_the_keys_that_there_are(kind: FileKind) -> None:
    keys = [key for key, _, _ in rows(kind)]
    assert sorted(keys) == sorted(key for key, _, _ in keys_of(shape_of(MODELS[kind])))


@pytest.mark.parametrize("kind", SECTIONS)
def test_kinds_choices_and_what_is_required_are_those_of_the_model(kind: FileKind) -> None:
    forms = {key: form for key, form, _ in rows(kind)}
    wrong = [
        f"{key}: {forms[key]!r}, {shape.kind}"
        for key, shape, required in keys_of(shape_of(MODELS[kind]))
        if not kind_says(forms[key], shape, required=required)
    ]
    assert wrong == []


def told_of(shape: Shape, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each key with what the model says that it means."""
    shape = innermost(shape)
    for key, inner in shape.keys.items():
        if shape.model:
            yield f"{before}{key}", meanings(shape.model)[shape.names[key]].text
        yield from told_of(inner, f"{before}{key}.")


@pytest.mark.parametrize("kind", SECTIONS)
def test_what_a_key_means_is_what_the_model_says(kind: FileKind) -> None:
    """A document may end it with the sign of a footnote, and make links of its words."""
    written = {key: re.sub(r"\[([^]]+)]\([^)]+\)", r"\1", said.removesuffix(". ‡")) for key, _, said in rows(kind)}
    assert written == {key: text.removesuffix(".") for key, text in told_of(shape_of(MODELS[kind]))}


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_model_tells_what_each_key_means(kind: FileKind) -> None:
    assert [key for key, text in told_of(shape_of(MODELS[kind])) if not text.partition(" Default: ")[0]] == []


def test_the_examples_are_a_workspace_without_problems(tmp_path: Path) -> None:
    for name, text in examples().items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    files = tmp_path / "clients" / "northwind" / "files"
    files.mkdir()
    for name in ("leads.png", "campaign.pdf"):
        (files / name).write_bytes(b"")
    assert "\n".join(map(str, problems_of(tmp_path))) == ""


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_key_stands_in_an_example(kind: FileKind) -> None:
    shape = shape_of(MODELS[kind])
    shown: set[str] = set()
    for name, text in examples_of(kind).items():
        node, problems = read_nodes(text.encode(), name)
        assert node, problems
        shown |= set(keys_in(node, shape))
    short = {"planned.done", "planned.dropped"}  # the table says what they are
    assert {key for key, _, _ in keys_of(shape)} - shown - short == set()


def commands(text: str) -> Iterator[str]:
    """Yield every call of the command line in fenced blocks and in backticks."""
    fenced = [line.strip() for _, language, block in FENCE.findall(text) if not language for line in block.split("\n")]
    inline = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    for call in (*fenced, *inline):
        called = re.match(r"(?:\.venv/bin/)?aboveboard ([a-z-].*)", call.partition("  #")[0])
        if called:
            yield called[1].strip()


def assert_there_is(call: str) -> None:
    command: click.Command = aboveboard
    context = click.Context(command)
    words = shlex.split(call.replace("…", ""))
    if words[0] == "-C":
        words = words[2:]
    while isinstance(command, click.Group) and words:
        name = words.pop(0)
        below = command.get_command(context, name)
        assert below, f"no command {name!r}: aboveboard {call}"
        command = below
    options = {name for option in command.params for name in option.opts} | {"--help", "-h"}
    unknown = {word for word in words if word.startswith("-")} - options
    assert unknown == set(), f"no option {unknown}: aboveboard {call}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_command_exists_with_its_options(document: Path) -> None:
    for call in commands(document.read_text()):
        assert_there_is(call)


def test_a_command_that_does_not_exist_would_be_seen() -> None:
    calls = list(commands("`aboveboard rotate`, and\n```\naboveboard build --paper  # soon\n```\n"))
    assert calls == ["build --paper", "rotate"]
    for call in calls:
        with pytest.raises(AssertionError):
            assert_there_is(call)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    verbs = aboveboard.list_commands(click.Context(aboveboard))
    assert [verb for verb in verbs if f"`aboveboard {verb}" not in readme] == []


def test_every_rule_is_documented_as_it_is() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \| (.*?) \|$", CHECKS.read_text(), re.MULTILINE)
    assert rows == [(rule.code, rule.weight, rule.finds, rule.reason) for rule in RULES]


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_no_command_is_promised_that_is_not_there(document: Path) -> None:
    text = document.read_text()
    assert [verb for verb in NOT_YET if re.search(rf"`(?:aboveboard |access |access\|){verb}\b", text)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(FENCE.sub("", document.read_text())):
        path, _, anchor = link.partition("#")
        if path.startswith(("https://", "mailto:", "files/")):
            continue
        target = (document.parent / path) if path else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", document.read_text()), re.MULTILINE)
    return {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_file_of_the_project_that_is_named_exists(document: Path) -> None:
    paths = re.findall(r"`((?:docs|tests|theme|reports|bench)/[\w./-]+)`", document.read_text())
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_gallery_shows_the_pictures_that_are_taken() -> None:
    taken = sorted(shot.name for shot in SHOTS)
    assert sorted(path.name for path in FOLDER.iterdir()) == taken
    assert sorted(re.findall(r"gallery/([\w-]+\.webp)", (ROOT / "docs" / "gallery.md").read_text())) == taken
