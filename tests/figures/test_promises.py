"""What was kept, beaten and missed, on both sides."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.figures import measure
from reports.figures.promises import PromiseFigures, Verdict, count, judged, promise_figures
from reports.model import Agency, PeriodUpdate
from tests.support.engagement import DAY, baselines, client, standing, update, wording

TERMS = {
    "milestones": {"beta": {"name": "Beta", "due": date(2026, 11, 10)}},
    "commitments": {"photos": {"what": "Photos", "due": date(2026, 11, 12)}},
    "promises": {"answers": {"promise": "We answer within a day"}},
}


def judge(*updates: PeriodUpdate, came: dict[str, date] | None = None) -> PromiseFigures:
    terms = (wording(1, date(2026, 9, 1), **TERMS),)
    held, engaged = baselines(terms, *updates), client(terms[0].agreement, *updates)
    known = replace(held, reported_on={**held.reported_on, **(came or {})})
    return promise_figures(engaged, known, measure(engaged, Agency(name="Quayside"), known, DAY))


@pytest.mark.parametrize(
    ("reached", "overdue", "verdict"),
    [
        (DAY, 0, Verdict.KEPT),
        (DAY - timedelta(days=1), 0, Verdict.BEATEN),
        (DAY + timedelta(days=1), 0, Verdict.MISSED),
        (None, 2, Verdict.MISSED),
        (None, 0, Verdict.OPEN),
    ],
)
def test_a_date_is_judged_by_its_day(reached: date | None, overdue: int, verdict: Verdict) -> None:
    assert judged(replace(standing(DAY), reached=reached, overdue=overdue)).verdict is verdict


def test_what_has_no_day_is_open() -> None:
    assert judged(replace(standing(DAY), promised=None, reached=DAY)).verdict is Verdict.OPEN


def test_other_promises_count_how_often_they_were_kept_and_tell_where_not() -> None:
    late = {"answers": {"kept": False, "note": "Two days"}}
    told = [update(f"2026-W{week}", promises=news) for week, news in ((45, {"answers": {"kept": True}}), (46, late))]

    (words,) = judge(*told, update("2026-W47")).words

    assert (words.told, words.kept, words.missed) == (2, 1, (("2026-W46", "Two days"),))


def test_an_update_is_late_by_the_days_after_its_promised_one() -> None:
    found = judge(update("2026-W46"), update("2026-W47"), came={"2026-W46": date(2026, 11, 17)})

    assert [(one.period, one.promised, one.late) for one in found.updates] == [
        ("2026-W46", date(2026, 11, 13), 4),
        ("2026-W47", date(2026, 11, 20), 0),
    ]


def test_your_side_counts_commitments_answers_by_their_day_and_what_waiting_moved() -> None:
    asks = {
        "photos": {"what": "Photos", "due": date(2026, 11, 12), "commitment": "photos"},
        "logo": {"what": "Logo", "due": date(2026, 11, 12)},
        "name": {"what": "Name"},
    }
    answered = {"photos": date(2026, 11, 11), "logo": date(2026, 11, 16), "name": date(2026, 11, 16)}
    moved = {"beta": {"forecast": date(2026, 11, 25), "cause": "client", "why": "The logo came late."}}

    found = judge(update("2026-W45", asks=asks), update("2026-W47", answered=answered, milestones=moved))

    assert (count(found.yours, Verdict.BEATEN), count(found.ours, Verdict.MISSED)) == (1, 1)
    assert (found.answered_with_day, found.answered_in_time, found.waited_days) == (2, 1, 15)


DAYS = some.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(some.lists(some.builds(lambda due, reached: replace(standing(due), reached=reached), DAYS, some.none() | DAYS)))
def test_every_date_has_one_verdict(items: list) -> None:
    found = [judged(item) for item in items]

    assert sum(count(found, verdict) for verdict in Verdict) == len(items)
