"""Files as nobody should write them: read without harm, and as fast as others.

What takes no longer than a blink here took minutes before, or ended in an error. `python -m tests.support.fuzzing 300`
looks for more.
"""

import os
import random
from pathlib import Path

import pytest

from reports.problems import Problem
from reports.source import find_workspace, load, load_agency
from tests.support.fuzzing import once, pool
from tests.support.workspace import agreement_text, update_text, write_workspace

AGREEMENT, UPDATE = "agreement.yml", "updates/2026-W47.yml"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_in_a_workspace_does_no_harm(tmp_path: Path, seed: int) -> None:
    rng, files = random.Random(seed), pool()  # noqa: S311 -- the same files on every run
    assert sum(once(rng, files, tmp_path / "work")[1] > 0 for _ in range(80)) > 40


def problems(tmp_path: Path, **files: str) -> tuple[Problem, ...]:
    """Return the problems of a client with some files of its own."""
    write_workspace(tmp_path)
    for name, text in files.items():
        (tmp_path / "clients" / "northwind" / name).write_text(text)
    workspace = find_workspace(tmp_path)
    return load(workspace, "northwind", load_agency(workspace).agency).problems


def test_milestones_may_stand_in_a_row_of_thousands(tmp_path: Path) -> None:
    row = "".join(f"\n  m{place + 1}: {{name: a, due: 2026-11-27, after: [m{place}]}}" for place in range(4_000))
    text = agreement_text(milestones=f"\n  m0: {{name: a, due: 2026-11-27}}{row}", deliverables=None)
    assert problems(tmp_path, **{AGREEMENT: text}) == ()


def test_a_ring_is_told_from_its_first_milestone_in_the_order_of_waiting(tmp_path: Path) -> None:
    after = {"a": "b", "b": "d", "c": "b", "d": "c"}
    ring = "".join(f"\n  {name}: {{name: a, due: 2026-11-27, after: [{other}]}}" for name, other in after.items())
    (told,) = problems(tmp_path, **{AGREEMENT: agreement_text(milestones=ring, deliverables=None)})
    assert told.path == "milestones.b.after"
    assert told.message == "the milestones `b`, `d`, `c` wait for each other"


def test_what_was_meant_is_guessed_for_the_first_mistakes_only(tmp_path: Path) -> None:
    goals = "".join(f"\n  goal-{place}: {{want: a, metric: b, baseline: 1, target: 2}}" for place in range(300))
    done = "".join(f"\n  - {{what: a, goal: gaol-{place}}}" for place in range(2_000))
    texts = {AGREEMENT: agreement_text(goals=goals, deliverables=None), UPDATE: update_text(done=done)}
    found = [problem for problem in problems(tmp_path, **texts) if problem.code == "unknown-reference"]
    assert len(found) == 2_000
    assert found[0].hint == "Did you mean `goal-0`?"
    assert found[-1].hint == "Goals stand in agreement.yml below `goals`."


@pytest.mark.parametrize(
    "text", ["](files/" + "[" * 100_000, "files/ " + "[[a]" * 40_000 + "](", "files/ " + "[\n" * 9]
)
def test_brackets_are_no_riddle(tmp_path: Path, text: str) -> None:
    indented = text.replace("\n", "\n\n  ")
    assert problems(tmp_path, **{UPDATE: update_text(note=f"\n  '{indented}'")}) == ()


@pytest.mark.parametrize("line", ["key{}: 1\n", "- \n", "? [{}]\n"])
def test_thousands_of_mistakes_are_all_told(tmp_path: Path, line: str) -> None:
    text = "done:\n" * line.startswith("-") + "".join(line.format(place) for place in range(5_000))
    assert len(problems(tmp_path, **{UPDATE: text})) >= 5_000


def test_a_table_of_thousands_of_columns_is_told_of_twenty_times(tmp_path: Path) -> None:
    folder = tmp_path / "clients" / "northwind" / "hours"
    folder.mkdir(parents=True)
    (folder / "2026-11.csv").write_text("a," * 100_000)
    assert [problem.code for problem in problems(tmp_path)] == ["unknown-key"] * 20


def test_folders_may_lie_a_thousand_deep(tmp_path: Path) -> None:
    deep = f"{tmp_path}/clients/northwind/files"
    Path(deep).mkdir(parents=True)
    for _ in range(1_010):
        deep += "/d"
        os.mkdir(deep)  # noqa: PTH102 -- a Path of a thousand parts takes its time
    try:
        assert problems(tmp_path) == ()
    finally:
        os.removedirs(deep)  # neither pytest nor shutil can
