"""`overview`: what the agency reads on a terminal, and what programs do."""

import json
from pathlib import Path
from typing import Any

import click
import pytest

from reports.cli.main import main
from tests.support.workspace import agency_text, agreement_text, client_text, update_text, write_workspace

TEAM = """
  account-lead: {name: Mara Quill, clients_at_most: 1}
  analyst: {name: Ben Osei}"""
MILESTONES = """
  beta:
    name: Beta
    due: 2026-11-20
    private: {target: 2026-11-17}
  launch: {name: Launch, due: 2026-12-15, private: {target: 2026-12-15}}"""
REQUEST = """title: A banner for the fair
raised: {by: sponsor, on: 2026-11-02}
kind: scope
why: The fair is early this year.
options:
  now: {what: Draw it now}
  later: {what: Finish the page first}
goodwill: true
"""
WORRYING = {
    "status": "off-track",
    "why": "Photos are late.",
    "asks": "\n  photos: {what: Photos, who: sponsor, due: 2026-11-18, effect: Beta waits}",
    "promises": "\n  answers-24h: {kept: false, note: Two days on Tuesday}",
    "satisfaction": "{score: 6, by: sponsor}",
}
AS_OF = ("--as-of", "2026-11-25")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A calm client with a wide name, one that worries in every way, and one that is over."""
    calm = write_workspace(tmp_path, "calm", ("2026-W48",))
    (calm / "client.yml").write_text(
        client_text(
            name="東京の静かな会社", team="\n  account-lead: {role: account-manager}\n  analyst: {role: deputy}"
        )
    )
    (calm / "agreement.yml").write_text(agreement_text(milestones="{}", deliverables="{}"))
    worrying = write_workspace(tmp_path, "worrying", ("2026-W45", "2026-W46"))
    (worrying / "agreement.yml").write_text(agreement_text(milestones=MILESTONES, deliverables="{}"))
    (worrying / "updates" / "2026-W46.yml").write_text(update_text(**WORRYING))
    (worrying / "changes").mkdir()
    (worrying / "changes" / "cr-001.yml").write_text(REQUEST)
    over = write_workspace(tmp_path, "over", ())
    (over / "agreement.yml").write_text(agreement_text(milestones="{}", deliverables="{}"))
    (over / "updates" / "2026-W40.yml").write_text(update_text(status="complete"))
    (tmp_path / "agency.yml").write_text(agency_text(team=TEAM))
    return tmp_path


def shown(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["-C", str(root), "overview", *AS_OF, *arguments]) == 0
    return capsys.readouterr().out


def test_a_client_a_row_and_what_is_behind_it_in_words(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert (
        shown(root, capsys)
        == """\
Harbour Lane Studio, 2026-11-25: 3 clients, 1 update owed.

CLIENT              STATUS     TIME   BUDGET  RESULTS  SCOPE  UPDATE       ASKS       PROMISES  SCORE
Northwind Outdoors  off track  amber  -       -        green  5 days late  1, 1 late  2         6
東京の静かな会社    on track   -      -       -        -      due 04 Dec   -          -         -
Northwind Outdoors  complete   -      -       -        -      -            -          -         -

Northwind Outdoors
  Nobody is deputy.
  Owed: 2026-W47, promised for 2026-11-20, by Mara Quill.
  Past its day: Beta, promised for 2026-11-20, 5 days ago.
  Not kept in 2026-W46: We answer within a working day (Two days on Tuesday)
  Waiting on them: 1 ask overdue, by 7 days at most.
  Satisfaction: 6 of 10 in 2026-W46.
  Beta: 8 days behind our own target of 2026-11-17; promised for 2026-11-20, expected on 2026-11-25.
  Launch: on our own target of 2026-12-15; promised for 2026-12-15, expected on 2026-12-15.
  1 favour given: A banner for the fair

