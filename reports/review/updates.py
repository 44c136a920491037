"""Updates before and after → a line of counts for each that is new, edited or gone, the newest first."""

from collections.abc import Iterator, Mapping
from datetime import date

from reports.figures.reported import Reported
from reports.figures.tasks import planned_counts
from reports.model import Client, PeriodUpdate, Update
from reports.review.naming import counted, edited
from reports.review.review import Line, Part, Section
from reports.words import Words

_CORRECTION = "Correction"


def update_sections(old: Client | None, new: Client | None, words: Words) -> Iterator[Section]:
    """Yield each update that says something else than before."""
    before, after = _by_period(old), _by_period(new)
    for period in sorted({*before, *after}, reverse=True):
        was, now = before.get(period), after.get(period)
        if (was and was.update) != (now and now.update):
            yield _section(period, was, now, new, words)


def _by_period(client: Client | None) -> Mapping[str, PeriodUpdate]:
    return {one.period.name: one for one in client.updates} if client else {}


def _section(
    period: str, old: PeriodUpdate | None, new: PeriodUpdate | None, client: Client | None, words: Words
) -> Section:
    if new is None or client is None:
        return Section(Part.UPDATES, f"Update {period}: removed")
    counts = " · ".join(_counts(new, client, words))
    if old is None:
        return Section(Part.UPDATES, f"Update {period}", counts)
    lines = tuple(_differences(old.update, new.update, words))
    is_erratum = any(line.subject == _CORRECTION for line in lines)
    return Section(Part.UPDATES, f"Update {period}: {'corrected' if is_erratum else 'edited'}", counts, lines)


def _differences(old: Update, new: Update, words: Words) -> Iterator[Line]:
    """Yield why an update was corrected, how its status changed, and which keys say something else."""
    if new.corrects and new.corrects != old.corrects:
        yield Line(_CORRECTION, note=new.corrects.why)
    if old.status != new.status:
        yield Line("Status", _status(old, words), _status(new, words))
    keys = edited(old.model_copy(update={"corrects": new.corrects}), new).removeprefix("changed: ")
    if keys:
        yield Line("Changed", note=keys)


def _status(update: Update, words: Words) -> str:
    return words(f"status.{update.status}").lower()


def _counts(one: PeriodUpdate, client: Client, words: Words) -> Iterator[str]:
    update, period = one.update, one.period
    yield _status(update, words)
    plans = planned_counts([Reported(each.period, each.update, each.tasks, date.min, "") for each in client.updates])
    for plan in (plan for plan in plans if plan.period == period.name and plan.total):
        yield f"{plan.done} of {counted(plan.total, 'planned task')} done"
        yield from (
            f"{number} {what}" for number, what in ((plan.carried, "carried"), (plan.dropped, "dropped")) if number
        )
    moved = [news for news in update.milestones.values() if news.forecast]
    numbers = (
        (len(update.asks), "new ask", ""),
        (len(update.answered), "ask answered", "asks answered"),
        (len(update.results), "result", ""),
        (len(moved), "date moved", "dates moved"),
        (len(update.delivered), "thing handed over", "things handed over"),
        (len(update.decisions_needed), "decision wanted", "decisions wanted"),
    )
    yield from (counted(number, noun, plural) for number, noun, plural in numbers if number)
