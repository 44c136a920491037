"""An update's words beside its figures → no figure or one twice, too many words, words of the trade, green over red."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from reports.figures.figures import Figures, Health
from reports.figures.health import SCOPE_UPDATES
from reports.model import Series, Status
from reports.rules.rule import Finding
from reports.rules.view import Told, View
from reports.source.prose import texts_of
from reports.source.wording import listed

MOST_WORDS = 80
"""Words of a summary that can be forwarded as it stands."""


def long_summary(view: View) -> Iterator[Finding]:
    """Find a summary that is too long to be forwarded as it stands."""
    for told in view.open_updates:
        words = len(told.update.summary.split())
        if words > MOST_WORDS:
            message = f"the summary has {words} words; at most {MOST_WORDS} can be forwarded as they stand"
            yield Finding(told.name, ("summary",), message, "Move the details to `note:`.")


def no_numbers(view: View) -> Iterator[Finding]:
    """Find an update that tells of no result, no money and no progress."""
    for told in view.open_updates:
        if not _numbers(told, view.client.metrics):
            message = "the update has no figure: no result, no money and no progress"
            hint = "Add `results:` with a value, `budget:` with what is spent, or `milestones:` with the progress."
            yield Finding(told.name, (), message, hint)


def _numbers(told: Told, metrics: Mapping[str, Series]) -> bool:
    """Whether an update tells of a figure itself, or leaves that to a series."""
    update, days = told.update, range(told.period.first.toordinal(), told.period.last.toordinal() + 1)
    return (
        any(result.value is not None or goal in metrics for goal, result in update.results.items())
        or any(money.spent is not None or money.forecast is not None for money in update.budget.values())
        or any(news.progress is not None or news.reached for news in update.milestones.values())
        or any(point.on.toordinal() in days for series in metrics.values() for point in series.points)
    )


def value_twice(view: View) -> Iterator[Finding]:
    """Find a result with a value of a day that the goal's own series covers: that one counts, and this one does not."""
    for told in view.open_updates:
        for goal, result in told.update.results.items():
            first = _first_day(view.client.metrics.get(goal))
            if result.value is not None and first and first <= view.day_of(told.period):
                series = view.shelf.file(f"metrics/{goal}.csv")
                message = f"since {first} the values of this goal are those of {series}; this one counts nowhere"
                hint = "Leave `value:` out, and write it there if it is missing; `why:` stays here."
                yield Finding(told.name, ("results", goal, "value"), message, hint)


def _first_day(series: Series | None) -> date | None:
    return series.points[0].on if series and series.points else None


def jargon(view: View) -> Iterator[Finding]:
    """Find words that the agency wants to avoid, in any text of an update that the client reads."""
    if not view.agency.jargon:
        return
    avoided = _any_of(view.agency.jargon)
    for told in view.open_updates:
        for path, text in texts_of(told.update):
            found = dict.fromkeys(" ".join(word.casefold().split()) for word in avoided.findall(text))
            if found:
                are = "is a word" if len(found) == 1 else "are words"
                hint = "Say it as the client would; or take it off `jargon` in agency.yml."
                yield Finding(told.name, path, f"{listed(found)} {are} to avoid", hint)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds each word as a whole one, however it is spaced and whatever its case."""
    spaced = (r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def watermelon(view: View) -> Iterator[Finding]:
    """Find a newest update that says on track while figures are red: green outside, red inside."""
    told = view.newest
    if told is None or told.update.status is not Status.ON_TRACK:
        return
    red = [*_red(view.figures)]
    if red:
        message = f"the status is `on-track`, and figures are red: {'; '.join(red)}"
        hint = "Say `at-risk` or `off-track`, and why; or put the figures right. `thresholds` in agency.yml sets them."
        yield Finding(told.name, ("status",), message, hint)


def _red(figures: Figures) -> Iterator[str]:
    """Say what is red, dimension by dimension."""
    health, late = figures.health, figures.schedule.worst
    if health.time is Health.RED and late:
        yield f"{late.name} is {late.slip} days late"
    if health.budget is Health.RED and figures.budget:
        above = -100 * figures.budget.variance / figures.budget.agreed
        yield f"the forecast is {percent(above)} % above what was agreed"
    yield from (f"{goal.metric} falls short of its target" for goal in figures.goals if goal.health is Health.RED)
    if health.scope is Health.RED:
        periods = figures.tasks.trend[-SCOPE_UPDATES:]
        missed = sum(period.carried + period.dropped for period in periods)
        yield f"{missed} of {sum(period.total for period in periods)} tasks of the last updates were carried or dropped"


def percent(share: Decimal) -> str:
    """Write a share with one digit behind the point, none where that is 0."""
    return format(share.quantize(Decimal("0.1")).normalize(), "f")
