"""Every kind of broken input has a case file: the files as written, and everything that is said of them."""

from pathlib import Path

import pytest
import yaml

from reports.problems import Problem
from reports.source import find_workspace, load, load_agency, stray_problems
from tests.support.workspace import write_workspace

CASES = sorted((Path(__file__).parent.parent / "cases" / "source").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_says_what_is_wrong_where_and_what_to_do(case: Path, tmp_path: Path) -> None:
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    assert "\n".join(map(str, problems(tmp_path, wanted["files"]))) + "\n" == wanted["says"]


def test_there_are_cases_of_every_kind() -> None:
    assert len(CASES) >= 25


def test_speaks_no_word_of_the_libraries_below() -> None:
    said = "".join(case.read_text(encoding="utf-8").partition("\nsays:")[2] for case in CASES)
    assert not [word for word in ("pydantic", "Input should", "yaml.", "expected <", "Traceback") if word in said]


def problems(root: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    write_workspace(root / "work", periods=("2026-W46", "2026-W47"))
    for name, text in files.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    workspace = find_workspace(root / "work")
    agency = load_agency(workspace)
    clients = (load(workspace, client_id, agency.agency).problems for client_id in workspace.client_ids)
    return (*agency.problems, *stray_problems(workspace), *(problem for found in clients for problem in found))
