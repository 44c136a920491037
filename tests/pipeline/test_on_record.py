"""A client's published week, reworded before the next one: whoever reads history takes for published what was."""

from datetime import date
from pathlib import Path

import pytest

from reports.errors import Refused
from reports.pipeline.check import check
from reports.pipeline.on_record import read_record
from reports.pipeline.review import review
from reports.publish import Chain, Content, GitDoor, write_tag
from tests.support.agency import Agency
from tests.support.workspace import update_text, write_workspace

UPDATES = "clients/northwind/updates"


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    """2026-W47 was published, then says something else, then 2026-W48 follows."""
    agency = Agency(tmp_path / "workspace")
    write_workspace(agency.root)
    content = Content("2026-W47", agency.commit(), "2026-11-20T16:00:00Z", 1, None, {"all": "sha256:0"})
    write_tag(GitDoor(agency.root), Chain("northwind").followed(content, "0.1.0"))
    agency.write(f"{UPDATES}/2026-W47.yml", update_text(summary="All was well."))
    agency.commit("Reworded", on="2026-11-22T10:00:00+00:00")
    agency.write(f"{UPDATES}/2026-W48.yml", update_text())
    agency.commit("Next", on="2026-11-27T10:00:00+00:00")
    return agency


def test_a_version_is_what_stood_when_it_was_published(agency: Agency) -> None:
    old, _ = read_record(agency.root).client("northwind").versions()
    assert old.client.newest
    assert old.client.newest.update.summary != "All was well."


def test_check_and_review_tell_that_it_changed_after_it_was_published(agency: Agency) -> None:
    said = "`summary` differs from what was published of 2026-W47"
    found = check(agency.root, None, lambda _: date(2026, 11, 28)).problems
    assert said in [problem.message for problem in found]
    reviewed = review(agency.root, "HEAD~1..HEAD").reviewed[0]
    assert said in [problem.message for problem in reviewed.problems]


def test_a_ledger_that_is_broken_is_refused_and_check_goes_on_without_history(agency: Agency) -> None:
    agency.git("tag", "published/northwind/2")
    with pytest.raises(Refused, match="is no annotated tag"):
        read_record(agency.root)
    [note] = check(agency.root, None, lambda _: date(2026, 11, 28)).notes
    assert "The ledger of northwind is broken" in note
