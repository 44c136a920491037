"""What a build makes of findings: errors stop it, warnings do not, and nothing depends on the day."""

from pathlib import Path

import pytest

from reports.pipeline.report import Found
from reports.pipeline.working_copy import checked
from tests.rules.history import PLANNED, Committed
from tests.rules.places import good_update, good_workspace


def test_an_error_of_a_rule_stops_a_build_and_a_warning_does_not(tmp_path: Path) -> None:
    folder = good_workspace(tmp_path)
    update = folder / "updates" / "2026-W47.yml"
    update.write_text(good_update(planned=PLANNED, results=None), encoding="utf-8")
    assert checked(tmp_path).clients
    update.write_text(good_update(planned=PLANNED, status="at-risk"), encoding="utf-8")
    with pytest.raises(Found, match="missing-why"):
        checked(tmp_path)


def test_what_depends_on_today_stops_no_build(tmp_path: Path) -> None:
    folder = good_workspace(tmp_path)
    agency = tmp_path / "agency.yml"
    agency.write_text(agency.read_text() + "rules: {overdue-update: error}\n", encoding="utf-8")
    (folder / "updates" / "2026-W47.yml").write_text(
        good_update(planned=PLANNED, delivered="\n  landing-page: 2199-01-01"), encoding="utf-8"
    )
    assert checked(tmp_path).clients


def test_a_code_that_there_is_not_stops_a_build(tmp_path: Path) -> None:
    good_workspace(tmp_path)
    agency = tmp_path / "agency.yml"
    agency.write_text(agency.read_text() + "rules: {overdue: error}\n", encoding="utf-8")
    with pytest.raises(Found, match="unknown-rule"):
        checked(tmp_path)


def test_a_silent_change_of_a_closed_week_stops_a_build(committed: Committed) -> None:
    assert checked(committed.agency.root, "northwind").clients
    committed.report(46, summary="Two pages are live.")
    with pytest.raises(Found, match="published-changed"):
        checked(committed.agency.root, "northwind")
