"""How one client stands, and how all do, beside each other."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from reports.figures.figures import Health
from reports.figures.portfolio import Portfolio, Standing, Trend, portfolio
from reports.figures.standing import standing
from reports.model import Agency, ChangeRequest, Held, PeriodUpdate, Profile
from tests.support.engagement import DAY, agreement, baselines, client, update, wording

TEAM = {"ada": {"role": "account-manager"}, "ben": {"role": "deputy"}, "cleo": {"role": "analyst"}}
AGENCY = Agency.model_validate(
    {"name": "Quayside", "team": {"ada": {"name": "Ada", "clients_at_most": 1}, "ben": {"name": "Ben"}}}
)
BETA = {"milestones": {"beta": {"name": "Beta", "due": date(2026, 12, 1)}}}
WEEKS = tuple(f"2026-W{week}" for week in range(40, 48))


def stands(*updates: PeriodUpdate, as_of: date = DAY, profile: dict[str, Any] | None = None, **terms: Any) -> Standing:
    engaged = replace(
        client(agreement(**terms), *updates),
        profile=Profile.model_validate({"name": "Harbour", "team": TEAM, **(profile or {})}),
    )
    told = baselines((wording(1, date(2026, 9, 1), **terms),), *updates)
    return standing(engaged, AGENCY, told, {"beta": date(2026, 11, 24)}, as_of)


def about(one: Standing) -> dict[str, str]:
    return {sign.about: sign.health.value for sign in one.signs}


def test_a_calm_client_gives_no_reason_to_look() -> None:
    calm = stands(update("2026-W47"), **BETA)
    assert calm.signs == ()
    assert [(one.name, one.now) for one in calm.dimensions] == [
        ("time", Health.GREEN),
        ("budget", Health.UNKNOWN),
        ("results", Health.UNKNOWN),
        ("scope", Health.UNKNOWN),
    ]


def test_a_trend_looks_back_over_four_updates() -> None:
    late = {"milestones": {"beta": {"forecast": date(2026, 12, 5), "why": "Photos"}}}
    on_day = {"milestones": {"beta": {"forecast": date(2026, 12, 1), "why": "Photos came"}}}

    def trend(*news: dict[str, Any]) -> Trend:
        told = [update(week, **said) for week, said in zip(WEEKS, news, strict=False)]
        return stands(*told, as_of=date(2026, 10, 30), **BETA).dimensions[0].trend

    assert trend({}, {}, {}, late) is Trend.UNKNOWN
    assert trend({}, {}, {}, {}, late) is Trend.WORSE
    assert trend(late, {}, {}, {}, on_day) is Trend.BETTER
    assert trend(late, {}, {}, {}, {}) is Trend.SAME
    assert trend(late, on_day, {}, {}, {}) is Trend.BETTER
    assert trend({}, late, {}, {}, on_day, {}) is Trend.BETTER


def test_what_was_is_measured_on_its_own_day_against_the_terms_of_then() -> None:
    updates = [update(week) for week in WEEKS[:6]]
    moved = (
        wording(1, date(2026, 9, 1), milestones={"beta": {"name": "Beta", "due": date(2026, 10, 5)}}),
        wording(2, date(2026, 11, 1), milestones={"beta": {"name": "Beta", "due": date(2026, 12, 1)}}),
    )
    engaged = replace(client(moved[1].agreement, *updates), profile=Profile.model_validate({"name": "H", "team": TEAM}))
    found = standing(engaged, AGENCY, baselines(moved, *updates), {}, date(2026, 11, 13)).dimensions[0]
    assert (found.now, found.before) == (Health.GREEN, Health.AMBER)


def test_what_was_is_measured_against_the_terms_that_were_in_force_then() -> None:
    updates = [update(week) for week in WEEKS[:6]]
    said = ((date(2026, 9, 1), date(2026, 10, 5)), (date(2026, 10, 1), date(2027, 2, 1)), (DAY, date(2026, 12, 1)))
    first, proposed, moved = (
        wording(number, on, milestones={"beta": {"name": "Beta", "due": due}})
        for number, (on, due) in enumerate(said, start=1)
    )
    engaged = replace(client(moved.agreement, *updates), profile=Profile.model_validate({"name": "H", "team": TEAM}))
    held = (Held(date(2026, 9, 2), first), Held(DAY, moved))
    told = replace(baselines((first, proposed, moved), *updates), in_force=moved, held=held)
    found = standing(engaged, AGENCY, told, {}, DAY).dimensions[0]
    assert (found.now, found.before) == (Health.GREEN, Health.AMBER), "late by the first terms, not by the proposed"


@pytest.mark.parametrize(
    ("today", "late", "weight"),
    [(date(2026, 11, 27), None, None), (date(2026, 11, 28), 1, "amber"), (date(2026, 12, 4), 7, "red")],
)
def test_an_update_that_is_owed_is_a_sign_and_a_red_one_after_a_week(
    today: date, late: int | None, weight: str | None
) -> None:
    one = stands(update("2026-W47"), as_of=today)
    assert one.reporting.next_on == date(2026, 11, 27)
    assert one.reporting.on == date(2026, 11, 20)
    assert (one.reporting.owed and one.reporting.owed.days_late) == late
    assert about(one).get("update") == weight


def test_what_a_person_says_counts_beside_the_figures() -> None:
    assert about(stands(update("2026-W47", status="at-risk"))) == {"status": "amber"}
    assert about(stands(update("2026-W47", status="off-track"))) == {"status": "red"}
    assert about(stands(update("2026-W47", status="on-hold"))) == {}


def test_our_own_dates_that_are_past_are_overdue_promises_once_each() -> None:
    terms = {
        "milestones": {"beta": {"name": "Beta", "due": DAY - timedelta(days=2)}},
        "deliverables": {
            "page": {"what": "The page", "milestone": "beta"},
            "form": {"what": "The form", "due": DAY - timedelta(days=4)},
            "feed": {"what": "The feed", "due": DAY - timedelta(days=9)},
            "film": {"what": "The film", "due": DAY},
        },
        "commitments": {"photos": {"what": "Photos", "due": DAY - timedelta(days=20)}},
    }
    one = stands(update("2026-W47", delivered={"feed": DAY}), **terms)
    assert [(row.id, row.overdue) for row in one.late] == [("form", 4), ("beta", 2)]
    assert about(one)["promises"] == "amber"


def test_a_promise_that_was_not_kept_is_remembered_for_four_updates() -> None:
    promises = {"answers": {"promise": "We answer within a day"}}
    broken = update("2026-W42", promises={"answers": {"kept": False, "note": "Two days on Tuesday"}})
    kept = update("2026-W43", promises={"answers": {"kept": True}})
    one = stands(broken, kept, update("2026-W44"), update("2026-W45"), as_of=date(2026, 11, 6), promises=promises)
    assert [(each.promise, each.period.name, each.note) for each in one.broken] == [
        ("We answer within a day", "2026-W42", "Two days on Tuesday")
    ]
    assert about(one) == {"promises": "amber"}
    later = stands(broken, *(update(week) for week in WEEKS[3:7]), as_of=date(2026, 11, 13), promises=promises)
    assert later.broken == ()


def test_asks_that_are_overdue_are_counted() -> None:
    asks = {
        "photos": {"what": "Photos", "due": DAY - timedelta(days=3)},
        "texts": {"what": "Texts", "due": DAY - timedelta(days=8)},
        "logo": {"what": "Logo"},
    }
    one = stands(update("2026-W47", asks=asks))
    assert (one.asks.open, one.asks.overdue, one.asks.longest) == (3, 2, 8)
    assert about(one) == {"asks": "amber"}


@pytest.mark.parametrize(
    ("scores", "trend", "weight"),
    [
        ((7,), Trend.UNKNOWN, None),
        ((9, 9), Trend.SAME, None),
        ((8, 9), Trend.BETTER, None),
        ((9, 8), Trend.WORSE, "amber"),
        ((6, 6), Trend.SAME, "amber"),
        ((2, 4), Trend.BETTER, "red"),
    ],
)
def test_satisfaction_has_a_trend_and_worries_when_low_or_falling(
    scores: tuple[int, ...], trend: Trend, weight: str | None
) -> None:
    told = [update(week, satisfaction={"score": score}) for week, score in zip(WEEKS[-4:], scores, strict=False)]
    one = stands(*told, update("2026-W47"))
    assert one.satisfaction
    assert (one.satisfaction.score, one.satisfaction.trend) == (scores[-1], trend)
    assert about(one).get("satisfaction") == weight


def test_a_role_that_nobody_has_today_is_missing() -> None:
    left = {"ada": {"role": "account-manager", "until": DAY - timedelta(days=1)}, "ben": {"role": "analyst"}}
    one = stands(update("2026-W47"), profile={"team": left})
    assert one.missing == ("account-manager", "deputy")
    assert one.team == {"ben": "analyst"}
    assert about(one) == {"account-manager": "red", "deputy": "amber"}


def test_favours_are_counted() -> None:
    ways = {"first": {"what": "Change it"}, "second": {"what": "Finish first"}}
    asked = {"title": "A tour", "raised": {"by": "sponsor", "on": DAY}, "kind": "scope", "why": "Fair", "options": ways}
    changes = {
        "cr-001": ChangeRequest.model_validate(asked),
        "cr-002": ChangeRequest.model_validate({**asked, "title": "A banner", "goodwill": True}),
    }
    engaged = replace(client(agreement(), update("2026-W47")), changes=changes)
    found = standing(engaged, AGENCY, baselines((wording(1, DAY),), update("2026-W47")), {}, DAY)
    assert [(favour.id, favour.title) for favour in found.favours] == [("cr-002", "A banner")]


def test_the_team_s_own_date_stands_beside_the_promised_one() -> None:
    news = {"milestones": {"beta": {"forecast": date(2026, 11, 27), "why": "Photos"}}}
    (target,) = stands(update("2026-W47", **news), **BETA).targets
    assert (target.target, target.promised, target.expected, target.behind) == (
        date(2026, 11, 24),
        date(2026, 12, 1),
        date(2026, 11, 27),
        3,
    )
    reached = {"milestones": {"beta": {"reached": date(2026, 11, 20)}}}
    (target,) = stands(update("2026-W47", **reached), **BETA).targets
    assert (target.reached, target.behind) == (date(2026, 11, 20), -4)
    (target,) = stands(update("2026-W47"), as_of=date(2026, 12, 9), **BETA).targets
    assert (target.expected, target.behind) == (date(2026, 12, 9), 15)


def test_once_all_is_complete_nothing_is_a_reason_to_look() -> None:
    one = stands(update("2026-W47", status="complete", asks={"logo": {"what": "Logo", "due": date(2026, 11, 1)}}))
    assert one.is_over
    assert one.signs == ()
    assert (one.reporting.next_on, one.reporting.owed) == (None, None)


def test_before_the_first_update_there_is_a_client_all_the_same() -> None:
    one = stands(effective=date(2026, 11, 2), **BETA)
    assert (one.status, one.reporting.newest, one.reporting.next_on) == (None, None, None)
    assert one.reporting.owed
    assert one.reporting.owed.period.name == "2026-W45"


def side_by_side(*told: tuple[str, Standing]) -> Portfolio:
    return portfolio(AGENCY, [replace(one, id=name, name=name.title()) for name, one in told], DAY)


def test_the_most_worrying_client_stands_first_and_who_is_over_last() -> None:
    found = side_by_side(
        ("calm", stands(update("2026-W47"))),
        ("amber", stands(update("2026-W47", status="at-risk"))),
        ("over", stands(update("2026-W47", status="complete"))),
        ("silent", stands(update("2026-W44"))),
        ("two-ambers", stands(update("2026-W47", status="at-risk", satisfaction={"score": 5}))),
        ("late", stands(update("2026-W46", status="on-track"), as_of=date(2026, 11, 21))),
        ("red", stands(update("2026-W47", status="off-track"))),
    )
    order = [one.id for one in found.clients]
    assert order == ["silent", "red", "two-ambers", "late", "amber", "calm", "over"]


def test_people_are_counted_by_the_clients_they_work_for_today() -> None:
    found = side_by_side(
        ("one", stands(update("2026-W47"))),
        ("two", stands(update("2026-W47"), profile={"team": {"ada": {"role": "deputy"}}})),
        ("over", stands(update("2026-W47", status="complete"))),
    )
    assert [(load.id, load.clients, load.at_most, load.over) for load in found.people] == [
        ("ada", ("two", "one"), 1, 1),
        ("ben", ("one",), None, 0),
    ]
