"""What needs a reason, and what does not."""

from pathlib import Path

import pytest

from tests.rules.places import found, good_update, good_workspace
from tests.support.workspace import agreement_text

EARLIER = good_update(
    results="\n  cost-per-lead: {value: 36}",
    milestones="\n  beta: {forecast: 2026-12-04, why: Photos}",
    budget="\n  build: {spent: 5000, forecast: 14500, why: Two rounds}",
)


def codes(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return [problem.code for problem in found(root, monkeypatch) if problem.code == "missing-why"]


def codes_of(root: Path, monkeypatch: pytest.MonkeyPatch, keys: dict[str, str | None]) -> list[str]:
    folder = good_workspace(root)
    (folder / "updates" / "2026-W46.yml").write_text(EARLIER, encoding="utf-8")
    update = good_update(**{"planned": "\n  variant: done", "results": None, **keys})
    (folder / "updates" / "2026-W47.yml").write_text(update, encoding="utf-8")
    return codes(root, monkeypatch)


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
    ],
)
def test_nothing_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: dict[str, str | None]) -> None:
    assert codes_of(tmp_path, monkeypatch, keys) == []


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
def test_a_reason_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: dict[str, str | None]) -> None:
    assert codes_of(tmp_path, monkeypatch, keys) == ["missing-why"]


@pytest.mark.parametrize(
    ("week", "said"), [("2026-W45", []), ("2026-W44", ["missing-why"])], ids=["the same month", "a new month"]
)
def test_a_retainer_begins_anew_with_every_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, week: str, said: list[str]
) -> None:
    folder = good_workspace(tmp_path)
    for file in (folder / "updates").iterdir():
        file.unlink()
    lines = "\n  currency: EUR\n  basis: retainer\n  lines: {build: {name: Care, amount: 4500}}"
    (folder / "agreement.yml").write_text(agreement_text(budget=lines), encoding="utf-8")
    before = "2026-W44" if week == "2026-W45" else "2026-W43"
    for period, why in ((before, ", why: One round more"), (week, "")):
        budget = f"\n  build: {{spent: 900, forecast: 5000{why}}}"
        (folder / "updates" / f"{period}.yml").write_text(good_update(budget=budget), encoding="utf-8")
    assert codes(tmp_path, monkeypatch) == said
