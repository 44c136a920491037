"""Milestones, deliverables and commitments: every date said, slips and causes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.figures.figures import Dated, DateMove, MoveKind
from reports.model import AgreementVersion, Cause, PeriodUpdate
from tests.support.engagement import DAY, figures, update, wording

BETA = {"beta": {"name": "Beta", "due": date(2026, 12, 1)}}
LATE = {"beta": {"forecast": date(2026, 12, 7), "cause": "client", "ask": "photos", "why": "Photos are late."}}


def milestone(*updates: PeriodUpdate, as_of: date = DAY, **terms: object) -> Dated:
    return figures(*updates, as_of=as_of, **({"milestones": BETA} | terms)).schedule.milestones[0]


def test_a_promise_alone_is_first_promised_promised_and_forecast() -> None:
    beta = milestone()

    assert (beta.first, beta.promised, beta.forecast) == (date(2026, 12, 1),) * 3
    assert (beta.slip, beta.overdue, beta.reached, beta.causes) == (0, 0, None, ())
    assert beta.moves == (
        DateMove(
            MoveKind.FIRST_PROMISED, date(2026, 9, 1), None, date(2026, 12, 1), 0, None, None, None, 1, None, "terms-1"
        ),
    )


def test_a_forecast_slips_and_says_whose_delay_it_is() -> None:
    beta = milestone(update("2026-W47", milestones=LATE))

    assert (beta.promised, beta.forecast, beta.slip) == (date(2026, 12, 1), date(2026, 12, 7), 6)
    assert beta.causes == ((Cause.CLIENT, 6),)
    assert (beta.ask, beta.why) == ("photos", "Photos are late.")
    assert beta.moves[-1] == DateMove(
        MoveKind.FORECAST,
        date(2026, 11, 20),
        date(2026, 12, 1),
        date(2026, 12, 7),
        6,
        Cause.CLIENT,
        "Photos are late.",
        "photos",
        None,
        "2026-W47",
        "commit-2026-W47",
    )


def test_the_same_forecast_said_again_is_no_second_move() -> None:
    beta = milestone(update("2026-W46", milestones=LATE), update("2026-W47", milestones=LATE))

    assert [move.period for move in beta.moves] == [None, "2026-W46"]
    assert beta.causes == ((Cause.CLIENT, 6),)


def test_days_are_summed_by_cause_and_a_delay_made_up_is_taken_off() -> None:
    beta = milestone(
        update("2026-W45", milestones={"beta": {"forecast": date(2026, 12, 5), "cause": "us", "why": "x"}}),
        update("2026-W46", milestones={"beta": {"forecast": date(2026, 12, 11), "cause": "client", "why": "x"}}),
        update("2026-W47", milestones={"beta": {"forecast": date(2026, 12, 8), "cause": "us", "why": "x"}}),
    )

    assert beta.slip == 7
    assert dict(beta.causes) == {Cause.US: 1, Cause.CLIENT: 6}


def test_days_caught_up_without_a_word_are_taken_off_the_delay_said_last() -> None:
    told = (
        update("2026-W44", milestones={"beta": {"forecast": date(2026, 12, 5), "cause": "us", "why": "x"}}),
        update("2026-W45", milestones={"beta": {"forecast": date(2026, 12, 7), "cause": "client", "why": "x"}}),
        update("2026-W46", milestones={"beta": {"forecast": date(2026, 12, 6), "why": "x"}}),
    )

    assert dict(milestone(*told).causes) == {Cause.US: 4, Cause.CLIENT: 1}
    reached = milestone(*told, update("2026-W47", milestones={"beta": {"reached": date(2026, 11, 28)}}))
    assert (reached.slip, reached.causes) == (-3, ())


def test_what_is_early_by_a_new_promise_makes_up_for_no_delay() -> None:
    told = (
        update("2026-W44", milestones=LATE),
        update("2026-W47", milestones={"beta": {"reached": date(2026, 11, 20)}}),
    )

    beta = figures(*told, wordings=moved_terms(date(2026, 12, 7))).schedule.milestones[0]

    assert (beta.slip, beta.causes) == (-17, ((Cause.CLIENT, 6),))


def test_a_milestone_reached_early_has_a_negative_slip_and_is_never_overdue() -> None:
    beta = milestone(
        update("2026-W47", milestones={"beta": {"progress": 100, "reached": date(2026, 11, 19)}}),
        as_of=date(2027, 1, 1),
    )

    assert (beta.reached, beta.slip, beta.overdue, beta.progress) == (date(2026, 11, 19), -12, 0, 100)
    assert (beta.moves[-1].kind, beta.moves[-1].days) == (MoveKind.REACHED, -12)


def test_a_milestone_reached_on_its_day_says_so_as_a_move_of_no_days() -> None:
    beta = milestone(update("2026-W49", milestones={"beta": {"reached": date(2026, 12, 1)}}))

    assert (beta.slip, beta.moves[-1].kind, beta.moves[-1].days) == (0, MoveKind.REACHED, 0)


def test_progress_of_100_without_a_day_is_not_reached() -> None:
    beta = milestone(update("2026-W47", milestones={"beta": {"progress": 100}}))

    assert (beta.progress, beta.reached) == (100, None)


def test_what_is_open_is_at_least_as_late_as_it_is_overdue() -> None:
    beta = milestone(update("2026-W47"), as_of=date(2026, 12, 5))

    assert (beta.forecast, beta.overdue, beta.slip) == (date(2026, 12, 1), 4, 4)


def test_a_corrected_day_of_reaching_moves_from_the_one_said_before() -> None:
    beta = milestone(
        update("2026-W46", milestones={"beta": {"reached": date(2026, 11, 12)}}),
        update("2026-W47", milestones={"beta": {"reached": date(2026, 11, 13)}}),
    )

    assert (beta.reached, [move.days for move in beta.moves]) == (date(2026, 11, 13), [0, -19, 1])


def moved_terms(due: date, on: date = date(2026, 11, 3)) -> tuple[AgreementVersion, ...]:
    later = {"beta": {"name": "Beta", "due": due}}
    return (wording(1, date(2026, 9, 1), milestones=BETA), wording(2, on, milestones=later))


def test_a_new_wording_moves_the_promise_and_keeps_the_first_one() -> None:
    beta = figures(wordings=moved_terms(date(2026, 12, 15))).schedule.milestones[0]

    assert (beta.first, beta.promised, beta.slip) == (date(2026, 12, 1), date(2026, 12, 15), 0)
    promised = beta.moves[-1]
    assert (promised.kind, promised.old, promised.days) == (MoveKind.PROMISED, date(2026, 12, 1), 14)
    assert (promised.version, promised.revision, promised.cause) == (2, "terms-2", None)


@pytest.mark.parametrize(
    ("due", "forecast", "slip"),
    [
        pytest.param(date(2026, 12, 15), date(2026, 12, 15), 0, id="a promise later than the forecast overtakes it"),
        pytest.param(date(2026, 12, 3), date(2026, 12, 7), 4, id="a forecast later than the promise still stands"),
    ],
)
def test_a_new_promise_meets_an_older_forecast(due: date, forecast: date, slip: int) -> None:
    told = update("2026-W44", milestones=LATE)

    beta = figures(told, wordings=moved_terms(due)).schedule.milestones[0]

    assert (beta.forecast, beta.slip) == (forecast, slip)


def test_on_one_day_the_update_knows_the_new_wording() -> None:
    told = update("2026-W47", milestones=LATE)

    beta = figures(told, wordings=moved_terms(date(2026, 12, 4), on=date(2026, 11, 20))).schedule.milestones[0]

    assert [(move.kind, move.days) for move in beta.moves[1:]] == [(MoveKind.PROMISED, 3), (MoveKind.FORECAST, 3)]


def test_the_same_terms_worded_anew_move_no_date() -> None:
    wordings = (wording(1, date(2026, 9, 1), milestones=BETA), wording(2, DAY, milestones=BETA, title="Other"))

    assert len(figures(wordings=wordings).schedule.milestones[0].moves) == 1


def test_a_milestone_that_came_later_is_first_promised_then() -> None:
    both = BETA | {"launch": {"name": "Launch", "due": date(2027, 1, 12)}}
    wordings = (wording(1, date(2026, 9, 1), milestones=BETA), wording(2, date(2026, 10, 1), milestones=both))

    launch = figures(wordings=wordings).schedule.milestones[1]

    assert (launch.id, launch.first, launch.moves[0].version) == ("launch", date(2027, 1, 12), 2)


def test_news_of_a_milestone_that_the_terms_dropped_are_left_out() -> None:
    assert figures(update("2026-W47", milestones=LATE)).schedule.milestones == ()


def test_lost_days_are_summed_over_milestones_by_whose_delay() -> None:
    terms = BETA | {"launch": {"name": "Launch", "due": date(2027, 1, 12)}}
    news = LATE | {"launch": {"forecast": date(2027, 1, 16), "cause": "us", "why": "x"}}

    measured = figures(update("2026-W47", milestones=news), milestones=terms).schedule

    assert dict(measured.lost) == {Cause.US: 4, Cause.CLIENT: 6}
    assert (measured.worst.id, measured.next_milestone.id) == ("beta", "beta")


def test_rows_are_sorted_by_the_day_they_happen() -> None:
    terms = BETA | {"launch": {"name": "Launch", "due": date(2026, 12, 3)}}

    measured = figures(update("2026-W47", milestones=LATE), milestones=terms).schedule

    assert [row.id for row in measured.milestones] == ["launch", "beta"]


@pytest.mark.parametrize(
    ("terms", "ends"),
    [
        pytest.param({"ends": date(2027, 1, 29)}, date(2027, 1, 29), id="as the terms say"),
        pytest.param({}, date(2026, 12, 1), id="else with the last milestone"),
        pytest.param({"milestones": {}}, None, id="else open"),
    ],
)
def test_the_end_of_the_engagement(terms: dict[str, object], ends: date | None) -> None:
    measured = figures(**({"milestones": BETA, "effective": date(2026, 9, 1)} | terms)).schedule

    assert (measured.starts, measured.ends) == (date(2026, 9, 1), ends)


def deliverable(*updates: PeriodUpdate, **due: object) -> Dated:
    item = {"page": {"what": "Landing page", **due}}
    return figures(*updates, deliverables=item, milestones=BETA).schedule.deliverables[0]


def test_a_deliverable_is_reached_when_it_is_delivered() -> None:
    page = deliverable(update("2026-W47", delivered={"page": date(2026, 11, 19)}), due=date(2026, 11, 20))

    assert (page.reached, page.slip, page.name) == (date(2026, 11, 19), -1, "Landing page")


def test_a_deliverable_without_its_own_day_follows_its_milestone() -> None:
    page = deliverable(update("2026-W47", milestones=LATE), milestone="beta")

    assert (page.first, page.promised, page.forecast, page.slip) == (
        date(2026, 12, 1),
        date(2026, 12, 1),
        date(2026, 12, 7),
        6,
    )


def test_a_deliverable_without_any_day_has_no_slip() -> None:
    page = deliverable()

    assert (page.promised, page.forecast, page.slip, page.overdue, page.moves) == (None, None, 0, 0, ())


def commitment(*updates: PeriodUpdate, due: date = date(2026, 11, 17)) -> Dated:
    return figures(*updates, commitments={"photos": {"what": "Photos", "due": due}}).schedule.commitments[0]


def ask(due: date | None = None, name: str = "photos") -> dict:
    return {name: {"what": "12 photos", "commitment": "photos"} | ({"due": due} if due else {})}


def test_a_commitment_is_reached_when_its_ask_is_answered() -> None:
    photos = commitment(update("2026-W46", asks=ask()), update("2026-W47", answered={"photos": date(2026, 11, 18)}))

    assert (photos.reached, photos.slip, photos.overdue, photos.ask) == (date(2026, 11, 18), 1, 0, None)
    assert photos.moves[-1].period == "2026-W47"


def test_a_commitment_nobody_asked_for_is_open_and_overdue() -> None:
    photos = commitment(update("2026-W47"))

    assert (photos.reached, photos.overdue, photos.slip) == (None, 3, 3)


def test_a_commitment_is_expected_by_the_later_day_that_is_asked_for() -> None:
    photos = commitment(update("2026-W47", asks=ask(date(2026, 11, 23))))

    assert (photos.promised, photos.forecast, photos.slip, photos.overdue) == (
        date(2026, 11, 17),
        date(2026, 11, 23),
        6,
        3,
    )


def test_asking_early_moves_nothing() -> None:
    photos = commitment(update("2026-W45", asks=ask(date(2026, 11, 10))))

    assert photos.forecast == date(2026, 11, 17)


def test_a_commitment_waits_for_the_last_of_its_asks() -> None:
    first, second = ask(name="shoes"), ask(name="boots")
    told = (update("2026-W45", asks=first | second), update("2026-W46", answered={"shoes": date(2026, 11, 10)}))

    assert commitment(*told).reached is None
    assert commitment(*told, update("2026-W47", answered={"boots": date(2026, 11, 16)})).reached == date(2026, 11, 16)


DAYS = some.dates(date(2026, 9, 1), date(2027, 6, 30))
NEWS = some.fixed_dictionaries(
    {},
    optional={"forecast": DAYS, "reached": DAYS, "cause": some.sampled_from(Cause), "progress": some.integers(0, 100)},
)


@given(some.lists(NEWS, max_size=8), DAYS)
def test_moves_lead_from_the_first_date_to_the_last_one_said(weeks: list[dict], as_of: date) -> None:
    told = [update(f"2026-W{40 + week}", milestones={"beta": news}) for week, news in enumerate(weeks)]

    beta = milestone(*told, as_of=as_of)

    against = ((beta.reached or beta.forecast) - beta.promised).days
    assert beta.moves[0].new == beta.first
    assert beta.slip == (max(against, beta.overdue) if beta.overdue else against)
    assert all(move.old is None or move.days == (move.new - move.old).days for move in beta.moves)
    assert sum(days for _, days in beta.causes) <= sum(move.days for move in beta.moves if move.cause)
    if beta.reached is None:
        assert beta.first + timedelta(days=sum(move.days for move in beta.moves)) == beta.forecast
