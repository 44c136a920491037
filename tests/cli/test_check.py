"""`check` as people and programs read it: exit codes, the last line, JSON, workflow commands, whatever names hold."""

import json
import os
import shutil
from pathlib import Path

import pytest

from reports.cli.findings import as_commands, as_json
from reports.cli.main import main
from reports.problems import Problem, Severity
from reports.rules import RULES
from tests.rules.places import good_update, good_workspace

BAD = Problem(
    "clients/a,b:c\n::error::x/\x1b]0;\udcff.yml", 3, 9, "a.**b**", "bad-x", "100% `wrong`:\r\n::stop", "Mend\nit."
)
KEYS = ["file", "line", "column", "path", "code", "severity", "message", "hint"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A client's folder with nothing to be said of it, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return good_workspace(tmp_path)


def spoil(folder: Path, **keys: str | None) -> None:
    (folder / "updates" / "2026-W47.yml").write_text(good_update(planned="\n  variant: done", **keys), encoding="utf-8")


def test_nothing_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out == "1 client: nothing to put right.\n"
    assert main(["check", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_a_warning_stops_nothing_unless_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, results=None)
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("warning: clients/northwind/updates/2026-W47.yml:1:1: no-numbers: ")
    assert lines[-1] == "0 errors, 1 warning."
    assert main(["check", "--strict"]) == 1


def test_an_error_is_an_error_in_every_format(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, status="at-risk", results=None)
    for form in ("text", "json", "github"):
        assert main(["check", "--format", form, "--client", "northwind"]) == 1
    assert "1 error, 1 warning.\n[\n" in capsys.readouterr().out


def test_json_is_a_list_by_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder, status="at-risk", results=None)
    main(["check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [list(entry) for entry in found] == [KEYS, KEYS]
    assert [(entry["line"], entry["column"], entry["code"], entry["severity"]) for entry in found] == [
        (1, 1, "no-numbers", "warning"),
        (2, 9, "missing-why", "error"),
    ]


def test_no_name_and_no_message_breaks_a_format() -> None:
    entry = json.loads(as_json([BAD]))[0]
    assert entry["file"] == "clients/a,b:c\\n::error::x/\\x1b]0;\\udcff.yml"
    assert entry["message"] == "100% `wrong`:\\r\\n::stop"
    assert as_commands([BAD]) == (
        "::error file=clients/a%2Cb%3Ac\\n%3A%3Aerror%3A%3Ax/\\x1b]0;\\udcff.yml,line=3,col=9,title=bad-x"
        "::a.**b**: 100%25 `wrong`:\\r\\n::stop%0AMend\\nit."
    )
    assert as_commands([Problem("agency.yml", 0, 0, "", "x", "Said", "", Severity.WARNING)]) == (
        "::warning file=agency.yml,title=x::Said"
    )


def test_rules_are_listed_with_what_they_weigh_here(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agency = folder.parent.parent / "agency.yml"
    agency.write_text(agency.read_text() + "rules: {no-deputy: off}\n", encoding="utf-8")
    assert main(["check", "--rules"]) == 0
    said = capsys.readouterr().out
    assert [rule.code for rule in RULES if f"{rule.code} (" not in said or rule.reason not in said] == []
    assert "no-deputy (off here, warning by default): " in said
    assert "missing-why (error): " in said


def test_rules_are_listed_outside_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "check", "--rules"]) == 0
    assert "no-deputy (warning): " in capsys.readouterr().out


def test_one_rule_is_explained(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder.is_dir()
    assert main(["check", "--explain", "no-deputy"]) == 0
    assert capsys.readouterr().out == (
        "no-deputy (warning): a client with nobody in the role `deputy`\n"
        "    People fall ill and go on holiday; the client's questions do not.\n"
        "    To weigh it otherwise, write in agency.yml, below `rules:`, `no-deputy: off`, `warning` or `error`.\n"
    )


def test_a_rule_that_there_is_not_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "no-deputies"]) == 2
    assert "Did you mean `no-deputy`?" in capsys.readouterr().err


def test_wrong_use_is_no_finding(folder: Path, tmp_path: Path) -> None:
    assert main(["check", "--client", "nobody"]) == 2
    assert main(["check", "--form", "xml"]) == 2
    shutil.rmtree(folder.parent.parent / "clients")
    (tmp_path / "agency.yml").unlink()
    assert main(["check"]) == 2


HOSTILE = "a\n::error::x, y%0A\x1b[31m\u202e\"'"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_hostile_names_of_files_break_no_format(folder: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    (folder / "updates" / f"{HOSTILE}.yml").write_text("by: nobody\n", encoding="utf-8")
    (folder / os.fsdecode(b"\xff\n::stop::\r.yml")).write_text("", encoding="utf-8")
    spoil(folder, done=f"\n  - {json.dumps(f'Say {HOSTILE} twice')}")
    assert main(["check", "--format", form]) == 1
    said = capsys.readouterr().out
    assert [char for char in ("\r", "\x1b", "\u202e", "\udcff") if char in said] == []
    assert [line for line in said.splitlines() if line.startswith(("::error::", "::stop::", "a", "x"))] == []
    if form == "json":
        assert len(json.loads(said)) >= 3
    if form == "github":
        assert {line.partition(" file=")[0] for line in said.splitlines()} <= {"::error", "::warning"}
