from decimal import Decimal
from typing import Any

from reports.demo.days import Days
from reports.demo.ledger import Ledger
from reports.demo.voice import Voice
from reports.periods import Period

VOICE = Voice(Days.ending(26), {}, "EUR")


def budget(basis: str) -> dict[str, Any]:
    return {"basis": basis, "currency": "EUR", "lines": {"build": {"name": "Build", "amount": Decimal(2000)}}}


def test_what_is_spent_adds_up() -> None:
    ledger = Ledger()
    ledger.report({"build": 700}, budget("fixed"), Period.parse("2026-W40"), VOICE)
    told = ledger.report({"build": {"add": 500, "forecast": 2100}}, budget("fixed"), Period.parse("2026-W41"), VOICE)
    assert told == {"build": {"spent": Decimal(1200), "forecast": Decimal(2100)}}
    assert ledger.words(budget("fixed")) == {
        "agreed": "2,000 EUR",
        "used": "1,200 EUR",
        "left": "800 EUR",
        "forecast": "2,100 EUR",
        "below": "100 EUR",
    }


def test_a_retainer_begins_anew_with_the_month_its_week_ends_in() -> None:
    ledger = Ledger()
    spent = []
    for week in ("2026-W43", "2026-W44", "2026-W46"):
        told = ledger.report({}, budget("retainer"), Period.parse(week), VOICE)
        spent.append(told["build"]["spent"])
    assert spent == [Decimal(2000), Decimal(400), Decimal(1200)]
