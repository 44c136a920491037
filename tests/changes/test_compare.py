"""Tables of (old, new, what differs), and what always holds."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.changes import Change, Kind, compare
from reports.history import digest
from tests.support.agreements import AGREEMENTS, Data, agreement, changed, leaves

ADDED, REMOVED, CHANGED, REORDERED = Kind.ADDED, Kind.REMOVED, Kind.CHANGED, Kind.REORDERED
SCOPE = {"in": {"page": "A page"}, "out": {"shop": "The shop"}}
BETA = {"name": "Beta", "due": "2026-12-01"}
GAMMA = {"name": "Gamma", "due": "2026-12-15"}
BUILD = {"name": "Build", "amount": 14000}
BUDGET = {"currency": "EUR", "lines": {"build": BUILD}}
PHOTOS = {"what": "Product photos"}
LEADS = {"want": "More leads", "metric": "Cost per lead", "baseline": 42, "target": 30}
MORE, FEWER = ({"quote": quote, "by": "Ida", "on": "2026-09-01"} for quote in ("More leads", "Fewer calls"))

Row = tuple[Data, Data, list[tuple[Kind, str, str]]]

TABLE: dict[str, Row] = {
    "nothing": ({}, {}, []),
    "title": ({}, {"title": "Shop"}, [(CHANGED, "title", "")]),
    "date set": ({}, {"ends": "2026-12-31"}, [(ADDED, "ends", "")]),
    "date gone": ({"ends": "2026-12-31"}, {}, [(REMOVED, "ends", "")]),
    "date moved": (
        {"milestones": {"beta": BETA}},
        {"milestones": {"beta": BETA | {"due": "2026-12-07"}}},
        [(CHANGED, "milestones.beta.due", "Beta")],
    ),
    "newest name": (
        {"milestones": {"beta": BETA}},
        {"milestones": {"beta": {"name": "Public beta", "due": "2026-12-07"}}},
        [(CHANGED, "milestones.beta.name", "Public beta"), (CHANGED, "milestones.beta.due", "Public beta")],
    ),
    "thing added": ({}, {"milestones": {"beta": BETA}}, [(ADDED, "milestones.beta", "Beta")]),
    "thing removed": (
        {"milestones": {"beta": BETA, "gamma": GAMMA}},
        {"milestones": {"gamma": GAMMA}},
        [(REMOVED, "milestones.beta", "Beta")],
    ),
    "another id is another thing": (
        {"milestones": {"beta": BETA}},
        {"milestones": {"gamma": BETA}},
        [(ADDED, "milestones.gamma", "Beta"), (REMOVED, "milestones.beta", "Beta")],
    ),
    "order by id is no term": (
        {"milestones": {"beta": BETA, "gamma": GAMMA}},
        {"milestones": {"gamma": GAMMA, "beta": BETA}},
        [],
    ),
    "text by id": (
        {"limits": {"season": "Not in December"}},
        {"limits": {"season": "Not in January", "night": "Not at night"}},
        [(CHANGED, "limits.season", ""), (ADDED, "limits.night", "")],
    ),
    "scope": (
        {},
        {"scope": {"in": {"page": "Two pages"}, "out": SCOPE["out"]}},
        [(CHANGED, "scope.in.page", "")],
    ),
    "set": (
        {"commitments": {"photos": PHOTOS}, "milestones": {"beta": BETA | {"needs": ["a", "photos"]}}},
        {"commitments": {"photos": PHOTOS}, "milestones": {"beta": BETA | {"needs": ["photos", "a"]}}},
        [],
    ),
    "set grown": (
        {"commitments": {"photos": PHOTOS}, "milestones": {"beta": BETA}},
        {"commitments": {"photos": PHOTOS}, "milestones": {"beta": BETA | {"needs": ["photos"]}}},
        [(ADDED, "milestones.beta.needs", "Beta")],
    ),
    "deep": (
        {"goals": {"leads": LEADS}},
        {"goals": {"leads": LEADS | {"benchmark": {"value": 35, "source": "A survey"}}}},
        [(ADDED, "goals.leads.benchmark.value", "More leads"), (ADDED, "goals.leads.benchmark.source", "More leads")],
    ),
    "budget line": (
        {"budget": BUDGET},
        {"budget": BUDGET | {"lines": {"build": BUILD | {"amount": "14000.00"}, "media": BUILD}}},
        [(ADDED, "budget.lines.media", "Build")],
    ),
    "default written out": ({"budget": BUDGET}, {"budget": BUDGET | {"basis": "fixed"}}, [(ADDED, "budget.basis", "")]),
    "quotes": (
        {"in_their_words": [MORE]},
        {"in_their_words": [FEWER]},
        [(REMOVED, "in_their_words", "Ida"), (ADDED, "in_their_words", "Ida")],
    ),
    "order of quotes": (
        {"in_their_words": [MORE, FEWER]},
        {"in_their_words": [FEWER, MORE]},
        [(REORDERED, "in_their_words", "")],
    ),
}


def whole(data: Data) -> Data:
    return {"title": "Leads", "scope": SCOPE} | data


def differences(old: Data, new: Data) -> tuple[Change, ...]:
    return compare(agreement(whole(old)), agreement(whole(new)))


@pytest.mark.parametrize(("old", "new", "expected"), TABLE.values(), ids=TABLE)
def test_each_kind_of_change(old: Data, new: Data, expected: list[tuple[Kind, str, str]]) -> None:
    found = [(change.kind, ".".join(change.path), change.item) for change in differences(old, new)]
    assert found == expected


def one(old: Data, new: Data) -> Change:
    (change,) = differences(old, new)
    return change


def test_money_has_its_currency() -> None:
    change = one({"budget": BUDGET}, {"budget": BUDGET | {"lines": {"build": BUILD | {"amount": 18200}}}})
    assert (change.old, change.new, change.currency) == (Decimal(14000), Decimal(18200), "EUR")


def test_money_in_two_currencies_has_none() -> None:
    dollars = {"currency": "USD", "lines": {"build": BUILD | {"amount": 18200}}}
    currency, amount = differences({"budget": BUDGET}, {"budget": dollars})
    assert (currency.old, currency.new) == ("EUR", "USD")
    assert amount.currency is None


def test_references_are_told_by_name() -> None:
    old = {"commitments": {"photos": PHOTOS}, "milestones": {"beta": BETA | {"needs": ["photos", "gone"]}}}
    new = {"commitments": {"photos": {"what": "12 photos"}}, "milestones": {"beta": BETA | {"needs": ["photos"]}}}
    needs = next(change for change in differences(old, new) if change.path[-1] == "needs")
    assert (needs.old, needs.new) == (("gone", "Product photos"), ("12 photos",))


@pytest.mark.parametrize(
    ("data", "headline"),
    [
        ({"milestones": {"beta": BETA | {"due": "2026-12-01"}}}, "2026-12-01"),
        ({"budget": BUDGET}, "14000"),
        ({"goals": {"leads": LEADS}}, "30"),
        ({"limits": {"season": "Not in December"}}, "Not in December"),
        ({"promises": {"fast": {"promise": "We answer fast"}}}, "None"),
    ],
)
def test_new_things_tell_most(data: Data, headline: str) -> None:
    newest = differences({}, data)[-1]
    assert (newest.kind, newest.old, str(newest.new)) == (ADDED, None, headline)


def test_first_and_last_agreement() -> None:
    terms = agreement(whole({}))
    first, last = compare(None, terms), compare(terms, None)
    assert [change.path for change in first] == [("title",), ("scope", "in", "page"), ("scope", "out", "shop")]
    assert {change.kind for change in first} == {ADDED}
    assert {change.kind for change in last} == {REMOVED}
    assert compare(None, None) == ()


@given(AGREEMENTS)
def test_nothing_differs_from_itself(data: Data) -> None:
    assert compare(agreement(data), agreement(data)) == ()


@given(AGREEMENTS, AGREEMENTS)
def test_something_differs_exactly_where_the_digest_does(old: Data, new: Data) -> None:
    before, after = agreement(old), agreement(new)
    assert bool(compare(before, after)) == (digest("harbour", before) != digest("harbour", after))


@given(AGREEMENTS, AGREEMENTS)
def test_the_way_back_tells_the_same_terms(old: Data, new: Data) -> None:
    there, back = compare(agreement(old), agreement(new)), compare(agreement(new), agreement(old))
    turned = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED, REORDERED: REORDERED}
    assert sorted(map(_told, there)) == sorted(
        (path, turned[kind], new, old) for path, kind, old, new in map(_told, back)
    )


@given(AGREEMENTS, st.data())
def test_every_field_that_differs_is_told(data: Data, draw: st.DataObject) -> None:
    path = draw.draw(st.sampled_from(leaves(data)))
    if path[-2:-1] in (("needs",), ("after",)):
        return
    found = {change.path for change in compare(agreement(data), agreement(changed(data, path)))}
    assert found & {tuple(map(str, path[:length])) for length in range(1, len(path) + 1)}


def _told(change: Change) -> tuple[Any, ...]:
    return change.path, change.kind, str(change.old), str(change.new)
