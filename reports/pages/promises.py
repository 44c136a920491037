"""One version → the page Promises: what was kept, beaten and missed, on both sides."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports import charts
from reports.figures.promises import JudgedDate, KeptWord, PromiseFigures, UpdateDay, Verdict, count, promise_figures
from reports.pages.article import Article
from reports.pages.figures_in_words import sentence
from reports.pages.navigation import article
from reports.pages.schedule_rows import dated_tone, dated_verdict
from reports.pages.story import Story
from reports.pages.template import trusted
from reports.pages.tones import VERDICTS, Tone
from reports.pages.views import VersionView
from reports.periods import Period
from reports.words import Words

_TOLD = (Verdict.KEPT, Verdict.BEATEN, Verdict.MISSED)


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that was due, or reached before it was."""

    name: str
    promised: str
    reached: str
    tone: Tone
    said: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many dates were kept, beaten and missed: tone, word and count of each; `open` says what is still to come."""

    counts: tuple[tuple[Tone, str, str], ...]
    open: str
    rows: tuple[DateRow, ...]


@dataclass(frozen=True, slots=True)
class WordRow:
    """A promise beside dates; `said` how often it was kept, `missed` where it was not."""

    promise: str
    measure: str
    tone: Tone
    said: str
    missed: tuple[tuple[str, str], ...]


def promises(told: Story) -> Article:
    """Render what was promised, and what became of it."""
    view, words, found = (
        told.view,
        told.view.words,
        promise_figures(told.view.client, told.view.baselines, told.view.figures),
    )
    late = [update for update in found.updates if update.late]
    values: dict[str, object] = {
        "ours": _tally(view, found.ours),
        "words": [_word(view, one) for one in found.words],
        "updates": _updates(words, found.updates, late),
        "late": [_late(view, update) for update in late],
        "planned": _planned(view),
        "bars": trusted(charts.planned_bars(view.figures.tasks.trend, words)),
        "trend": [
            (_period(view, one.period), *(words.number(n) for n in (one.total, one.done, one.carried, one.dropped)))
            for one in view.figures.tasks.trend
        ],
        "yours": _tally(view, found.yours),
        "answers": [*_answers(view, found)],
        "ending": told.ending,
    }
    return article(told.folder, "promises", words, values)


def _tally(view: VersionView, dates: Sequence[JudgedDate]) -> Tally | None:
    """Count dates; None where there are none."""
    words, still = view.words, count(dates, Verdict.OPEN)
    if not dates:
        return None
    counts = tuple((VERDICTS[one], words(f"promises.{one}"), words.number(count(dates, one))) for one in _TOLD)
    rows = tuple(_row(view, one) for one in dates if one.verdict is not Verdict.OPEN)
    return Tally(counts if rows else (), words.plural("promises.open", still) if still else "", rows)


def _row(view: VersionView, one: JudgedDate) -> DateRow:
    words, item = view.words, one.item
    return DateRow(
        name=item.name,
        promised=words.date(item.promised) if item.promised else "",
        reached=words.date(item.reached) if item.reached else words("promises.not-yet"),
        tone=Tone(dated_tone(item, view.agency), VERDICTS[one.verdict].icon),
        said=dated_verdict(words, item, view.figures),
    )


def _word(view: VersionView, one: KeptWord) -> WordRow:
    words, terms = view.words, view.baselines.promised.agreement.promises[one.id]
    verdict = Verdict.MISSED if one.missed else Verdict.KEPT if one.kept else Verdict.OPEN
    return WordRow(
        promise=terms.promise,
        measure=sentence(words, words("promises.word.measure", measure=terms.measure)) if terms.measure else "",
        tone=VERDICTS[verdict],
        said=_told(words, one),
        missed=tuple((_period(view, period), note or "") for period, note in one.missed),
    )


def _told(words: Words, one: KeptWord) -> str:
    """Say how often a promise was kept, of the times that updates told of it."""
    if not one.told:
        return words("promises.word.untold")
    if one.told == 1:
        return words("update.promise.kept" if one.kept else "update.promise.missed")
    return words.plural("promises.word.kept", one.told, kept=words.number(one.kept))


def _period(view: VersionView, name: str) -> str:
    return view.words.period(Period.parse(name), view.client.profile.cadence.every)


def _updates(words: Words, updates: Sequence[UpdateDay], late: Sequence[UpdateDay]) -> str:
    if not updates:
        return ""
    return words.plural("promises.updates.said", len(updates), punctual=words.number(len(updates) - len(late)))


def _late(view: VersionView, update: UpdateDay) -> tuple[str, str, str, str]:
    words = view.words
    days = words.plural("plan.late", update.late)
    return _period(view, update.period), words.date(update.promised, "day"), words.date(update.came, "day"), days


def _planned(view: VersionView) -> str:
    """Say how much of what was planned was done, over all periods of the trend."""
    words, trend = view.words, view.figures.tasks.trend
    total, done = sum(one.total for one in trend), sum(one.done for one in trend)
    if not total:
        return ""
    told = {"done": words.number(done), "total": words.number(total)}
    return words.plural("promises.planned.said", len(trend), **told, share=words.percent(Decimal(100 * done) / total))


def _answers(view: VersionView, found: PromiseFigures) -> Iterator[str]:
    """Say how soon answers came, how many by their day, and what waiting moved."""
    words, asks = view.words, view.figures.asks
    if asks.median_days is not None and len(asks.answered) > 1:
        days = math.ceil(asks.median_days)
        yield words.plural("promises.answers", days, answers=words.number(len(asks.answered)))
    if found.answered_with_day:
        in_time = words.number(found.answered_in_time)
        yield words.plural("promises.answers.in-time", found.answered_with_day, kept=in_time)
    if found.waited_days:
        yield words.plural("promises.waited", found.waited_days)
