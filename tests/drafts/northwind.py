"""A client who has reported a week: tasks are planned, a date moved, an ask and a decision are open, a risk rises."""

from pathlib import Path

from reports.model import Agency, Client
from reports.source import find_workspace, load, load_agency
from tests.support.workspace import update_text, write_workspace

BEFORE = update_text(
    status="at-risk",
    why="The photos are late.",
    results="\n  cost-per-lead: {value: 33.10}",
    milestones="\n  beta: {progress: 70, forecast: 2026-12-04, cause: client, why: Photos arrive late.}",
    budget="\n  build: {spent: 8300}",
    next="""
  - Second variant of the page
  - {id: form, what: "Short form: three questions", owner: analyst, due: 2026-11-27, goal: cost-per-lead}""",
    asks="\n  photos: {what: Twelve product photos, who: marketing-lead, due: 2026-11-23, effect: Beta moves}",
    decisions_needed="\n  price-page: {what: Show prices?, who: sponsor, otherwise: We launch without prices}",
    risks="\n  holidays: {state: rising, note: Two people away in week 52}",
)


def northwind_folder(root: Path) -> Path:
    """Write the client's files into a new workspace; return their folder."""
    folder = write_workspace(root)
    (folder / "updates" / "2026-W47.yml").write_text(BEFORE, encoding="utf-8")
    return folder


def loaded(root: Path) -> tuple[Client, Agency]:
    """Read the client and the agency of a workspace."""
    workspace = find_workspace(root)
    agency = load_agency(workspace).agency
    client = load(workspace, "northwind", agency).client
    assert client
    assert agency
    return client, agency


def northwind(root: Path) -> tuple[Client, Agency]:
    """Return the client of a new workspace, and the agency."""
    return loaded(northwind_folder(root).parent.parent)
