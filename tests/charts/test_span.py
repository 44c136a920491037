"""Days as places on a line of time, and its grid."""

from datetime import date

import pytest

from reports.charts import Span
from reports.charts.span import Unit
from reports.figures.figures import Dated
from reports.words import Words
from tests.support.engagement import DAY, figures

WORDS = Words("en")


def due(*days: date) -> tuple[Dated, ...]:
    milestones = {f"m{place}": {"name": "M", "due": day} for place, day in enumerate(days)}
    return figures(milestones=milestones, as_of=DAY).schedule.milestones


def labels(span: Span) -> list[str]:
    return [tick.label for tick in span.ticks(WORDS)]


def test_a_span_begins_with_a_month_and_leaves_room_at_the_end() -> None:
    span = Span.covering(due(date(2026, 9, 11), date(2027, 1, 29)), DAY)

    assert (span.first, span.last) == (date(2026, 9, 1), date(2027, 2, 5))
    assert [str(span.at(day)) for day in (span.first, DAY, span.last)] == ["0.0%", "50.96%", "100.0%"]


def test_a_span_holds_the_day_of_measure() -> None:
    assert Span.covering((), DAY).share(DAY) < 1
    assert Span.covering(due(date(2027, 3, 1)), DAY).first <= DAY
    assert Span.covering(due(date(2026, 3, 1)), DAY).last > DAY


@pytest.mark.parametrize(
    ("last", "unit", "first"),
    [
        pytest.param(date(2026, 12, 18), Unit.WEEK, date(2026, 11, 16), id="weeks begin on Monday"),
        pytest.param(date(2027, 11, 20), Unit.MONTH, date(2026, 11, 1), id="months"),
        pytest.param(date(2028, 11, 20), Unit.QUARTER, date(2026, 10, 1), id="quarters"),
        pytest.param(date(2034, 11, 20), Unit.YEAR, date(2026, 1, 1), id="years"),
    ],
)
def test_the_grid_suits_the_length(last: date, unit: Unit, first: date) -> None:
    span = Span.covering(due(last), DAY)

    assert (span.unit, span.first, span.lines()[0]) == (unit, first, first)
    assert len([label for label in labels(span) if label]) <= 7


def test_few_months_are_labelled_each_without_a_year() -> None:
    assert labels(Span(date(2026, 9, 1), date(2027, 2, 5))) == ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb"]


def test_many_months_are_labelled_here_and_there_with_the_year_where_it_is_new() -> None:
    assert labels(Span(date(2026, 11, 1), date(2027, 9, 30))) == [
        *("Nov", "", "", "Feb 2027", "", "", "May", "", "", "Aug", "")
    ]


def test_quarters_are_labelled_with_their_year() -> None:
    assert labels(Span(date(2026, 1, 1), date(2027, 12, 31)))[:3] == ["Jan 2026", "", "Jul 2026"]


def test_weeks_are_labelled_with_their_day() -> None:
    assert labels(Span(date(2026, 11, 16), date(2026, 12, 10))) == ["16 Nov", "23 Nov", "30 Nov", "7 Dec"]
