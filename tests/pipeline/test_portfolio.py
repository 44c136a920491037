"""A workspace's portfolio: of the working copy today, and of what is committed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from reports.errors import Error
from reports.figures.portfolio import Portfolio, Standing
from reports.history import read_trail
from reports.pipeline.portfolio import Survey, committed_portfolio, working_portfolio
from tests.support.agency import Agency
from tests.support.workspace import agreement_text, update_text, write_workspace

TARGETS = """
  beta:
    name: Beta
    due: 2026-12-01
    private: {target: 2026-11-24}"""
ASKS = "\n  photos: {what: Photos, who: sponsor, due: 2026-11-18, effect: Beta waits}"


@pytest.fixture
def workspace(tmp_path: Path) -> Agency:
    """Two clients with an update each and a third without, everything committed on 20 November."""
    made = Agency(tmp_path / "agency")
    for client in ("harbour", "northwind"):
        write_workspace(made.root, client)
    write_workspace(made.root, "fresh", ())
    made.write("clients/harbour/agreement.yml", agreement_text(milestones=TARGETS, deliverables="{}"))
    made.commit("Start", on="2026-11-20T23:30:00+00:00")
    return made


def survey(root: Path, as_of: date | None = date(2026, 11, 25)) -> Survey:
    return working_portfolio(root, as_of, lambda _: None)


def one(found: Portfolio, client: str) -> Standing:
    return next(standing for standing in found.clients if standing.id == client)


def test_the_working_copy_is_looked_at_as_it_stands(workspace: Agency) -> None:
    workspace.write("clients/harbour/updates/2026-W48.yml", update_text(status="off-track", why="Late", asks=ASKS))
    found = survey(workspace.root)
    assert (found.problems, found.notes) == ((), ())
    assert found.portfolio.as_of == date(2026, 11, 25)
    assert [standing.id for standing in found.portfolio.clients] == ["fresh", "harbour", "northwind"]
    harbour = one(found.portfolio, "harbour")
    assert (harbour.asks.overdue, harbour.asks.longest) == (1, 7)
    assert harbour.reporting.on == date(2026, 11, 25)
    assert [target.target for target in harbour.targets] == [date(2026, 11, 24)]
    assert one(found.portfolio, "northwind").reporting.on == date(2026, 11, 21)


def test_what_is_committed_is_looked_at_on_the_day_of_its_commit_where_the_agency_is(workspace: Agency) -> None:
    workspace.write("clients/harbour/updates/2026-W48.yml", update_text(status="off-track", why="Late", asks=ASKS))
    found = committed_portfolio(read_trail(workspace.root))
    assert found.as_of == date(2026, 11, 21)
    assert {standing.id for standing in found.clients} == {"harbour", "fresh", "northwind"}
    harbour = one(found, "harbour")
    assert (harbour.reporting.newest and harbour.reporting.newest.name, harbour.asks.open) == ("2026-W47", 0)
    assert [target.target for target in harbour.targets] == [date(2026, 11, 24)]


def test_where_all_is_committed_both_say_the_same(workspace: Agency) -> None:
    day = date(2026, 11, 21)
    assert survey(workspace.root, day).portfolio == committed_portfolio(read_trail(workspace.root))


def test_a_client_that_went_is_in_no_portfolio(workspace: Agency) -> None:
    shutil.rmtree(workspace.root / "clients" / "harbour")
    workspace.commit("Harbour left", on="2026-11-23T10:00:00+00:00")
    found = committed_portfolio(read_trail(workspace.root))
    assert [standing.id for standing in found.clients] == ["fresh", "northwind"]


def test_what_cannot_be_read_as_committed_is_refused_with_the_way_out(workspace: Agency) -> None:
    workspace.write("clients/harbour/agreement.yml", "title: [")
    workspace.commit("Oops", on="2026-11-23T10:00:00+00:00")
    workspace.write("clients/harbour/agreement.yml", agreement_text())
    with pytest.raises(Error) as found:
        committed_portfolio(read_trail(workspace.root))
    assert "agreement.yml cannot be read as it is committed" in found.value.message
    assert "clients/harbour" in found.value.hint


def test_without_history_it_works_and_says_so(tmp_path: Path) -> None:
    write_workspace(tmp_path, periods=("2026-W46", "2026-W47"))
    found = survey(tmp_path)
    assert [note[:16] for note in found.notes] == ["Without history:"]
    assert [standing.id for standing in found.portfolio.clients] == ["northwind"]


def test_a_client_that_cannot_be_read_is_left_out_and_told(workspace: Agency) -> None:
    workspace.write("clients/harbour/client.yml", "nmae: Harbour")
    workspace.write("clients/northwind/updates/2026-W47.yml", "by: [")
    found = survey(workspace.root)
    assert [standing.id for standing in found.portfolio.clients] == ["fresh", "northwind"]
    assert {problem.file for problem in found.problems} == {
        "clients/harbour/client.yml",
        "clients/northwind/updates/2026-W47.yml",
    }


def test_today_is_the_default(workspace: Agency) -> None:
    assert survey(workspace.root, None).portfolio.as_of >= date(2026, 11, 20)
