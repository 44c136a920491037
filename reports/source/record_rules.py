"""Acceptances, metrics and time sheets → a problem for each thing that they speak of and that does not exist."""

from collections.abc import Collection, Iterator
from hashlib import sha256

from reports.model import Acceptance, Agency, HourEntry, TimeSheet
from reports.problems import Problem
from reports.source.layout import DiskFolder
from reports.source.names import stem_of
from reports.source.parse import Parsed
from reports.source.shelf import Shelf
from reports.source.wording import HELPED, did_you_mean, there_are

_METRICS = "metrics/"
_Strange = tuple[HourEntry, str, str, str, Collection[str]]
"""An entry, its column, what stands there, what it should be, and those that there are."""


def record_problems(shelf: Shelf, agency: Agency | None) -> Iterator[Problem]:
    """Yield what files beside agreement and updates name in vain; nothing where the file that would tell is broken."""
    for name, parsed in shelf.parsed.items():
        file = shelf.file(name)
        if isinstance(parsed.model, Acceptance):
            yield from _document(parsed.model, parsed, shelf, file)
        elif isinstance(parsed.model, TimeSheet):
            yield from _entries(parsed.model, shelf, agency, file)
        elif name.startswith(_METRICS):
            yield from _metric(stem_of(name), shelf, file)


def evidence_problems(shelf: Shelf, folder: DiskFolder) -> Iterator[Problem]:
    """Yield what shows an acceptance and is not the file whose checksum stands there; the right one is told."""
    for name, parsed in shelf.parsed.items():
        evidence = parsed.model.evidence if isinstance(parsed.model, Acceptance) else None
        if evidence and evidence.file in shelf.names:
            digest = sha256(folder.read(evidence.file)).hexdigest()
            if digest != evidence.sha256:
                line, column = parsed.marks.place(("evidence", "sha256"))
                message = f"`{evidence.file}` is not the file whose SHA-256 stands here"
                hint = f"Put the right file there; or if it is the right one, write {digest}"
                yield Problem(shelf.file(name), line, column, "evidence.sha256", "other-evidence", message, hint)


def _document(acceptance: Acceptance, parsed: Parsed, shelf: Shelf, file: str) -> Iterator[Problem]:
    """Yield where an acceptance is of something that is not there."""
    there = [*_documents(shelf)]
    if shelf.agreement is not None and acceptance.document not in there:
        line, column = parsed.marks.place(("document",))
        message = f"there is no `{acceptance.document}` to accept; {there_are(there)}"
        hint = did_you_mean(acceptance.document, there)
        yield Problem(file, line, column, "document", "unknown-reference", message, hint)


def _documents(shelf: Shelf) -> Iterator[str]:
    yield "agreement"
    yield from shelf.stems("changes/")
    yield from (f"deliverable:{item}" for item in (shelf.agreement.deliverables if shelf.agreement else ()))
    yield from (f"update:{report.period}" for report in shelf.reports)


def _entries(sheet: TimeSheet, shelf: Shelf, agency: Agency | None, file: str) -> Iterator[Problem]:
    for place, (entry, path, named, noun, ids) in enumerate(_strange(sheet, shelf, agency)):
        yield _unknown(file, entry.row, path, named, noun, ids, guess=place < HELPED)


def _strange(sheet: TimeSheet, shelf: Shelf, agency: Agency | None) -> Iterator[_Strange]:
    budget = shelf.agreement.budget if shelf.agreement else None
    lines: Collection[str] = budget.lines if budget else ()
    for entry in sheet.entries:
        if agency and entry.person not in agency.team:
            yield entry, "person", entry.person, "member of the team", agency.team
        if entry.line and shelf.agreement and entry.line not in lines:
            yield entry, "line", entry.line, "line of the budget", lines


def _metric(goal: str | None, shelf: Shelf, file: str) -> Iterator[Problem]:
    if goal and shelf.agreement and goal not in shelf.agreement.goals:
        yield _unknown(file, 0, "", goal, "goal, and a metric's file is called as the goal", shelf.agreement.goals)


def _unknown(
    file: str, row: int, path: str, named: str, noun: str, ids: Collection[str], *, guess: bool = True
) -> Problem:
    message = f"`{named}` is no {noun}; {there_are(ids)}"
    hint = did_you_mean(named, ids) if guess else ""
    return Problem(file, row, min(row, 1), path, "unknown-reference", message, hint)