PERSON      CLIENTS
Mara Quill  2 of 1   1 too many
Ben Osei    2
"""
    )


@pytest.mark.parametrize(
    ("width", "last"), [("60", "UPDATE"), ("80", "UPDATE"), ("90", "ASKS"), ("100", "SCORE"), ("200", "SCORE")]
)
def test_a_narrow_terminal_shows_what_fits(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str, last: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    lines = shown(root, capsys).splitlines()
    assert lines[2].split()[-1] == last
    if int(width) >= 80:
        assert max(map(len, lines)) <= int(width)


def test_colour_is_for_terminals_and_says_nothing_that_words_do_not(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _, color=None: color is False)
    plain = shown(root, capsys)
    assert "\x1b[31m" in plain
    monkeypatch.setenv("NO_COLOR", "1")
    without = shown(root, capsys)
    assert "\x1b" not in without
    assert click.unstyle(plain) == without


def test_a_programme_reads_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, Any] = json.loads(shown(root, capsys, "--format", "json"))
    assert {key: found[key] for key in ("agency", "as_of")} == {"agency": "Harbour Lane Studio", "as_of": "2026-11-25"}
    assert [client["id"] for client in found["clients"]] == ["worrying", "calm", "over"]
    worrying = found["clients"][0]
    assert worrying["health"]["time"] == {"now": "amber", "before": "unknown", "trend": "unknown"}
    assert worrying["update"] == {
        "newest": "2026-W46",
        "reported_on": "2026-11-25",
        "next_on": "2026-11-20",
        "owed": {"period": "2026-W47", "promised_on": "2026-11-20", "days_late": 5},
    }
    assert worrying["asks"] == {"open": 1, "overdue": 1, "longest_overdue_days": 7}
    assert [late["id"] for late in worrying["overdue_promises"]] == ["beta"]
    assert [broken["period"] for broken in worrying["broken_promises"]] == ["2026-W46"]
    assert worrying["favours"] == [{"id": "cr-001", "title": "A banner for the fair"}]
    assert worrying["satisfaction"] == {"score": 6, "period": "2026-W46", "before": None, "trend": "unknown"}
    assert worrying["missing_roles"] == ["deputy"]
    assert worrying["targets"][0] == {
        "id": "beta",
        "name": "Beta",
        "target": "2026-11-17",
        "promised_on": "2026-11-20",
        "expected_on": "2026-11-25",
        "reached_on": None,
        "days_behind": 8,
    }
    assert [sign["about"] for sign in worrying["signs"]][:2] == ["status", "time"]
    assert found["people"][0] == {
        "id": "account-lead",
        "name": "Mara Quill",
        "clients": ["worrying", "calm"],
        "clients_at_most": 1,
        "too_many": 1,
    }


def test_what_could_not_be_read_is_told_beside_the_table(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "clients/over/client.yml").write_text("nmae: Over")
    assert main(["-C", str(root), "overview", *AS_OF]) == 1
    told = capsys.readouterr()
    assert "2 clients" in told.out
    assert "clients/over/client.yml:1:1: unknown-key" in told.err
    assert "note: Without history" in told.err


def test_an_agency_without_clients_has_an_overview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "agency.yml").write_text("name: Harbour Lane Studio\n")
    assert shown(tmp_path, capsys) == "Harbour Lane Studio, 2026-11-25: 0 clients, no update owed.\n"


@pytest.mark.parametrize(
    "arguments", [("--site", "--as-of", "2026-11-25"), ("--site", "--format", "json"), ("--out", "elsewhere")]
)
def test_what_the_terminal_and_the_site_cannot_share_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(["-C", str(root), "overview", *arguments]) == 2
    assert "terminal" in capsys.readouterr().err
    assert not (root / "portfolio").exists()


def test_the_site_goes_into_no_folder_that_it_is_made_from(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(root), "overview", "--site", "--out", "clients/here"]) == 2
    assert "lies in clients/" in capsys.readouterr().err


def test_access_is_for_a_client_s_person_or_for_a_colleague(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("calm",), ("calm", "sponsor", "--portfolio", "analyst")):
        assert main(["-C", str(root), "access", "add", *arguments]) == 2
        assert "--portfolio" in capsys.readouterr().err
