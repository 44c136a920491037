"""What needs a reason, and what does not."""

from pathlib import Path

import pytest

from reports.source import find_workspace, load
from tests.support.workspace import agreement_text, update_text, write_workspace

EARLIER = update_text(
    results="\n  cost-per-lead: {value: 36}",
    milestones="\n  beta: {forecast: 2026-12-04, why: Photos}",
    budget="\n  build: {spent: 5000, forecast: 14500, why: Two rounds}",
)


def codes(root: Path, **keys: str | None) -> list[str]:
    folder = write_workspace(root, periods=())
    (folder / "updates" / "2026-W46.yml").write_text(EARLIER, encoding="utf-8")
    (folder / "updates" / "2026-W47.yml").write_text(update_text(**keys), encoding="utf-8")
    return [problem.code for problem in load(find_workspace(root), "northwind", None).problems]


@pytest.mark.parametrize(
    "keys",
    [
        {"milestones": "\n  beta: {forecast: 2026-12-04}"},
        {"milestones": "\n  beta: {forecast: 2026-12-01}"},
        {"milestones": "\n  beta: {forecast: 2026-12-08, why: Snow}"},
        {"milestones": "\n  launch: {progress: 20}"},
        {"budget": "\n  build: {spent: 9000, forecast: 14500.00}"},
        {"budget": "\n  build: {spent: 9000}"},
        {"results": "\n  cost-per-lead: {value: 35.90}"},
        {"results": "\n  cost-per-lead: {value: 36}"},
        {"results": "\n  cost-per-lead: {why: Not counted yet}"},
        {"status": "at-risk", "why": "Snow"},
        {"status": "off-track", "milestones": "\n  beta: {forecast: 2026-12-08, why: Snow}"},
        {"status": "complete"},
        {"done": None},
        {"next": None, "done": None, "results": "\n  cost-per-lead: {value: 30}"},
        {"summary": "word " * 80},
    ],
)
def test_nothing_is_missing(tmp_path: Path, keys: dict[str, str | None]) -> None:
    assert codes(tmp_path, **keys) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"milestones": "\n  beta: {forecast: 2026-12-08}"},
        {"milestones": "\n  launch: {forecast: 2026-12-14}"},
        {"budget": "\n  build: {forecast: 14600}"},
        {"budget": "\n  media: {forecast: 5000}"},
        {"results": "\n  cost-per-lead: {value: 36.01}"},
        {"status": "on-hold"},
        {"status": "at-risk", "note": "Snow"},
    ],
)
def test_a_reason_is_missing(tmp_path: Path, keys: dict[str, str | None]) -> None:
    assert codes(tmp_path, **keys) == ["missing-why"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"done": None, "next": None}, "missing-key"),
        ({"summary": "word " * 81}, "too-long"),
        ({"next": "\n  - {id: a, what: A}\n  - {id: a, what: B}"}, "duplicate-id"),
    ],
)
def test_other_faults_of_one_update(tmp_path: Path, keys: dict[str, str | None], code: str) -> None:
    assert codes(tmp_path, **keys) == [code]


@pytest.mark.parametrize(
    ("week", "said"), [("2026-W45", []), ("2026-W44", ["missing-why"])], ids=["the same month", "a new month"]
)
def test_a_retainer_begins_anew_with_every_month(tmp_path: Path, week: str, said: list[str]) -> None:
    folder = write_workspace(tmp_path, periods=())
    lines = "\n  currency: EUR\n  basis: retainer\n  lines: {build: {name: Care, amount: 4500}}"
    (folder / "agreement.yml").write_text(agreement_text(budget=lines), encoding="utf-8")
    before = "2026-W44" if week == "2026-W45" else "2026-W43"
    for period, why in ((before, ", why: One round more"), (week, "")):
        budget = f"\n  build: {{spent: 900, forecast: 5000{why}}}"
        (folder / "updates" / f"{period}.yml").write_text(update_text(budget=budget), encoding="utf-8")
    assert [problem.code for problem in load(find_workspace(tmp_path), "northwind", None).problems] == said
