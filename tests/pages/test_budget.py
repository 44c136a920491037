"""The page Budget: what it says of a fixed price, of time and of a month, and of what changed the amount."""

from datetime import date
from typing import Any

import pytest

from reports.pages import render_version, slot
from tests.pages import larkmoor
from tests.pages.reading import Reading

LINES = {"care": {"name": "Care", "amount": "2400"}}
TRAINING = larkmoor.AGREEMENT["budget"]["lines"] | {"training": {"name": "Training", "amount": "2400"}}
DEARER = larkmoor.AGREEMENT | {"budget": larkmoor.AGREEMENT["budget"] | {"lines": TRAINING}}


def page(agreement: dict[str, Any] = larkmoor.AGREEMENT, **beside: Any) -> str:
    made = render_version(larkmoor.view(agreement=agreement, **beside))
    return next(article for article in made if article.name == "budget").html


def words(agreement: dict[str, Any] = larkmoor.AGREEMENT, **beside: Any) -> str:
    return Reading(page(agreement, **beside)).text


def paid(basis: str, payment: str | None) -> dict[str, Any]:
    budget = {"currency": "EUR", "basis": basis, "lines": LINES, "payment": payment}
    return larkmoor.AGREEMENT | {"budget": {key: value for key, value in budget.items() if value}}


def reports(**spent: str) -> dict[str, dict[str, Any]]:
    """Return updates that speak of one line alone, by period with `_` for `-`."""
    plain = {"by": "lead", "status": "on-track", "summary": "All is well."}
    return {name.replace("_", "-"): plain | {"budget": {"care": {"spent": it}}} for name, it in spent.items()}


@pytest.mark.parametrize(
    ("basis", "payment", "said"),
    [
        ("fixed", "on-signature", "2,400 EUR is due when both sides have signed."),
        ("fixed", "monthly", "Payment is monthly."),
        ("time", "monthly", "Payment is monthly. For November 2026: 500 EUR so far."),
        ("retainer", "monthly", "Payment is monthly. For November 2026: 2,400 EUR, as agreed."),
    ],
)
def test_the_next_payment_is_known_beforehand(basis: str, payment: str, said: str) -> None:
    updates = reports(**{"2026_W44": "300", "2026_W47": "500"})

    assert said in words(paid(basis, payment), updates=updates)


def test_instalments_stand_with_their_milestones_and_are_never_summed() -> None:
    text = words()

    assert "Next invoice: 16,600 EUR when Beta shop is accepted, forecast 7 December." in text
    assert "Beta shop" in text
    assert "forecast 7 December 2026" in text


def test_when_every_milestone_is_reached_no_payment_is_left() -> None:
    news = larkmoor.UPDATES["2026-W47"] | {"milestones": {"beta": {"reached": date(2026, 11, 19)}}}

    text = words(updates=larkmoor.UPDATES | {"2026-W47": news})

    assert "reached on 19 November 2026" in text
    assert "No other payment is agreed." in text


def test_terms_that_do_not_say_when_money_is_due_have_no_such_section() -> None:
    assert "What you pay" not in words(paid("fixed", None), updates=reports(**{"2026_W47": "10"}))


def test_a_request_that_changed_the_amount_stands_beside_its_step_with_a_way_to_it() -> None:
    html = page(DEARER)

    assert slot("page", "changes#cr-001") in html
    text = Reading(html).text
    assert "First agreed | 1 September 2026 | | 50,500" in text
    assert "Two days of training Version 2 of the agreement | 16 November 2026 | 2,400 more | 52,900" in text


def test_what_is_asked_for_and_not_decided_is_no_part_of_the_figures() -> None:
    text = words()

    assert "Not part of these figures:" in text
    assert "Gift cards: 4,200 EUR more, if you decide so" in text
    assert "Favours, done and not charged: A leaflet on parcel labels" in text


def test_a_retainer_tells_its_months() -> None:
    updates = reports(**{"2026_W39": "2300", "2026_W43": "2500", "2026_W47": "900"})

    text = words(paid("retainer", "monthly"), updates=updates)

    assert "September 2026 | 2,400 | 2,300 | 100 below" in text
    assert "October 2026 | 2,400 | 2,500 | 100 above" in text
    assert "November 2026 | 2,400 | 900 | so far" in text


def test_where_no_budget_is_agreed_there_is_no_page() -> None:
    bare = {name: term for name, term in larkmoor.AGREEMENT.items() if name != "budget"}

    assert "budget" not in {article.name for article in render_version(larkmoor.view(agreement=bare))}
