"""What is known of a client stands in the draft of an update; what must be said is asked for, kindly."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from reports.drafts import update_draft
from reports.model import Agency
from reports.periods import Period
from reports.problems import Problem
from reports.source import FileKind, find_workspace, load, load_agency, parse, read_nodes
from tests.drafts.filling import filled, uncommented
from tests.drafts.northwind import BEFORE, loaded, northwind_folder
from tests.support import engagement
from tests.support.agreements import AGREEMENTS, Data, agreement
from tests.support.workspace import update_text, write_workspace

FRIDAY = date(2026, 11, 27)
WEEK = Period.parse("2026-W48")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a client who has reported a week."""
    return northwind_folder(tmp_path)


def draft_of(folder: Path, period: Period = WEEK) -> str:
    return update_draft(*loaded(folder.parent.parent), period, FRIDAY)


def problems_of(folder: Path, text: str, period: str = "2026-W48") -> tuple[Problem, ...]:
    (folder / "updates" / f"{period}.yml").write_text(text, encoding="utf-8")
    workspace = find_workspace(folder.parent.parent)
    return load(workspace, "northwind", load_agency(workspace).agency).problems


def test_a_draft_reads_well(folder: Path, snapshot: SnapshotAssertion) -> None:
    assert draft_of(folder) == snapshot


def test_what_is_not_filled_in_is_asked_for_and_nothing_else(folder: Path) -> None:
    problems = problems_of(folder, draft_of(folder))
    assert {problem.code for problem in problems} == {"empty-value"}
    assert [problem.path for problem in problems] == [
        "status",
        "summary",
        "planned.second-variant-of-the-page",
        "planned.form",
        "promises.answers-24h.kept",
        "risks.holidays.state",
    ]


def test_one_that_is_filled_in_passes(folder: Path) -> None:
    assert problems_of(folder, filled(draft_of(folder), {"form": "carried: The page comes first"})) == ()


def test_a_first_update_passes_without_any_task(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, periods=())
    draft = draft_of(folder)
    assert "planned:" not in draft
    assert problems_of(folder, filled(draft).replace("done:", "done:\n  - We began")) == ()


def test_offers_can_be_taken_by_taking_the_sign_away(folder: Path) -> None:
    text = uncommented(
        filled(draft_of(folder)), " photos: 2026", " price-page:", "choice: ", "by: sponsor", "on: 2026"
    ).replace("choice: …", "choice: We show them")
    assert problems_of(folder, text) == ()
    newest = loaded(folder.parent.parent)[0].newest
    assert newest
    assert newest.update.answered == {"photos": FRIDAY}
    assert newest.update.decided["price-page"].choice == "We show them"


def test_an_offer_that_is_taken_and_not_filled_in_is_asked_for(folder: Path) -> None:
    text = uncommented(filled(draft_of(folder)), "short-name", "effect: …", "what: …", "who:", "due:")
    assert "asks.short-name.what" in {problem.path for problem in problems_of(folder, text)}


def test_a_figure_that_a_series_brings_is_not_asked_for(folder: Path) -> None:
    (folder / "metrics").mkdir()
    (folder / "metrics" / "cost-per-lead.csv").write_text("date,value\n2026-11-20,33.10\n", encoding="utf-8")
    draft = draft_of(folder)
    assert "value:\n" not in draft
    assert "The value comes from metrics/cost-per-lead.csv." in draft
    assert problems_of(folder, filled(draft)) == ()


@pytest.mark.parametrize(("state", "asked"), [("happened", True), ("falling", False), ("closed", False)])
def test_a_risk_that_is_loud_is_asked_for_until_it_is_closed(folder: Path, state: str, asked: bool) -> None:  # noqa: FBT001 -- a column
    week = folder / "updates" / "2026-W47.yml"
    week.write_text(BEFORE.replace("rising", state), encoding="utf-8")
    assert ("\n  holidays:\n" in draft_of(folder)) is asked
    assert ("# holidays:\n" in draft_of(folder)) is (state == "falling")


def test_a_risk_is_carried_over_updates_that_do_not_speak_of_it(folder: Path) -> None:
    (folder / "updates" / "2026-W48.yml").write_text(update_text(planned="\n  form: done"), encoding="utf-8")
    assert "\n  holidays:\n" in draft_of(folder, Period.parse("2026-W49"))


def test_a_retainer_counts_anew_in_a_new_month() -> None:
    lines = {"currency": "EUR", "basis": "retainer", "lines": {"care": {"name": "Care", "amount": "900"}}}
    terms = engagement.agreement(budget=lines)
    client = engagement.client(terms, engagement.update("2026-W48", budget={"care": {"spent": "400"}}))
    agency = Agency(name="Quayside")
    assert "400 used last" in update_draft(client, agency, Period.parse("2026-11"), FRIDAY)
    assert "used last" not in update_draft(client, agency, Period.parse("2026-W49"), FRIDAY)


@given(AGREEMENTS)
def test_a_draft_is_readable_whatever_was_agreed(terms: Data) -> None:
    client = engagement.client(agreement(terms))
    draft = update_draft(client, Agency(name="Quayside"), WEEK, FRIDAY)
    assert read_nodes(draft.encode(), "draft.yml")[1] == ()
    assert {problem.code for problem in parse(FileKind.UPDATE, draft.encode(), "draft.yml").problems} == {"empty-value"}
