"""Agreements as data: a strategy that draws every kind of term, and one change to any of them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from reports.model import Agreement

Data = dict[str, Any]

IDS = st.sampled_from(["alpha", "beta", "gamma", "delta"])
LINES = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["C", "Z"]), min_size=1, max_size=9
)
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
AMOUNTS = st.decimals(0, 99999, places=2)
LEVELS = st.sampled_from(["low", "medium", "high"])


def _things(required: Mapping[str, Any], optional: Mapping[str, Any]) -> st.SearchStrategy[Data]:
    return st.dictionaries(IDS, st.fixed_dictionaries(dict(required), optional=dict(optional)), max_size=3)


_SCOPE = st.dictionaries(IDS, LINES, min_size=1, max_size=3)
_SETS = st.lists(IDS, unique=True, max_size=3)

AGREEMENTS: st.SearchStrategy[Data] = st.fixed_dictionaries(
    {"title": LINES, "scope": st.fixed_dictionaries({"in": _SCOPE, "out": _SCOPE})},
    optional={
        "effective": DATES,
        "ends": DATES,
        "approvers": _things({"name": LINES, "email": st.sampled_from(["a@example.com", "b@example.com"])}, {}),
        "in_their_words": st.lists(st.fixed_dictionaries({"quote": LINES, "by": LINES, "on": DATES}), max_size=3),
        "goals": _things(
            {"want": LINES, "metric": LINES, "baseline": AMOUNTS, "target": AMOUNTS},
            {"due": DATES, "unit": LINES, "benchmark": st.fixed_dictionaries({"value": AMOUNTS, "source": LINES})},
        ),
        "deliverables": _things({"what": LINES}, {"due": DATES, "milestone": IDS, "goal": IDS, "confidence": LEVELS}),
        "milestones": _things(
            {"name": LINES, "due": DATES}, {"instalment": AMOUNTS, "needs": _SETS, "after": _SETS, "may_move": LINES}
        ),
        "budget": st.fixed_dictionaries(
            {
                "currency": st.sampled_from(["EUR", "USD"]),
                "lines": st.dictionaries(
                    IDS,
                    st.fixed_dictionaries({"name": LINES, "amount": AMOUNTS}, optional={"hours": AMOUNTS}),
                    min_size=1,
                    max_size=3,
                ),
            },
            optional={
                "basis": st.sampled_from(["fixed", "time", "retainer"]),
                "contingency": AMOUNTS,
                "tolerance": st.sampled_from(["5%", "10%", "7.5%"]),
                "payment": st.sampled_from(["by-milestone", "monthly", "on-signature"]),
            },
        ),
        "commitments": _things({"what": LINES}, {"who": IDS, "due": DATES, "effect": LINES}),
        "promises": _things({"promise": LINES}, {"measure": LINES}),
        "risks": _things({"risk": LINES}, {"likelihood": LEVELS, "impact": LEVELS, "prevention": LINES, "owner": IDS}),
        "limits": st.dictionaries(IDS, LINES, max_size=3),
        "when_plans_change": st.fixed_dictionaries({"rule": LINES}, optional={"notice_days": st.integers(0, 365)}),
    },
)
"""What may stand in agreement.yml, as a YAML reader gives it."""


def agreement(data: Data) -> Agreement:
    """Return the agreement that data makes."""
    return Agreement.model_validate(data)


def leaves(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every scalar in some data."""
    if isinstance(data, Mapping | list):
        entries = data.items() if isinstance(data, Mapping) else enumerate(data)
        return [leaf for key, value in entries for leaf in leaves(value, (*path, key))]
    return [path]


def changed(data: object, path: tuple[str | int, ...]) -> object:
    """Return the data with another valid value at one path."""
    if not path:
        return _other(data)
    copy = list(data) if isinstance(data, list) else dict(data)
    copy[path[0]] = changed(copy[path[0]], path[1:])
    return copy


def _other(value: object) -> object:
    if isinstance(value, date):
        return value.replace(year=value.year + 10)
    if isinstance(value, Decimal | int):
        return value + 1 if value < 365 else value - 1
    return _CHOICES.get(value, f"x{value}")


_PAIRS = (("low", "high"), ("fixed", "time"), ("by-milestone", "monthly"), ("5%", "6%"), ("EUR", "SEK"))
_CHOICES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])} | {
    "medium": "low",
    "retainer": "fixed",
    "on-signature": "monthly",
    "7.5%": "5%",
    "10%": "5%",
    "USD": "EUR",
}
