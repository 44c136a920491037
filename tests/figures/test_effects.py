"""What the options of a change request do to money and dates."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from reports.figures.effects import option_effects, terms_before
from reports.model import Agreement, AgreementVersion, Baselines, ChangeRequest

TERMS: dict[str, Any] = {
    "title": "Shop",
    "scope": {"in": {"shop": "A shop"}, "out": {"hosting": "Hosting"}},
    "milestones": {
        "launch": {"name": "Launch", "due": date(2027, 1, 12)},
        "beta": {"name": "Beta shop", "due": date(2026, 12, 1)},
    },
    "budget": {"currency": "EUR", "lines": {"build": {"name": "Build", "amount": "20000"}}},
}
BIGGER: dict[str, Any] = {"what": "More", "budget": "500", "hours": "6", "milestones": {"launch": date(2027, 1, 19)}}


def request(bigger: dict[str, Any] = BIGGER, decided: date | None = None) -> ChangeRequest:
    decision = {"option": "bigger", "by": "sponsor", "on": decided} if decided else None
    return ChangeRequest.model_validate(
        {
            "title": "Gift cards",
            "raised": {"by": "sponsor", "on": date(2026, 11, 9)},
            "kind": "scope",
            "why": "Customers ask.",
            "options": {"bigger": bigger, "finish": {"what": "Finish first"}},
            "decision": decision,
        }
    )


def test_money_is_the_difference_and_its_share_of_the_agreed() -> None:
    effects = option_effects(request(), Agreement.model_validate(TERMS))
    more, none = effects["bigger"].money, effects["finish"].money
    assert more
    assert none
    assert (more.difference, more.agreed, more.share, more.currency) == (500, 20000, Decimal("2.5"), "EUR")
    assert (none.difference, none.share) == (0, 0)
    assert effects["bigger"].hours == 6


@pytest.mark.parametrize("budget", ["500", None])
def test_without_agreed_money_there_is_no_share(budget: str | None) -> None:
    bare = Agreement.model_validate({key: value for key, value in TERMS.items() if key != "budget"})
    money = option_effects(request(BIGGER | {"budget": budget}), bare)["bigger"].money
    assert (money.share if money else None) is None
    assert (money is None) is (budget is None)


def test_every_option_tells_of_every_milestone_that_one_of_them_moves() -> None:
    effects = option_effects(request(), Agreement.model_validate(TERMS))
    told = {name: [(one.name, one.days, one.new) for one in effect.milestones] for name, effect in effects.items()}
    assert told == {"bigger": [("Launch", 7, date(2027, 1, 19))], "finish": [("Launch", 0, date(2027, 1, 12))]}


def test_milestones_stand_by_their_agreed_day_and_a_day_that_stays_is_no_effect() -> None:
    moves = {"new": date(2026, 10, 1), "launch": date(2027, 1, 5), "beta": date(2026, 12, 8)}
    made = request(BIGGER | {"milestones": moves})
    found = option_effects(made, Agreement.model_validate(TERMS))["bigger"].milestones
    assert [(one.id, one.days) for one in found] == [("beta", 7), ("launch", -7), ("new", 0)]
    stays = request(BIGGER | {"milestones": {"beta": date(2026, 12, 1)}})
    assert option_effects(stays, Agreement.model_validate(TERMS))["bigger"].milestones == ()


def test_a_decided_request_is_weighed_against_the_terms_before_the_decision() -> None:
    days = (date(2026, 9, 1), date(2026, 11, 12), date(2026, 11, 20))
    versions = tuple(
        AgreementVersion(number, f"sha256:{number}", Agreement.model_validate(TERMS | {"title": f"v{number}"}), on)
        for number, on in enumerate(days, 1)
    )
    baselines = Baselines(versions, versions[1])
    assert terms_before(request(), baselines).title == "v2"
    assert terms_before(request(decided=days[2]), baselines).title == "v2"
    assert terms_before(request(decided=days[0] - timedelta(days=1)), baselines).title == "v1"
