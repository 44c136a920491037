"""What updates told beside the metrics: experiments, answers, what was noticed."""

from datetime import date

from reports.figures.learnings import learnings
from reports.figures.results import Learnings
from reports.model import PeriodUpdate
from tests.support.engagement import DAY, agreement, baselines, client, update, wording


def learned(*updates: PeriodUpdate) -> Learnings:
    terms = wording(1, date(2026, 9, 1))
    return learnings(client(agreement(), *updates), baselines((terms,), *updates), DAY)


def test_the_newest_experiment_comes_first() -> None:
    told = learned(
        update("2026-W45", experiments=[{"name": "Form"}]),
        update("2026-W46", experiments=[{"name": "Price"}, {"name": "Colour"}]),
    )

    assert [trial.name for trial in told.trials] == ["Colour", "Price", "Form"]


def test_what_came_out_later_joins_what_was_tried() -> None:
    told = learned(
        update("2026-W44", experiments=[{"name": "Short form", "hypothesis": "Fewer fields", "result": "Too early"}]),
        update("2026-W45", experiments=[{"name": "Price"}]),
        update("2026-W46", experiments=[{"name": "Short Form", "result": "+0.9 points", "learned": "Ask less"}]),
    )

    first, second = told.trials
    assert (first.name, first.hypothesis, first.result, first.learned) == (
        "Short Form",
        "Fewer fields",
        "+0.9 points",
        "Ask less",
    )
    assert (first.began, first.told) == (date(2026, 10, 30), date(2026, 11, 13))
    assert second.began == second.told


def test_answers_stand_by_their_days_oldest_first() -> None:
    told = learned(
        update("2026-W45", satisfaction={"score": 7, "by": "sponsor", "said": "Good."}),
        update("2026-W46"),
        update("2026-W47", satisfaction={"score": 0}),
    )

    assert [(answer.on, answer.score, answer.by, answer.said) for answer in told.answers] == [
        (date(2026, 11, 6), 7, "sponsor", "Good."),
        (date(2026, 11, 20), 0, None, None),
    ]


def test_what_was_noticed_last_comes_first() -> None:
    told = learned(
        update("2026-W45", noticed=[{"what": "One"}]),
        update("2026-W46", noticed=[{"what": "Two", "suggestion": "Do it."}, {"what": "Three"}]),
    )

    assert [(one.what, one.suggestion) for one in told.observations] == [
        ("Three", None),
        ("Two", "Do it."),
        ("One", None),
    ]


def test_updates_that_tell_nothing_of_it_leave_nothing() -> None:
    assert learned(update("2026-W47")) == Learnings((), (), ())
