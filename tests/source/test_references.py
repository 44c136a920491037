"""Every key that names something else: an id that does not exist is told at its line."""

from pathlib import Path

import pytest

from reports.problems import Problem
from reports.source import find_workspace, load, load_agency
from reports.source.references import _REFERENCES
from tests.support.workspace import agreement_text, client_text, update_text, write_workspace

TEXTS = {"client.yml": client_text, "agreement.yml": agreement_text, "updates/2026-W47.yml": update_text}
ACCESS = "format: 1\nepoch: 1\nagency_key: c2f965973f5fdfaf\nsealed: c2VjcmV0\npeople:"
CHANGE = {
    "title": "Prices",
    "raised": "{by: sponsor, on: 2026-11-10}",
    "kind": "scope",
    "why": "Callers ask.",
    "options": "\n  now: {what: Now}\n  later: {what: Later}",
}
ACCEPTANCE = {
    "document": "agreement",
    "version": "1",
    "digest": f"sha256:{'0' * 64}",
    "by": "sponsor",
    "decision": "accept",
    "at": "2026-11-17T10:30+02:00",
    "method": "email",
}
MEETING = {"title": "Call", "on": "2026-11-17", "kind": "call"}
DEFAULTS = {"changes/cr-001.yml": CHANGE, "acceptances/a.yml": ACCEPTANCE, "meetings/2026-11-17-call.yml": MEETING}
ROWS = [
    ("client.yml", "team", "\n  nobody: {role: deputy}", "team.nobody"),
    ("access.yml", "people", "\n  nobody: {since: 2026-09-01}", "people.nobody"),
    ("agreement.yml", "deliverables", "\n  page: {what: Page, owner: nobody}", "deliverables.page.owner"),
    ("agreement.yml", "deliverables", "\n  page: {what: Page, milestone: nobody}", "deliverables.page.milestone"),
    ("agreement.yml", "deliverables", "\n  page: {what: Page, goal: nobody}", "deliverables.page.goal"),
    ("agreement.yml", "milestones", "\n  x: {name: X, due: 2026-12-01, needs: [nobody]}", "milestones.x.needs.1"),
    ("agreement.yml", "milestones", "\n  x: {name: X, due: 2026-12-01, after: [nobody]}", "milestones.x.after.1"),
    (
        "agreement.yml",
        "commitments",
        "\n  product-photos: {what: Photos, who: analyst}",
        "commitments.product-photos.who",
    ),
    ("agreement.yml", "risks", "\n  x: {risk: X, owner: nobody}", "risks.x.owner"),
    ("changes/cr-001.yml", "raised", "{by: nobody, on: 2026-11-10}", "raised.by"),
    ("changes/cr-001.yml", "serves_goal", "nobody", "serves_goal"),
    (
        "changes/cr-001.yml",
        "options",
        "\n  now: {what: Now, milestones: {nobody: 2026-12-01}}\n  later: {what: Later}",
        "options.now.milestones.nobody",
    ),
    ("changes/cr-001.yml", "recommended", "nobody", "recommended"),
    ("changes/cr-001.yml", "decision", "{option: nobody, by: sponsor, on: 2026-11-10}", "decision.option"),
    ("changes/cr-001.yml", "decision", "{option: now, by: nobody, on: 2026-11-10}", "decision.by"),
    ("acceptances/a.yml", "required", "[nobody]", "required.1"),
    ("acceptances/a.yml", "by", "analyst", "by"),
    ("client.yml", "notices", "{to: [nobody]}", "notices.to.1"),
    ("acceptances/a.yml", "recorded_by", "sponsor", "recorded_by"),
    ("acceptances/a.yml", "revokes", "nobody", "revokes"),
    ("meetings/2026-11-17-call.yml", "present", "[nobody]", "present.1"),
    ("meetings/2026-11-17-call.yml", "decisions", "\n  x: {what: X, by: nobody}", "decisions.x.by"),
    ("updates/2026-W47.yml", "by", "sponsor", "by"),
    ("updates/2026-W47.yml", "planned", "\n  nobody: done", "planned.nobody"),
    ("updates/2026-W47.yml", "done", "\n  - {what: X, goal: nobody}", "done.1.goal"),
    ("updates/2026-W47.yml", "done", "\n  - {what: X, deliverable: nobody}", "done.1.deliverable"),
    ("updates/2026-W47.yml", "done", "\n  - {what: X, request: nobody}", "done.1.request"),
    ("updates/2026-W47.yml", "next", "\n  - {what: X, request: nobody}", "next.1.request"),
    ("updates/2026-W47.yml", "results", "\n  nobody: {value: 1}", "results.nobody"),
    ("updates/2026-W47.yml", "milestones", "\n  nobody: {progress: 1}", "milestones.nobody"),
    ("updates/2026-W47.yml", "milestones", "\n  beta: {ask: nobody}", "milestones.beta.ask"),
    ("updates/2026-W47.yml", "delivered", "\n  nobody: 2026-11-19", "delivered.nobody"),
    ("updates/2026-W47.yml", "hill", "\n  nobody: 50", "hill.nobody"),
    ("updates/2026-W47.yml", "budget", "\n  nobody: {spent: 1}", "budget.nobody"),
    ("updates/2026-W47.yml", "next", "\n  - {what: X, owner: nobody}", "next.1.owner"),
    ("updates/2026-W47.yml", "next", "\n  - {what: X, goal: nobody}", "next.1.goal"),
    ("updates/2026-W47.yml", "next", "\n  - {what: X, deliverable: nobody}", "next.1.deliverable"),
    ("updates/2026-W47.yml", "asks", "\n  x: {what: X, who: analyst}", "asks.x.who"),
    ("updates/2026-W47.yml", "asks", "\n  x: {what: X, commitment: nobody}", "asks.x.commitment"),
    ("updates/2026-W47.yml", "answered", "\n  nobody: 2026-11-19", "answered.nobody"),
    ("updates/2026-W47.yml", "decisions_needed", "\n  x: {what: X, who: analyst}", "decisions_needed.x.who"),
    ("updates/2026-W47.yml", "decided", "\n  nobody: {choice: X, by: sponsor, on: 2026-11-17}", "decided.nobody"),
    ("updates/2026-W47.yml", "decided", "\n  x: {choice: X, by: nobody, on: 2026-11-17}", "decided.x.by"),
    ("updates/2026-W47.yml", "promises", "\n  nobody: {kept: true}", "promises.nobody"),
    ("updates/2026-W47.yml", "risks", "\n  nobody: {state: closed}", "risks.nobody"),
    ("updates/2026-W47.yml", "experiments", "\n  - {name: X, goal: nobody}", "experiments.1.goal"),
    ("updates/2026-W47.yml", "satisfaction", "{score: 9, by: analyst}", "satisfaction.by"),
]


