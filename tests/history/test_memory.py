"""With a memory history is the same as without one, whatever happened to the repository since; only sooner known."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.history import TrailEntry, read_trail
from reports.history.memory import Json, Memory
from tests.history.conftest import Northwind
from tests.support.agency import Agency
from tests.support.workspace import agency_text, agreement_text, client_text, update_text

BROKEN = "title: [\n"


class Notebook:
    """A memory as text, which tells what was kept."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.kept: list[str] = []

    def recall(self, name: str) -> Json | None:
        found: Json | None = json.loads(self.texts[name]) if name in self.texts else None
        return found

    def keep(self, name: str, made: Json) -> None:
        self.kept.append(name)
        self.texts[name] = json.dumps(made)


Told = tuple[int, dict[str, tuple[int, int]], dict[str, tuple[TrailEntry, ...]]]


def told(root: Path, memory: Memory | None = None, head: str = "HEAD") -> Told:
    """Return what a history says of all clients."""
    trail = read_trail(root, head, memory)
    moments = {one: trail.moment(one) for one in trail.client_ids}
    return trail.length, moments, {one: trail.client(one).entries for one in trail.client_ids}


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def committed(northwind: Northwind, notebook: Notebook) -> Northwind:
    """Return a client with some history that is remembered."""
    northwind.commit("2026-09-01")
    northwind.report(46)
    northwind.commit("2026-11-14")
    northwind.report(47)
    northwind.commit("2026-11-20")
    same(northwind, notebook)
    notebook.kept.clear()
    return northwind


def same(northwind: Northwind, notebook: Notebook) -> None:
    """See that what is remembered is what is there."""
    assert told(northwind.agency.root, notebook) == told(northwind.agency.root)


def test_what_has_not_changed_is_not_read_again(committed: Northwind, notebook: Notebook) -> None:
    same(committed, notebook)
    assert notebook.kept == []


def test_a_new_commit_costs_its_own_client_alone(committed: Northwind, notebook: Notebook) -> None:
    harbour = "clients/harbour/client.yml"
    committed.agency.write(harbour, client_text())
    committed.commit("2026-11-21")
    same(committed, notebook)
    assert notebook.kept == ["client-harbour"]


