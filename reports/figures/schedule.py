"""Wordings, reported updates and asks → every dated thing with all dates ever said of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reports.figures.asked import AskRecord
from reports.figures.dates import DateCourse, dated
from reports.figures.figures import Dated, ItemKind, Schedule
from reports.figures.reported import Reported
from reports.model import Agreement, AgreementVersion, Baselines, Cause

Courses = Mapping[str, DateCourse]


def schedule(baselines: Baselines, reported: Sequence[Reported], asked: Sequence[AskRecord], as_of: date) -> Schedule:
    """Measure the milestones, deliverables and commitments of the wording that dates are promised in."""
    terms = baselines.promised.agreement
    courses = {kind: {item: DateCourse() for item in dues} for kind, dues in _dues(terms).items()}
    for said in _in_order(_wordings(baselines), reported):
        if isinstance(said, AgreementVersion):
            _promise(courses, said)
        else:
            _report(courses, said)
    _answer(courses[ItemKind.COMMITMENT], asked)
    milestones = _milestones(terms, courses[ItemKind.MILESTONE], as_of)
    return Schedule(
        milestones=_by_date(milestones.values()),
        deliverables=_by_date(_deliverables(terms, courses[ItemKind.DELIVERABLE], milestones, as_of)),
        commitments=_by_date(_commitments(terms, courses[ItemKind.COMMITMENT], as_of)),
        lost=_lost(milestones.values()),
        starts=terms.effective,
        ends=terms.ends or max((milestone.due for milestone in terms.milestones.values()), default=None),
    )


def _wordings(baselines: Baselines) -> Sequence[AgreementVersion]:
    """Return the wordings up to the promised one: what came later is only proposed."""
    promised = baselines.promised.digest
    last = max(place for place, wording in enumerate(baselines.versions) if wording.digest == promised)
    return baselines.versions[: last + 1]


def _in_order(
    wordings: Sequence[AgreementVersion], reported: Sequence[Reported]
) -> Iterator[AgreementVersion | Reported]:
    """Yield what was said, day by day; on one day the wording first, for the update of that day knows it."""
    place = 0
    for report in reported:
        while place < len(wordings) and wordings[place].on <= report.on:
            yield wordings[place]
            place += 1
        yield report
    yield from wordings[place:]


def _dues(terms: Agreement) -> Mapping[ItemKind, Mapping[str, date | None]]:
    """Return the promised dates of a wording; a deliverable without its own is due with its milestone."""
    milestones = {item: milestone.due for item, milestone in terms.milestones.items()}
    return {
        ItemKind.MILESTONE: milestones,
        ItemKind.DELIVERABLE: {
            item: deliverable.due or milestones.get(deliverable.milestone or "")
            for item, deliverable in terms.deliverables.items()
        },
        ItemKind.COMMITMENT: {item: commitment.due for item, commitment in terms.commitments.items()},
    }


def _promise(courses: Mapping[ItemKind, Courses], wording: AgreementVersion) -> None:
    for kind, dues in _dues(wording.agreement).items():
        for item, due in dues.items():
            if due and item in courses[kind]:
                courses[kind][item].promise(due, wording)


def _report(courses: Mapping[ItemKind, Courses], report: Reported) -> None:
    for item, news in report.update.milestones.items():
        if course := courses[ItemKind.MILESTONE].get(item):
            course.hear(news, report)
    for item, on in report.update.delivered.items():
        if course := courses[ItemKind.DELIVERABLE].get(item):
            course.reach(on, report)


def _answer(commitments: Courses, asked: Sequence[AskRecord]) -> None:
    """Take the asks for commitments: reached when all are answered, until then expected by the latest day asked for."""
    by_commitment: dict[str, list[AskRecord]] = {}
    for record in asked:
        if record.commitment and record.commitment in commitments:
            by_commitment.setdefault(record.commitment, []).append(record)
    for item, records in by_commitment.items():
        waiting = [record for record in records if record.answered_on is None]
        for record in waiting:
            _expect_by_ask(commitments[item], record)
        if not waiting:
            _reach_by_answer(commitments[item], records)


def _expect_by_ask(course: DateCourse, record: AskRecord) -> None:
    """Take the day asked for, where it is later than the day known so far: asking early moves nothing."""
    due = record.wording.due
    if due and (course.expected is None or due > course.expected):
        course.expect(due, record.told)


def _reach_by_answer(course: DateCourse, records: Sequence[AskRecord]) -> None:
    """Take the last of the answers as the day of reaching."""
    answers = [(record.answered_on, record.answered_in) for record in records]
    for on, report in sorted(answers, key=lambda answer: answer[0] or date.min)[-1:]:
        if on and report:
            course.reach(on, report)


def _milestones(terms: Agreement, courses: Courses, as_of: date) -> Mapping[str, Dated]:
    return {
        item: replace(
            dated(courses[item], item, ItemKind.MILESTONE, milestone.name, as_of), instalment=milestone.instalment
        )
        for item, milestone in terms.milestones.items()
    }


def _deliverables(terms: Agreement, courses: Courses, milestones: Mapping[str, Dated], as_of: date) -> Iterator[Dated]:
    """Yield the deliverables; one without its own day follows the forecast of its milestone."""
    for item, deliverable in terms.deliverables.items():
        course, milestone = courses[item], milestones.get(deliverable.milestone or "")
        if milestone and deliverable.due is None:
            course.forecast = milestone.reached or milestone.forecast
        yield dated(course, item, ItemKind.DELIVERABLE, deliverable.what, as_of)


def _commitments(terms: Agreement, courses: Courses, as_of: date) -> Iterator[Dated]:
    for item, commitment in terms.commitments.items():
        yield dated(courses[item], item, ItemKind.COMMITMENT, commitment.what, as_of)


def _by_date(rows: Iterable[Dated]) -> tuple[Dated, ...]:
    """Sort by the day it happened or is expected, then by the promise; what has no day comes last."""
    return tuple(sorted(rows, key=lambda row: (row.reached or row.forecast or date.max, row.promised or date.max)))


def _lost(milestones: Iterable[Dated]) -> tuple[tuple[Cause, int], ...]:
    days = dict.fromkeys(Cause, 0)
    for milestone in milestones:
        for cause, count in milestone.causes:
            days[cause] += count
    return tuple((cause, total) for cause, total in days.items() if total)
