"""What waits on the client, what was answered, and how long answers take."""

from datetime import date
from decimal import Decimal

import pytest

from reports.figures.asks import median
from reports.figures.figures import AskFigures
from reports.model import PeriodUpdate
from tests.support.engagement import DAY, figures, update

PHOTOS = {"photos": {"what": "12 photos", "who": "marketing", "due": date(2026, 11, 17), "effect": "Beta moves"}}


def asks(*updates: PeriodUpdate, as_of: date = DAY, **terms: object) -> AskFigures:
    return figures(*updates, as_of=as_of, **terms).asks


def test_without_updates_nothing_waits() -> None:
    assert asks() == AskFigures((), (), 0, None)


def test_an_ask_is_open_since_the_first_update_with_it() -> None:
    measured = asks(update("2026-W45", asks=PHOTOS), update("2026-W46", asks=PHOTOS), update("2026-W47"))

    (photos,) = measured.open
    assert (photos.asked_on, photos.age, photos.overdue, photos.effect) == (date(2026, 11, 6), 14, 3, "Beta moves")
    assert (photos.is_decision, measured.overdue, measured.median_days) == (False, 1, None)


def test_an_ask_takes_its_newest_wording() -> None:
    later = {"photos": {"what": "9 photos", "due": date(2026, 11, 25)}}

    (photos,) = asks(update("2026-W46", asks=PHOTOS), update("2026-W47", asks=later)).open

    assert (photos.what, photos.overdue) == ("9 photos", 0)


def test_an_answer_closes_an_ask_and_says_how_long_it_took() -> None:
    measured = asks(update("2026-W45", asks=PHOTOS), update("2026-W47", answered={"photos": date(2026, 11, 18)}))

    (photos,) = measured.answered
    assert (measured.open, measured.overdue) == ((), 0)
    assert (photos.answered_on, photos.age, photos.overdue) == (date(2026, 11, 18), 12, 0)
    assert measured.median_days == Decimal(12)


def test_an_answer_before_the_update_that_tells_of_the_ask_took_no_days() -> None:
    measured = asks(update("2026-W47", asks=PHOTOS, answered={"photos": date(2026, 11, 17)}))

    assert measured.answered[0].age == 0


def test_an_answer_to_what_nobody_asked_counts_nothing() -> None:
    measured = asks(update("2026-W47", answered={"photos": date(2026, 11, 18)}))

    assert (measured.open, measured.answered) == ((), ())


def test_a_wanted_decision_waits_until_it_is_taken() -> None:
    wanted = {"prices": {"what": "Show prices?", "due": date(2026, 11, 27), "otherwise": "We launch without"}}
    asked = update("2026-W46", decisions_needed=wanted)
    taken = update("2026-W47", decided={"prices": {"choice": "Yes", "by": "sponsor", "on": date(2026, 11, 16)}})

    (prices,) = asks(asked).open
    assert (prices.is_decision, prices.effect) == (True, "We launch without")
    assert [(each.id, each.age) for each in asks(asked, taken).answered] == [("prices", 3)]


def test_open_ones_come_with_the_most_overdue_first_then_by_day() -> None:
    def due(day: date | None) -> dict:
        return {"what": "x", "due": day} if day else {"what": "x"}

    told = {
        "later": due(date(2026, 12, 1)),
        "whenever": due(None),
        "soon": due(date(2026, 11, 21)),
        "late": due(date(2026, 11, 19)),
        "latest": due(date(2026, 11, 1)),
    }

    measured = asks(update("2026-W47", asks=told))

    assert [each.id for each in measured.open] == ["latest", "late", "soon", "later", "whenever"]
    assert measured.overdue == 2


def test_answered_ones_come_newest_first() -> None:
    told = {"a": {"what": "x"}, "b": {"what": "x"}}
    answered = {"a": date(2026, 11, 10), "b": date(2026, 11, 12)}

    assert [each.id for each in asks(update("2026-W47", asks=told, answered=answered)).answered] == ["b", "a"]


def test_an_ask_counts_the_days_of_milestones_that_name_it() -> None:
    news = {"beta": {"forecast": date(2026, 12, 7), "cause": "client", "ask": "photos", "why": "x"}}
    more = {"beta": {"forecast": date(2026, 12, 9), "cause": "client", "ask": "photos", "why": "x"}}

    (photos,) = asks(
        update("2026-W46", asks=PHOTOS, milestones=news),
        update("2026-W47", milestones=more),
        milestones={"beta": {"name": "Beta", "due": date(2026, 12, 1)}},
    ).open

    assert photos.slip_days == 8


@pytest.mark.parametrize(
    ("days", "middle"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([4], Decimal(4), id="one"),
        pytest.param([9, 1, 2], Decimal(2), id="odd"),
        pytest.param([1, 2, 9, 3], Decimal("2.5"), id="even"),
    ],
)
def test_the_median(days: list[int], middle: Decimal | None) -> None:
    assert median(days) == middle
