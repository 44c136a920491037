"""The dates of an agreement and its updates → those that cannot be, those that hardly can, and late notice."""

from collections.abc import Iterator
from datetime import date

from reports.model import Cause, Update
from reports.rules.rule import Finding
from reports.rules.view import AGREEMENT, Told, View
from reports.source import Path

_CORRECT = "Correct one of the two days."
_AHEAD = 7
"""Days that an update may be begun before its period: whoever is on holiday then writes it in the week before."""


def impossible_date(view: View) -> Iterator[Finding]:
    """Find days that contradict each other, and events that are told of before they happen."""
    milestones = view.client.agreement.milestones
    for item, milestone in milestones.items():
        for before in (one for one in milestone.after if one in milestones):
            if milestone.due < milestones[before].due:
                message = (
                    f"`{item}` is due on {milestone.due}, before `{before}`, which it comes after, "
                    f"on {milestones[before].due}"
                )
                yield Finding(AGREEMENT, ("milestones", item, "due"), message, _CORRECT)
    for item, change in view.client.changes.items():
        if change.decision and change.decision.on < change.raised.on:
            message = f"it was decided on {change.decision.on}, before it was raised on {change.raised.on}"
            yield Finding(f"changes/{item}.yml", ("decision", "on"), message, _CORRECT)
    if view.today:
        yield from _not_yet(view, view.today)


def _not_yet(view: View, today: date) -> Iterator[Finding]:
    for told in view.open_updates:
        for path, day in _events(told.update):
            if day > today:
                message = f"{day} is still to come: today is {today}"
                yield Finding(told.name, path, message, "Tell of it when it happened; until then it is a `forecast`.")


def _events(update: Update) -> Iterator[tuple[Path, date]]:
    """Yield the days on which something is said to have happened."""
    yield from (
        (("milestones", item, "reached"), news.reached) for item, news in update.milestones.items() if news.reached
    )
    yield from ((("delivered", item), day) for item, day in update.delivered.items())
    yield from ((("answered", item), day) for item, day in update.answered.items())
    yield from ((("decided", item, "on"), decided.on) for item, decided in update.decided.items())


def unlikely_date(view: View) -> Iterator[Finding]:
    """Find days that are probably mistyped: outside the agreement, behind their milestone, over when they are told."""
    yield from _outside(view)
    yield from _behind(view)
    for told in view.open_updates:
        yield from _too_early(view, told)
        yield from _over(view, told)
        yield from _answered_early(view, told)


def _outside(view: View) -> Iterator[Finding]:
    terms = view.client.agreement
    dues = [
        *((("milestones", item, "due"), milestone.due) for item, milestone in terms.milestones.items()),
        *((("deliverables", item, "due"), one.due) for item, one in terms.deliverables.items() if one.due),
        *((("commitments", item, "due"), one.due) for item, one in terms.commitments.items() if one.due),
    ]
    for path, due in dues:
        if terms.ends and due > terms.ends:
            yield Finding(AGREEMENT, path, f"{due} is after the agreement ends on {terms.ends}", _CORRECT)
        elif terms.effective and due < terms.effective and path[0] != "commitments":
            yield Finding(AGREEMENT, path, f"{due} is before the agreement begins on {terms.effective}", _CORRECT)


def _behind(view: View) -> Iterator[Finding]:
    terms = view.client.agreement
    for item, deliverable in terms.deliverables.items():
        milestone = terms.milestones.get(deliverable.milestone or "")
        if milestone and deliverable.due and deliverable.due > milestone.due:
            message = f"{deliverable.due} is after its milestone `{deliverable.milestone}`, due on {milestone.due}"
            yield Finding(AGREEMENT, ("deliverables", item, "due"), message, _CORRECT)


def _too_early(view: View, told: Told) -> Iterator[Finding]:
    if view.today and (told.period.first - view.today).days > _AHEAD:
        message = f"{told.period} begins on {told.period.first} only: today is {view.today}"
        yield Finding(told.name, ("by",), message, "Name the file after the period that it tells of.", key=True)


def _over(view: View, told: Told) -> Iterator[Finding]:
    for item, news in told.update.milestones.items():
        if news.forecast and not news.reached and news.forecast < told.period.first:
            message = f"{news.forecast} was over before {told.period} began"
            hint = "Say when it was `reached`, or when you expect it now."
            yield Finding(told.name, ("milestones", item, "forecast"), message, hint)
    day = view.day_of(told.period)
    for place, task in enumerate(told.update.next):
        if task.due and task.due < day:
            message = f"{task.due} is over when the update is read, on {day}"
            yield Finding(told.name, ("next", place, "due"), message, "Give it a day that is still to come.")


def _answered_early(view: View, told: Told) -> Iterator[Finding]:
    for ask, day in told.update.answered.items():
        reports = view.shelf.reports[: told.place + 1]
        asked = next((report.period for report in reports if report.update and ask in report.update.asks), None)
        if asked and day < asked.first:
            message = f"the answer of {day} is older than the ask, first told of in {asked}"
            yield Finding(told.name, ("answered", ask), message, _CORRECT)


def late_notice(view: View) -> Iterator[Finding]:
    """Find milestones that move later, and the client hears of it closer to the day than was agreed."""
    rule = view.client.agreement.when_plans_change
    if rule is None or rule.notice_days is None:
        return
    for told in view.open_updates:
        for item, news in told.update.milestones.items():
            old = _expected(view, told, item)
            if old is None or news.forecast is None or news.forecast <= old or news.cause is Cause.CLIENT:
                continue
            notice = (old - view.day_of(told.period)).days
            if notice < rule.notice_days:
                message = (
                    f"it moves from {old} to {news.forecast}, and the client hears of it {_days(notice)} the day; "
                    f"agreed are {rule.notice_days} or more before"
                )
                hint = "Call first, and say in `why:` why it was not known earlier."
                yield Finding(told.name, ("milestones", item, "forecast"), message, hint)


def _expected(view: View, told: Told, item: str) -> date | None:
    """Return the day that the client expected before an update; None where an earlier one cannot be read."""
    earlier = view.shelf.readable_before(told.place)
    milestone = view.client.agreement.milestones.get(item)
    if earlier is None or milestone is None:
        return None
    said = (one.milestones[item].forecast for one in reversed(earlier) if item in one.milestones)
    return next((day for day in said if day), milestone.due)


def _days(notice: int) -> str:
    count = abs(notice)
    return f"{count} day{'s' * (count != 1)} {'after' if notice < 0 else 'before'}"
