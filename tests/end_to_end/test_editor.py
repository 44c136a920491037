"""What people see in an editor while they type, from the language server that VS Code, Neovim and Helix speak to."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reports.schemas import schemas, write_schemas
from tests.support.language_server import LanguageServer, language_server
from tests.support.writing import FENCE, WRITING, examples

ROOT = Path(__file__).parent.parent.parent
FIRST = "# yaml-language-server: $schema=../../../schemas/update.json"


def documented() -> dict[str, Any]:
    """Return the settings that docs/writing-updates.md advises, as an editor hands them to the server."""
    (text,) = [text for _, language, text in FENCE.findall(WRITING.read_text()) if language == "json"]
    told = json.loads(text)
    assert set(told) == {"yaml.schemas", "yaml.schemaStore.enable"}
    return {"yaml": {"schemas": told["yaml.schemas"], "schemaStore": {"enable": told["yaml.schemaStore.enable"]}}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workspace")
    write_schemas(root)
    return root


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[LanguageServer]:
    """An editor that is told nothing: all that it knows of a file stands in the file's first line."""
    with language_server(folder, {"yaml": {"schemaStore": {"enable": False}}}) as server:
        yield server


def lines(*said: str) -> str:
    return "\n".join((FIRST, *said)) + "\n"


def test_keys_that_are_not_there_yet_are_offered_with_what_they_mean(editor: LanguageServer) -> None:
    editor.open("clients/a/updates/1.yml", lines("by: ada", ""))
    found = editor.offered("clients/a/updates/1.yml", 3, 1)
    assert {"status", "summary", "planned", "done", "results", "milestones", "budget", "next", "asks"} < set(found)
    assert "by" not in found
    assert found["planned"].startswith("What became of each task that the update before planned")


def test_words_that_may_stand_behind_a_key_are_offered_and_nothing_else(editor: LanguageServer) -> None:
    editor.open("clients/a/updates/2.yml", lines("status: ", "milestones:", "  beta:", "    cause: "))
    found = editor.offered("clients/a/updates/2.yml", 2, 9)
    assert list(found) == ["on-track", "at-risk", "off-track", "on-hold", "complete"]
    assert found["at-risk"] == "something may not be as agreed"
    assert list(editor.offered("clients/a/updates/2.yml", 5, 12)) == ["us", "client", "outside"]


def test_no_word_is_offered_where_people_write_their_own(editor: LanguageServer) -> None:
    editor.open("clients/a/updates/3.yml", lines("summary: ", "asks:", "  photos:", "    effect: "))
    assert editor.offered("clients/a/updates/3.yml", 2, 10) == {}
    assert editor.offered("clients/a/updates/3.yml", 5, 13) == {}


def test_a_key_is_explained_with_an_example(editor: LanguageServer) -> None:
    editor.open(
        "clients/a/updates/4.yml", lines("planned:", "  banner: done", "asks:", "  photos:", "    effect: Beta moves")
    )
    planned = editor.explained("clients/a/updates/4.yml", 2, 3)
    assert planned.startswith("#### planned\n\nWhat became of each task")
    assert "```yaml\nplanned:\n" in planned
    effect = editor.explained("clients/a/updates/4.yml", 6, 7)
    assert effect.startswith("#### effect\n\nWhat happens if it is late.\n\n*A line of text.*\n\n```yaml\neffect: ")


def test_what_check_would_refuse_is_marked_where_it_stands(editor: LanguageServer) -> None:
    wrong = lines(
        "by: ada",
        "statuss: on-track",
        "status: fine",
        "summary: All well.",
        "milestones:",
        "  Beta 2:",
        "    progress: 70",
        "    forecast: 4.12.",
        "asks:",
        "  photos:",
        "    what: [a, b]",
    )
    assert sorted(editor.open("clients/a/updates/5.yml", wrong)) == [
        "12: Allowed is a line of text.",
        "3: Property statuss is not allowed.",
        "4: Allowed is `on-track`, `at-risk`, `off-track`, `on-hold` or `complete`.",
        "7: An id: lower case letters, digits and hyphens, at most 63.",
        "9: Allowed is a date such as 2026-11-27.",
    ]


def test_what_yaml_takes_for_something_else_is_not_marked_where_a_text_is_meant(editor: LanguageServer) -> None:
    text = lines("by: ada", "status: on-track", "summary: 2026", "done:", "  - no", "  - 12:30", "note:")
    assert editor.open("clients/a/updates/6.yml", text) == []


def test_with_settings_as_documented_no_file_that_is_right_is_marked(folder: Path) -> None:
    demo = (path for pattern in ("clients/*/agreement.yml", "clients/*/*/2026-W47.yml") for path in ROOT.glob(pattern))
    right = examples() | {path.relative_to(ROOT).as_posix(): path.read_text() for path in demo}
    with language_server(folder, documented()) as server:
        assert {name: marks for name, text in right.items() if (marks := server.open(name, text))} == {}


def test_with_settings_as_documented_every_kind_of_file_is_known(folder: Path) -> None:
    names = ["agency.yml", "clients/a/client.yml", "clients/a/agreement.yml"]
    names += [f"clients/a/{part}/x.yml" for part in ("updates", "changes", "acceptances", "meetings")]
    assert len(names) == len(schemas())
    with language_server(folder, documented()) as server:
        marked = {name: server.open(name, "nonsense: 1\n") for name in names}
    assert [name for name, marks in marked.items() if "1: Property nonsense is not allowed." not in marks] == []


def test_a_request_to_another_host_would_be_seen(folder: Path) -> None:
    with (
        pytest.raises(AssertionError, match="asked for another host"),
        language_server(folder, {"yaml": {"schemaStore": {"enable": True}}}) as server,
    ):
        server.open("clients/a/updates/7.yml", "by: ada\n")
