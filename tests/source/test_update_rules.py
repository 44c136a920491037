"""What an update must have, whatever stands in others."""

from pathlib import Path

import pytest

from reports.source import find_workspace, load
from tests.support.workspace import update_text, write_workspace


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"done": None, "next": None}, ["missing-key"]),
        ({"next": "\n  - {id: a, what: A}\n  - {id: a, what: B}"}, ["duplicate-id"]),
        ({"done": None}, []),
        ({"next": None, "done": None, "results": "\n  cost-per-lead: {value: 30}"}, []),
    ],
)
def test_faults_of_one_update(tmp_path: Path, keys: dict[str, str | None], codes: list[str]) -> None:
    folder = write_workspace(tmp_path, periods=())
    (folder / "updates" / "2026-W47.yml").write_text(update_text(**keys), encoding="utf-8")
    assert [problem.code for problem in load(find_workspace(tmp_path), "northwind", None).problems] == codes
