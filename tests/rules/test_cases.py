"""Every rule has case files, of what it finds and of what it lets pass: the files as written, and everything said."""

from pathlib import Path

import pytest
import yaml

from reports.rules import RULES
from tests.rules.places import TODAY, good_workspace, said, write_files

IN_HISTORY = {
    "terms-changed",
    "other-option",
    "stale-request",
    "void-acceptance",
    "unknown-digest",
    "published-changed",
}
"""Rules that need a repository, as test_agreed.py and test_published.py have it."""
CASES = sorted((Path(__file__).parent.parent / "cases" / "rules").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_says_what_is_wrong_where_and_what_to_do(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    good_workspace(tmp_path)
    write_files(tmp_path, wanted["files"] or {})
    assert said(tmp_path, monkeypatch, str(wanted.get("today", TODAY))) == (wanted["says"] or "")


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code not in IN_HISTORY])
def test_every_rule_has_cases_both_ways(code: str) -> None:
    own = [yaml.safe_load(case.read_text(encoding="utf-8")) for case in CASES if case.stem.startswith(code)]
    assert [case for case in own if f" {code}: " in (case["says"] or "")], f"no case in which {code} finds something"
    assert [case for case in own if not case["says"]], f"no case in which {code} lets pass"


def test_nothing_is_said_of_a_good_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good_workspace(tmp_path)
    assert said(tmp_path, monkeypatch) == ""
