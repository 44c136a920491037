"""Every word that a page says comes from the catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from reports.figures.figures import FateKind, Health, MoveKind
from reports.history import Verdict
from reports.model import Acceptance, Cause, ChangeRequest, Status, Update
from reports.model.agreement import Deliverable
from reports.model.document_state import Fault, Proof, State
from reports.model.meeting import Meeting
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY, Cadence, Weekday
from reports.model.update import RiskNews
from reports.pages import RECORD_PAGES, VERSION_PAGES
from reports.pages.article import PORTFOLIO
from reports.pages.history import TOPICS
from reports.pages.tones import TERMS
from reports.resources import theme_folder
from reports.words import Words, catalogue

TEMPLATES = sorted([*theme_folder().glob("pages/*.j2"), *theme_folder().glob("macros/*.j2")])
REPORTS = theme_folder().parent / "reports"
MODULES = sorted(
    [*(REPORTS / "pages").glob("*.py"), REPORTS / "pipeline" / "recorded.py", REPORTS / "pipeline" / "open_files.py"]
)
KEY = re.compile(r"[a-z]+(?:\.[a-z0-9_-]*[a-z0-9])+")
OURS = {"agreement", "archive", "asks", "cause", "changes", "ending", "fate", "goal", "health", "hill", "history"}
OURS |= {"meetings", "money", "now", "old", "people", "plan", "portfolio", "reason", "risks", "status", "terms", "text"}
OURS |= {"brief", "budget", "promises", "results", "since", "update", "weekday"}
SPOKEN = re.compile(r'(?:alt|title|aria-label|aria-description|placeholder|data-label)="([^"]*)"')


def catalogue_keys() -> set[str]:
    return {key for key in catalogue("en").texts if key.partition(".")[0] in OURS}


def literals() -> set[str]:
    return {text for text in (*_in_templates(), *_in_modules()) if _is_key(text)}


def _in_templates() -> Iterator[str]:
    for template in TEMPLATES:
        for expression in re.findall(r"\{[{%].*?[%}]\}", template.read_text("utf-8"), re.DOTALL):
            yield from re.findall(r"[\"']([^\"']+)[\"']", expression)


def _in_modules() -> Iterator[str]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _is_key(text: str) -> bool:
    return bool(KEY.fullmatch(text)) and text.partition(".")[0] in OURS and not text.endswith((".j2", ".html"))


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) >= len(VERSION_PAGES) + len(RECORD_PAGES)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template: Path) -> None:
    markup = re.sub(r"\{[{%#].*?[%}#]\}", "", template.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>", " ", markup)) == []
    assert [said for said in SPOKEN.findall(markup) if re.search(r"[^\W\d_]", said)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_never_switch_escaping_off(template: Path) -> None:
    assert not re.search(r"\|\s*safe|autoescape|style=|<style|<script", template.read_text("utf-8"))


def test_every_key_that_is_used_is_there() -> None:
    assert literals() - catalogue_keys() == set()


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("nav.{}", [*VERSION_PAGES, *RECORD_PAGES, PORTFOLIO]),
        ("status.{}", list(Status)),
        ("changes.kind.{}", list(get_args(ChangeRequest.model_fields["kind"].annotation))),
        ("agreement.state.{}", [state for state in TERMS if state is not State.IN_FORCE]),
        ("agreement.next.{}", [state for state in TERMS if state is not State.IN_FORCE]),
        ("terms.state.{}", list(TERMS)),
        ("agreement.proof.{}", list(Proof)),
        ("agreement.fault.{}", list(Fault)),
        ("agreement.accept.{}", list(get_args(Acceptance.model_fields["method"].annotation))),
        ("agreement.reject.{}", list(get_args(Acceptance.model_fields["method"].annotation))),
        ("cause.{}", list(Cause)),
        ("plan.lost.{}", list(Cause)),
        ("plan.lost.all.{}", list(Cause)),
        ("fate.{}", list(FateKind)),
        ("goal.verdict.{}", [health for health in Health if health is not Health.UNKNOWN]),
        ("goal.verdict.now-{}", list(Health)),
        ("plan.said.{}", list(MoveKind)),
        ("history.signed.{}", list(Verdict)),
        ("history.topic.{}", ["all", *TOPICS]),
        ("history.method.{}", list(get_args(Acceptance.model_fields["method"].annotation))),
        ("weekday.{}", list(get_args(Weekday))),
        ("ending.rhythm.{}", list(get_args(Cadence.model_fields["every"].annotation))),
        ("update.field.{}", [name for name in Update.model_fields if name != "corrects"]),
        ("portfolio.health.{}", [health for health in Health if health is not Health.UNKNOWN]),
        ("portfolio.missing.{}", [ACCOUNT_MANAGER, DEPUTY]),
        ("portfolio.role.{}", [ACCOUNT_MANAGER, DEPUTY]),
        ("hill.phase.{}", ["up", "top", "down", "over"]),
        ("hill.sure.{}", list(get_args(get_args(Deliverable.model_fields["confidence"].annotation)[0]))),
        ("meetings.kind.{}", list(get_args(Meeting.model_fields["kind"].annotation))),
        ("update.risk.{}", list(get_args(RiskNews.model_fields["state"].annotation))),
    ],
)
def test_keys_that_are_put_together_are_complete(family: str, members: list[str]) -> None:
    words = Words("en")
    assert [member for member in members if not words.has(family.format(member))] == []
