"""A workspace in which no rule finds anything, to be spoilt by each test, and what is then said of it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from reports.pipeline.checkup import examine
from reports.problems import Problem, Severity
from tests.support.workspace import client_text, update_text, write_workspace

TODAY = "2026-11-20"
"""The Friday of week 47, the newest that is told of."""
CLIENT = client_text(
    team="""
  account-lead: {role: account-manager, since: 2026-09-01}
  analyst: {role: deputy, since: 2026-09-01}"""
)
DONE, NEXT = (
    "\n  - {what: Tracking mended, goal: cost-per-lead}",
    "\n  - {id: variant, what: Variant, goal: cost-per-lead}",
)


def good_update(**keys: str | None) -> str:
    """Return an update in which no rule finds anything, plans for `variant` included."""
    return update_text(**{"done": DONE, "results": "\n  cost-per-lead: {value: 33.10}", "next": NEXT, **keys})


def good_workspace(root: Path) -> Path:
    """Write the workspace with updates of the weeks 46 and 47; return the client's folder."""
    folder = write_workspace(root, periods=())
    (folder / "client.yml").write_text(CLIENT, encoding="utf-8")
    (folder / "updates" / "2026-W46.yml").write_text(good_update(), encoding="utf-8")
    second = good_update(planned="\n  variant: done", next="\n  - {id: form, what: Form, goal: cost-per-lead}")
    (folder / "updates" / "2026-W47.yml").write_text(second, encoding="utf-8")
    return folder


def write_files(root: Path, files: Mapping[str, str]) -> None:
    """Write files over those of a workspace."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def said(root: Path, monkeypatch: pytest.MonkeyPatch, today: str = TODAY) -> str:
    """Return everything that is said of a workspace on a day, as a terminal shows it."""
    return "".join(f"{mark(problem)}{problem}\n" for problem in found(root, monkeypatch, today))


def found(root: Path, monkeypatch: pytest.MonkeyPatch, today: str = TODAY) -> tuple[Problem, ...]:
    """Return everything that is found in a workspace on a day."""
    monkeypatch.setattr("reports.clock.today", lambda _: date.fromisoformat(today))
    return examine(root).problems


def mark(problem: Problem) -> str:
    """Return the word that a terminal shows before a problem."""
    return "" if problem.severity is Severity.ERROR else "warning: "