def test_many_new_commits_are_remembered(
    committed: Northwind, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.history.mainline._FEW", 1)
    for week in (48, 49):
        committed.report(week)
        committed.commit()
    same(committed, notebook)
    same(committed, notebook)
    assert notebook.kept == ["mainline", "client-northwind"]


def _amended(northwind: Northwind) -> None:
    northwind.write("updates/2026-W47.yml", update_text(summary="Something else"))
    northwind.agency.git("add", "--all")
    northwind.agency.git("commit", "--quiet", "--amend", "--no-edit")


def _taken_back(northwind: Northwind) -> None:
    northwind.agency.git("reset", "--quiet", "--hard", "HEAD~1")


def _forked(northwind: Northwind) -> None:
    _taken_back(northwind)
    northwind.report(48)
    northwind.commit()


def _begun_anew(northwind: Northwind) -> None:
    northwind.agency.git("checkout", "--quiet", "--orphan", "anew")
    northwind.commit("2026-11-22")


def _swept(northwind: Northwind) -> None:
    """Rewrite, and let git forget what was there."""
    _begun_anew(northwind)
    northwind.agency.git("branch", "--quiet", "-D", "main")
    northwind.agency.git("reflog", "expire", "--expire=now", "--all")
    northwind.agency.git("gc", "--quiet", "--prune=now")


def _on_a_side(northwind: Northwind) -> None:
    """Make what was HEAD the second parent of the new one, so that it is no longer on the way."""
    northwind.agency.git("checkout", "--quiet", "-b", "side", "HEAD~2")
    northwind.write("agreement.yml", agreement_text(title="Other terms"))
    northwind.commit("2026-11-21")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--no-edit", "main")


def _a_side_of_what_was(northwind: Northwind) -> None:
    northwind.agency.git("checkout", "--quiet", "-b", "side", "HEAD~1")


def _signers_changed(northwind: Northwind) -> None:
    northwind.agency.write("allowed_signers", "# nobody\n")
    northwind.commit("2026-11-21")


def _agency_changed(northwind: Northwind) -> None:
    northwind.agency.write("agency.yml", agency_text(name="Quayside"))
    northwind.commit("2026-11-21")


def _named_otherwise(northwind: Northwind) -> None:
    author = northwind.agency.git("log", "-1", "--format=<%ae>")
    northwind.agency.write(".mailmap", f"Somebody Else {author}\n")
    northwind.commit("2026-11-21")


def _named_twice(northwind: Northwind) -> None:
    _named_otherwise(northwind)
    northwind.agency.write(".mailmap", "# nobody\n")
    northwind.commit("2026-11-22")


def _written_while_merging(northwind: Northwind) -> None:
    northwind.agency.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    northwind.write("agreement.yml", agreement_text(title="Other terms"))
    northwind.commit("2026-11-21")
    northwind.agency.git("checkout", "--quiet", "-")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    northwind.write("agreement.yml", agreement_text(title="Terms of nobody"))
    northwind.commit("2026-11-22")


@pytest.mark.parametrize(
    "happen",
    [
        _amended,
        _taken_back,
        _forked,
        _begun_anew,
        _swept,
        _on_a_side,
        _a_side_of_what_was,
        _signers_changed,
        _agency_changed,
        _named_otherwise,
        _named_twice,
        _written_while_merging,
    ],
    ids=lambda one: one.__name__.strip("_"),
)
def test_whatever_happens_to_the_repository_is_told_as_it_is(
    committed: Northwind, notebook: Notebook, happen: Callable[[Northwind], None]
) -> None:
    happen(committed)
    same(committed, notebook)
    same(committed, notebook)


def test_an_earlier_commit_is_told_as_it_was(committed: Northwind, notebook: Notebook) -> None:
    root = committed.agency.root
    assert told(root, notebook, "HEAD~1") == told(root, None, "HEAD~1")
    same(committed, notebook)


def test_an_agency_that_could_not_be_read_is_known_when_it_is_mended(agency: Agency, notebook: Notebook) -> None:
    northwind = Northwind(agency)
    agency.write("agency.yml", BROKEN)
    northwind.commit("2026-09-01")
    same(northwind, notebook)
    agency.write("agency.yml", agency_text(timezone="Pacific/Auckland"))
    northwind.commit("2026-09-02")
    same(northwind, notebook)


def test_what_was_published_is_asked_each_time(committed: Northwind, notebook: Notebook) -> None:
    published = {"northwind": {"2026-W46": committed.agency.git("rev-parse", "HEAD~1")}}
    root = committed.agency.root
    remembered = read_trail(root, memory=notebook).held_to(published).client("northwind").entries
    assert remembered == read_trail(root).held_to(published).client("northwind").entries
    assert notebook.kept == ["client-northwind"]


def test_nothing_of_one_client_is_taken_for_another_s(committed: Northwind, notebook: Notebook) -> None:
    committed.agency.write("clients/harbour/client.yml", client_text())
    committed.agency.write("clients/harbour/updates/2026-W47.yml", update_text())
    committed.report(48)
    committed.commit("2026-11-21")
    same(committed, notebook)
    notebook.texts["client-harbour"] = notebook.texts["client-northwind"]
    same(committed, notebook)


STEPS = st.sampled_from(["report", "terms", "broken", "removed", "agency", "broken agency", "back", "other client"])


@settings(max_examples=8, deadline=None)
@given(steps=st.lists(STEPS, min_size=2, max_size=6))
def test_any_history_is_the_same_with_a_memory(steps: list[str]) -> None:
    with TemporaryDirectory() as scratch:
        northwind, notebook = Northwind(Agency(Path(scratch))), Notebook()
        northwind.commit("2026-09-01")
        for number, step in enumerate(steps):
            _take(northwind, step, number)
            same(northwind, notebook)


def _take(northwind: Northwind, step: str, number: int) -> None:
    if step == "back":
        northwind.agency.git(
            "reset", "--quiet", "--hard", "HEAD~1" if northwind.agency.git("log", "-1", "--format=%P") else "HEAD"
        )
        return
    update = f"updates/2026-W{40 + number // 2}.yml"
    writing: dict[str, tuple[str, str]] = {
        "report": (f"clients/northwind/{update}", update_text(summary=f"Step {number}")),
        "terms": ("clients/northwind/agreement.yml", agreement_text(title=f"Terms {number % 3}")),
        "broken": ("clients/northwind/agreement.yml", BROKEN),
        "agency": ("agency.yml", agency_text(name=f"Agency {number}")),
        "broken agency": ("agency.yml", BROKEN),
        "other client": ("clients/harbour/client.yml", client_text(name=f"Harbour {number}")),
    }
    if step == "removed":
        (northwind.agency.root / "clients/northwind/client.yml").unlink(missing_ok=True)
    else:
        northwind.agency.write(*writing[step])
    northwind.commit(f"2026-09-{number + 2:02}")
