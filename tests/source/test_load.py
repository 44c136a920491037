"""A whole workspace → clients: every key there is, and problems of all files together."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reports.model import Acceptance, Agency, Agreement, ChangeRequest, Meeting, Profile, Update
from reports.model.values import Item
from reports.source import Loaded, find_workspace, load, load_agency, public_files
from reports.source.document import Items, Keys, Node, Scalar
from reports.source.shapes import Shape, shape_of
from reports.source.yaml_nodes import read_nodes
from tests.support.workspace import update_text, write_workspace

RIVAL = "They asked a rival for a price, too."
COMPLETE = Path(__file__).parent.parent / "cases" / "source" / "complete"


def complete() -> Loaded:
    workspace = find_workspace(COMPLETE)
    return load(workspace, "northwind", load_agency(workspace).agency)


def test_a_workspace_with_every_key_has_no_problems() -> None:
    assert load_agency(find_workspace(COMPLETE)).problems == ()
    loaded = complete()
    assert loaded.problems == ()
    assert loaded.client
    assert [update.period.name for update in loaded.client.updates] == ["2026-W46", "2026-W47", "2026-W48"]
    assert list(loaded.client.updates[0].tasks) == ["lp-test", "retouch", "banner"]
    assert list(loaded.client.updates[1].tasks) == ["second-variant-of-the-page", "short-form"]


def test_what_stands_beside_agreement_and_updates_is_read_by_the_names_of_its_files() -> None:
    client = complete().client
    assert client
    assert list(client.changes) == ["cr-001"]
    assert list(client.acceptances) == ["2026-09-01-agreement-sponsor"]
    assert list(client.meetings) == ["2026-09-01-kickoff"]
    assert [str(point.value) for point in client.metrics["cost-per-lead"].points] == ["38.40", "34.90"]
    assert [(entry.task, entry.line, entry.row) for entry in client.hours] == [
        ("lp-test", "build", 2),
        ("Calls with the shop", None, 3),
    ]


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        (Agency, ["agency.yml"]),
        (Profile, ["clients/northwind/client.yml"]),
        (Agreement, ["clients/northwind/agreement.yml"]),
        (Update, [f"clients/northwind/updates/2026-W{week}.yml" for week in (46, 47, 48)]),
        (ChangeRequest, ["clients/northwind/changes/cr-001.yml"]),
        (Acceptance, ["clients/northwind/acceptances/2026-09-01-agreement-sponsor.yml"]),
        (Meeting, ["clients/northwind/meetings/2026-09-01-kickoff.yml"]),
    ],
)
def test_the_complete_workspace_leaves_no_key_out(kind: type[Item], files: list[str]) -> None:
    written: set[str] = set()
    for file in files:
        root, _ = read_nodes((COMPLETE / file).read_bytes(), file)
        assert root
        written.update(keys_written(root, shape_of(kind), ""))
    assert set(keys_allowed(shape_of(kind), "")) - written == set()


def test_private_values_are_kept_apart() -> None:
    loaded = complete()
    told = {value.value for value in loaded.private.values}
    assert told == {"2026-11-24", "31 %", "worried about the board", "retainer from January", RIVAL}
    assert not [secret for secret in told if secret in repr(loaded)]


def test_only_files_that_public_fields_name_are_public() -> None:
    loaded = complete()
    assert loaded.client
    *_, week, month = loaded.client.updates
    assert public_files(replace(loaded.client, updates=(week,))) == {"files/w47.pdf"}
    assert public_files(replace(loaded.client, updates=(week, month))) == frozenset()


def test_updates_that_cannot_be_read_silence_what_would_follow_from_them(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, periods=("2026-W46",))
    (folder / "updates" / "2026-W47.yml").write_text("status: [", encoding="utf-8")
    later = update_text(planned="\n  banner: done", answered="\n  photos: 2026-11-20", decided=None)
    (folder / "updates" / "2026-W48.yml").write_text(later, encoding="utf-8")
    workspace = find_workspace(tmp_path)
    loaded = load(workspace, "northwind", load_agency(workspace).agency)
    assert [problem.file for problem in loaded.problems] == ["clients/northwind/updates/2026-W47.yml"]
    assert loaded.client
    assert [update.period.name for update in loaded.client.updates] == ["2026-W46", "2026-W48"]


def test_without_an_agency_nothing_is_said_of_its_team(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    assert load(find_workspace(tmp_path), "northwind", None).problems == ()


def test_a_carried_task_is_planned_again(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, periods=("2026-W46",))
    carried = "\n  second-variant-of-the-page:\n    carried: No photos"
    (folder / "updates" / "2026-W47.yml").write_text(update_text(planned=carried, next=None), encoding="utf-8")
    done = update_text(planned="\n  second-variant-of-the-page: done")
    (folder / "updates" / "2026-W49.yml").write_text(done, encoding="utf-8")
    assert load(find_workspace(tmp_path), "northwind", None).problems == ()


def test_an_unreadable_agreement_still_lets_the_rest_be_checked(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path)
    (folder / "agreement.yml").write_text("title: [", encoding="utf-8")
    update = update_text(by="nobody", results="\n  cost-per-lead: {value: 99}", status="fine")
    (folder / "updates" / "2026-W47.yml").write_text(update, encoding="utf-8")
    (folder / "updates" / "2026-W48.yml").write_text(update_text(by="nobody"), encoding="utf-8")
    workspace = find_workspace(tmp_path)
    loaded = load(workspace, "northwind", load_agency(workspace).agency)
    assert loaded.client is None
    assert [(problem.file.rpartition("/")[2], problem.code) for problem in loaded.problems] == [
        ("agreement.yml", "bad-yaml"),
        ("2026-W47.yml", "not-allowed"),
        ("2026-W48.yml", "unknown-reference"),
    ]


def keys_allowed(shape: Shape, path: str) -> Iterator[str]:
    for key, inner in shape.keys.items():
        yield f"{path}.{key}"
        yield from keys_allowed(inner, f"{path}.{key}")
    if shape.item:
        yield from keys_allowed(shape.item, f"{path}.*")


def keys_written(node: Node, shape: Shape, path: str) -> Iterator[str]:
    if isinstance(node, Scalar):
        return
    if isinstance(node, Items):
        for item in node.nodes:
            yield from keys_written(item, shape.item or shape, f"{path}.*")
        return
    assert isinstance(node, Keys)
    for key, entry in node.entries.items():
        inner = shape.keys.get(key) if shape.keys else shape.item
        if inner:
            place = f"{path}.{key}" if shape.keys else f"{path}.*"
            yield place
            yield from keys_written(entry.node, inner, place)
