"""A client's Brief as a PDF: by a real Chromium, and what is said where there is none."""

import re
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.errors import Error
from reports.pipeline.brief import brief_document, brief_pdf
from reports.pipeline.chromium import find_browser, print_pdf
from tests.support.agency import Agency
from tests.support.workspace import write_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    made = Agency(tmp_path_factory.mktemp("paper") / "agency")
    write_workspace(made.root, "northwind")
    write_workspace(made.root, "fresh", ())
    made.commit("Start", on="2026-11-20T12:00:00+00:00")
    return made


@pytest.mark.browser
def test_a_brief_is_one_tagged_sheet_of_its_day_and_always_the_same(workspace: Agency) -> None:
    document, browser = brief_document(workspace.root, "northwind"), find_browser(None)
    data = brief_pdf(document, browser)
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/StructTreeRoot" in data
    assert b"/Lang (en)" in data
    assert b"/Title (Brief for" in data
    assert {day for _, day in re.findall(rb"/(CreationDate|ModDate) \(D:(\d{8})", data)} == {b"20261120"}
    assert brief_pdf(document, browser) == data


def test_a_brief_stands_alone(workspace: Agency) -> None:
    """It asks for no file and runs nothing; links to pages of the site say no more than their words."""
    html = brief_document(workspace.root, "northwind").html
    assert "@media print" in html
    assert not re.search(r"<script|<link[^>]*stylesheet|<img", html)


def test_a_client_without_an_update_has_none(workspace: Agency) -> None:
    with pytest.raises(Error, match="no update that is committed"):
        brief_document(workspace.root, "fresh")


def test_a_missing_browser_is_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr("reports.pipeline.chromium._PLACES", ())
    with pytest.raises(Error, match="no Chromium") as none:
        find_browser(None)
    assert "any browser" in str(none.value.hint)
    with pytest.raises(Error, match="There is no browser netscape"):
        find_browser("netscape")


@pytest.mark.parametrize("browser", ["/bin/true", "/bin/cat", "/nowhere/chromium"])
def test_what_is_no_browser_gives_no_pdf(browser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ended, it answered nothing in time, or it is not there."""
    monkeypatch.setattr("reports.pipeline.chromium._PATIENCE", 0.5)
    with pytest.raises(Error, match="before there was a PDF"):
        print_pdf(browser, "<p>secret</p>")


def test_what_was_there_stays_where_there_is_no_pdf(workspace: Agency, tmp_path: Path) -> None:
    file = tmp_path / "northwind.pdf"
    file.write_text("before")
    arguments = ["-C", str(workspace.root), "brief", "northwind", "--pdf", str(file), "--browser", "/bin/true"]
    assert main(arguments) == 2
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("northwind.pdf", "before")]
