"""Ids that files refer to → a problem for each that does not exist, at its line."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.model import Acceptance, Access, Agency, Agreement, ChangeRequest, Meeting, Profile, Update
from reports.model.values import Item
from reports.problems import Problem
from reports.source.assemble import carried, tasks_of
from reports.source.document import Path, dotted
from reports.source.parse import Parsed
from reports.source.shelf import Shelf
from reports.source.wording import HELPED, did_you_mean, there_are

Known = Mapping[str, Collection[str] | None]
"""The ids that there are, by what they are; None where a file that would tell cannot be read."""

_EACH, _KEYS = "*", "#"


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names, and a sentence that says where such things stand."""

    noun: str
    home: str


_TARGETS = {
    "member": Target("member of the team", "The team stands in agency.yml below `team`."),
    "person": Target("person of the client", "The client's people stand in client.yml below `people`."),
    "anyone": Target("person", "People stand in agency.yml below `team` and in client.yml below `people`."),
    "goal": Target("goal", "Goals stand in agreement.yml below `goals`."),
    "deliverable": Target("deliverable", "Deliverables stand in agreement.yml below `deliverables`."),
    "milestone": Target("milestone", "Milestones stand in agreement.yml below `milestones`."),
    "line": Target("line of the budget", "Budget lines stand in agreement.yml below `budget`, `lines`."),
    "commitment": Target("commitment", "Commitments stand in agreement.yml below `commitments`."),
    "promise": Target("promise", "Promises stand in agreement.yml below `promises`."),
    "risk": Target("risk", "Risks stand in agreement.yml below `risks`."),
    "task": Target("task planned for this period", "The update before plans it in `next`, or carries it."),
    "ask": Target("ask", "Asks stand below `asks` in this update or an earlier one."),
    "request": Target("change request", "Each change request is a file: changes/cr-001.yml."),
    "option": Target("option of this request", "They stand below `options`."),
    "approver": Target("person who accepts", "They stand in agreement.yml below `approvers`, in client.yml `people`."),
    "acceptance": Target("acceptance", "Each acceptance is a file below acceptances/, and is called as it."),
    "decision": Target("wanted decision", "They stand below `decisions_needed` in this update or an earlier one."),
}
_REFERENCES: dict[type[Item], dict[str, str]] = {
    Profile: {"team.#": "member", "notices.to.*": "person"},
    Access: {"people.#": "person"},
    Agreement: {
        "deliverables.*.owner": "anyone",
        "deliverables.*.milestone": "milestone",
        "deliverables.*.goal": "goal",
        "milestones.*.needs.*": "commitment",
        "milestones.*.after.*": "milestone",
        "commitments.*.who": "person",
        "risks.*.owner": "anyone",
    },
    ChangeRequest: {
        "raised.by": "anyone",
        "serves_goal": "goal",
        "options.*.milestones.#": "milestone",
        "recommended": "option",
        "decision.option": "option",
        "decision.by": "anyone",
    },
    Acceptance: {"required.*": "approver", "by": "approver", "recorded_by": "member", "revokes": "acceptance"},
    Meeting: {"present.*": "anyone", "decisions.*.by": "anyone"},
    Update: {
        "by": "member",
        "planned.#": "task",
        "done.*.goal": "goal",
        "done.*.deliverable": "deliverable",
        "done.*.request": "request",
        "results.#": "goal",
        "milestones.#": "milestone",
        "milestones.*.ask": "ask",
        "delivered.#": "deliverable",
        "hill.#": "deliverable",
        "budget.#": "line",
        "next.*.owner": "anyone",
        "next.*.goal": "goal",
        "next.*.deliverable": "deliverable",
        "next.*.request": "request",
        "asks.*.who": "person",
        "asks.*.commitment": "commitment",
        "answered.#": "ask",
        "decisions_needed.*.who": "person",
        "decided.#": "decision",
        "decided.*.by": "anyone",
        "promises.#": "promise",
        "risks.#": "risk",
        "experiments.*.goal": "goal",
        "satisfaction.by": "person",
    },
}

_STEPS = {
    model: tuple((tuple(pattern.split(".")), kind) for pattern, kind in patterns.items())
    for model, patterns in _REFERENCES.items()
}