@pytest.mark.parametrize(("name", "key", "value", "path"), ROWS, ids=lambda value: str(value).strip())
def test_an_id_that_does_not_exist(tmp_path: Path, name: str, key: str, value: str, path: str) -> None:
    text = ACCESS + value if name == "access.yml" else document(name, key, value)
    found = [problem for problem in problems(tmp_path, name, text) if problem.path == path]
    assert [problem.code for problem in found] == ["unknown-reference"]
    told = text.splitlines()[found[0].line - 1][found[0].column - 1 :]
    assert told.startswith(("nobody", "sponsor", "analyst"))


def test_every_key_that_refers_has_its_row() -> None:
    patterns = {pattern for kind in _REFERENCES.values() for pattern in kind}
    assert len({(name, path) for name, _, _, path in ROWS}) == sum(map(len, _REFERENCES.values()))
    assert {pattern.split(".")[0] for pattern in patterns} == {path.split(".")[0] for *_, path in ROWS}


def test_asks_and_decisions_of_earlier_updates_may_be_answered(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path, periods=())
    asked = update_text(asks="\n  photos: {what: Photos}", decisions_needed="\n  logo: {what: Which?}")
    (folder / "updates" / "2026-W44.yml").write_text(asked, encoding="utf-8")
    (folder / "updates" / "2026-W45.yml").write_text(update_text(), encoding="utf-8")
    answered = update_text(
        answered="\n  photos: 2026-11-18",
        decided="\n  logo: {choice: Blue, by: sponsor, on: 2026-11-17}",
        milestones="\n  beta: {ask: photos}",
    )
    (folder / "updates" / "2026-W46.yml").write_text(answered, encoding="utf-8")
    assert load(find_workspace(tmp_path), "northwind", None).problems == ()


def test_a_task_is_planned_by_the_update_before_and_no_earlier_one(tmp_path: Path) -> None:
    write_workspace(tmp_path, periods=("2026-W45",))
    folder = tmp_path / "clients" / "northwind" / "updates"
    (folder / "2026-W46.yml").write_text(update_text(next="\n  - Banner"), encoding="utf-8")
    (folder / "2026-W47.yml").write_text(update_text(planned="\n  second-variant-of-the-page: done"), encoding="utf-8")
    (problem,) = load(find_workspace(tmp_path), "northwind", None).problems
    assert problem.message.endswith("there is `banner`")


def document(name: str, key: str, value: str) -> str:
    if name in TEXTS:
        return TEXTS[name](**{key: value})
    return "".join(f"{key}: {text}\n" for key, text in {**DEFAULTS[name], key: value}.items())


def problems(root: Path, name: str, text: str) -> tuple[Problem, ...]:
    folder = write_workspace(root, periods=("2026-W47",))
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    workspace = find_workspace(root)
    return load(workspace, "northwind", load_agency(workspace).agency).problems
