"""`due`: one line for each update that is owed."""

import json
from pathlib import Path

import pytest

from reports.cli.main import main
from tests.support.workspace import agreement_text, client_text, update_text, write_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three clients that report on Fridays, of 2026-W47, of W45 and not yet."""
    write_workspace(tmp_path, "northwind", ("2026-W46", "2026-W47"))
    write_workspace(tmp_path, "harbour", ("2026-W44", "2026-W45"))
    folder = write_workspace(tmp_path, "fresh", ())
    (folder / "agreement.yml").write_text(agreement_text(effective="2026-11-18"))
    (folder / "client.yml").write_text(client_text(team="{}"))
    return tmp_path


def due(root: Path, *arguments: str) -> int:
    return main(["-C", str(root), "due", *arguments])


def test_every_update_that_is_owed_is_a_line_the_most_late_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert due(root, "--as-of", "2026-11-21") == 1
    assert capsys.readouterr().out.splitlines() == [
        "harbour  2026-W46  promised 2026-11-13  8 days late  Mara Quill",
        "fresh    2026-W47  promised 2026-11-20  1 day late   no account manager",
    ]


def test_on_the_promised_day_nothing_is_owed_yet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert due(root, "--as-of", "2026-11-13") == 0
    assert capsys.readouterr().out == "3 clients: no update is owed.\n"
    assert due(root, "--client", "northwind", "--as-of", "2026-11-27") == 0
    assert capsys.readouterr().out == "1 client: no update is owed.\n"


def test_a_programme_reads_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert due(root, "--as-of", "2026-11-21", "--client", "harbour", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "client": "harbour",
            "name": "Northwind Outdoors",
            "period": "2026-W46",
            "promised_on": "2026-11-13",
            "days_late": 8,
            "account_managers": ["Mara Quill"],
        }
    ]
    assert due(root, "--as-of", "2026-11-12", "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_the_last_update_ends_the_cadence(root: Path) -> None:
    (root / "clients/harbour/updates/2026-W45.yml").write_text(update_text(status="complete"))
    assert due(root, "--client", "harbour", "--as-of", "2026-12-24") == 0


def test_older_updates_and_other_files_are_never_opened(root: Path) -> None:
    (root / "clients/harbour/updates/2026-W44.yml").write_text("no: [update")
    assert due(root, "--client", "harbour", "--as-of", "2026-11-13") == 0


def test_a_newest_update_that_cannot_be_read_is_no_last_one(root: Path) -> None:
    (root / "clients/harbour/updates/2026-W45.yml").write_text("status: complete\nno: [update")
    assert due(root, "--client", "harbour", "--as-of", "2026-11-21") == 1


def test_a_client_of_whom_nothing_can_be_said_is_told_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "clients/northwind/client.yml").write_text("cadence: sometimes\n")
    (root / "clients/harbour/client.yml").unlink()
    (root / "clients/Nobody").mkdir()
    assert due(root, "--as-of", "2026-11-13") == 1
    told = capsys.readouterr()
    assert told.out == ""
    for place in ("clients/northwind/client.yml:1:", "clients/harbour/client.yml: missing-file", "clients/Nobody: bad"):
        assert place in told.err


def test_an_agency_that_cannot_be_read_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "agency.yml").write_text("nmae: Harbour Lane\n")
    assert due(root) == 2
    assert "Did you mean `name`" in capsys.readouterr().err