def reference_problems(shelf: Shelf, agency: Agency | None) -> Iterator[Problem]:
    """Yield a problem for each id that does not exist, in every file of a client that can be read."""
    known = _known(shelf, agency)
    for name, parsed in shelf.parsed.items():
        if not isinstance(parsed.model, Update):
            yield from _unknown(parsed, shelf.file(name), {**known, "option": _options(parsed)})
    for report, told in zip(shelf.reports, _told(shelf), strict=True):
        yield from _unknown(report.parsed, shelf.file(report.name), {**known, **told})


def _told(shelf: Shelf) -> Iterator[Known]:
    """Yield what each update may refer to by itself and those before it; unknown from the first unreadable one on."""
    asks: dict[str, None] = {}
    decisions: dict[str, None] = {}
    for place, update in enumerate(shelf.readable):
        asks |= dict.fromkeys(update.asks)
        decisions |= dict.fromkeys(update.decisions_needed)
        yield {"task": _planned(shelf, place), "ask": asks, "decision": decisions}
    for _ in shelf.reports[len(shelf.readable) :]:
        yield {"task": None, "ask": None, "decision": None}


def _options(parsed: Parsed) -> Collection[str]:
    return parsed.model.options if isinstance(parsed.model, ChangeRequest) else ()


def _known(shelf: Shelf, agency: Agency | None) -> Known:
    profile = shelf.profile
    return {
        "member": None if agency is None else agency.team,
        "person": None if profile is None else profile.people,
        "anyone": None if agency is None or profile is None else {**agency.team, **profile.people},
        "approver": _approvers(profile, shelf.agreement),
        "request": dict.fromkeys(shelf.stems("changes/")),
        "acceptance": dict.fromkeys(shelf.stems("acceptances/")),
        **_agreed(shelf.agreement),
    }


def _approvers(profile: Profile | None, agreement: Agreement | None) -> Collection[str] | None:
    return None if profile is None or agreement is None else {**agreement.approvers, **profile.people}


def _agreed(agreement: Agreement | None) -> Known:
    if agreement is None:
        return dict.fromkeys(("goal", "deliverable", "milestone", "line", "commitment", "promise", "risk"))
    return {
        "goal": agreement.goals,
        "deliverable": agreement.deliverables,
        "milestone": agreement.milestones,
        "line": agreement.budget.lines if agreement.budget else (),
        "commitment": agreement.commitments,
        "promise": agreement.promises,
        "risk": agreement.risks,
    }


def _planned(shelf: Shelf, place: int) -> Collection[str]:
    """Return the tasks planned for an update: by the one before it, or carried there."""
    before = shelf.reports[place - 1] if place else None
    if before is None or before.update is None:
        return ()
    return dict.fromkeys((*tasks_of(before.period, before.update), *carried(before.update)))


def _unknown(parsed: Parsed, file: str, known: Known) -> Iterator[Problem]:
    if not isinstance(parsed.model, Item):
        return
    for pattern, kind in _STEPS.get(type(parsed.model), ()):
        ids, part = known[kind], getattr(parsed.model, pattern[0])
        if ids is None or not part or all(named in ids for named in _ids(part, pattern[1:])):
            continue
        unknown = (found for found in _named(part, pattern[1:], pattern[:1]) if found[1] not in ids)
        for place, (path, named) in enumerate(unknown):
            hint = (place < HELPED and did_you_mean(named, ids)) or _TARGETS[kind].home
            line, column = parsed.marks.place(path, key=pattern[-1] == _KEYS)
            message = f"`{named}` is no {_TARGETS[kind].noun}; {there_are(ids)}"
            yield Problem(file, line, column, dotted(path), "unknown-reference", message, hint)


def _ids(value: Any, pattern: tuple[str, ...]) -> list[str]:
    """Return what `_named` yields without the ways to it: in nearly every file nobody asks for them."""
    found = [value]
    for step in pattern:
        if step == _EACH:
            found = [inner for part in found for inner in (part.values() if isinstance(part, dict) else part)]
        elif step == _KEYS:
            found = [key for part in found for key in part]
        else:
            found = [inner for part in found if (inner := getattr(part, step)) is not None]
    return found


def _named(value: Any, pattern: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    if value is None:
        return
    if not pattern:
        yield path, value
    elif pattern[0] == _KEYS:
        yield from (((*path, key), key) for key in value)
    elif pattern[0] == _EACH:
        parts = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, part in parts:
            yield from _named(part, pattern[1:], (*path, key))
    else:
        yield from _named(getattr(value, pattern[0]), pattern[1:], (*path, pattern[0]))
