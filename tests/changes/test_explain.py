"""Changes as people read them."""

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from pydantic import BaseModel

from reports.changes import Change, Explained, Kind, compare, explain
from reports.model import Agreement
from reports.words import Words
from tests.support.agreements import AGREEMENTS, Data, agreement

ENGLISH = Words("en")
SCOPE = {"in": {"page": "A page"}, "out": {"shop": "The shop"}}
BETA = {"name": "Beta shop", "due": "2026-12-01", "instalment": 4000}
BUILD = {"name": "Build", "amount": 28000, "hours": 200}
BUDGET = {"currency": "EUR", "lines": {"build": BUILD}, "tolerance": "10%"}
LEADS = {"want": "More leads", "metric": "Cost per lead", "baseline": 42, "target": "30.50"}
RISK = {"risk": "People are away", "likelihood": "low"}
WORDS = {"quote": "Fewer calls", "by": "Ida Berg", "on": "2026-09-01"}

TABLE: dict[str, tuple[Data, Data, tuple[str, str, str, str]]] = {
    "later": (
        {"milestones": {"beta": BETA}},
        {"milestones": {"beta": BETA | {"due": "2026-12-07"}}},
        ("Milestone Beta shop: due", "1 December 2026", "7 December 2026", "6 days later"),
    ),
    "earlier": (
        {"milestones": {"beta": BETA}},
        {"milestones": {"beta": BETA | {"due": "2026-11-30"}}},
        ("Milestone Beta shop: due", "1 December 2026", "30 November 2026", "1 day earlier"),
    ),
    "more money": (
        {"budget": BUDGET},
        {"budget": BUDGET | {"lines": {"build": BUILD | {"amount": 32200}}}},
        ("Budget line Build: amount", "28,000 EUR", "32,200 EUR", "4,200 EUR more (15 %)"),
    ),
    "less money": (
        {"milestones": {"beta": BETA}, "budget": BUDGET},
        {"milestones": {"beta": BETA | {"instalment": "3999.50"}}, "budget": BUDGET},
        ("Milestone Beta shop: payment", "4,000 EUR", "3,999.50 EUR", "0.50 EUR less"),
    ),
    "line added": (
        {"budget": BUDGET},
        {"budget": BUDGET | {"lines": {"build": BUILD, "media": {"name": "Media", "amount": 6000}}}},
        ("Budget line Media", "", "6,000 EUR", "new"),
    ),
    "hours": (
        {"budget": BUDGET},
        {"budget": BUDGET | {"lines": {"build": BUILD | {"hours": 220}}}},
        ("Budget line Build: hours", "200 hours", "220 hours", "20 hours more (10 %)"),
    ),
    "tolerance": (
        {"budget": BUDGET},
        {"budget": BUDGET | {"tolerance": "7.5%"}},
        ("Budget: tolerance", "10 %", "7.5 %", "2.5 percentage points less"),
    ),
    "a text whose id is also a choice's key": (
        {"scope": SCOPE | {"in": {"payment": "Online payment"}}},
        {"scope": SCOPE | {"in": {"payment": "Payment by card"}}},
        ("In scope", "Online payment", "Payment by card", "changed"),
    ),
    "number": (
        {"goals": {"leads": LEADS}},
        {"goals": {"leads": LEADS | {"target": 34}}},
        ("Goal More leads: target", "30.50", "34", "3.50 more (11 %)"),
    ),
    "number from nothing": (
        {"goals": {"leads": LEADS | {"baseline": 0}}},
        {"goals": {"leads": LEADS | {"baseline": 5}}},
        ("Goal More leads: where it started", "0", "5", "5 more"),
    ),
    "notice": (
        {"when_plans_change": {"rule": "We talk.", "notice_days": 5}},
        {"when_plans_change": {"rule": "We talk.", "notice_days": 10}},
        ("When plans change: notice", "5 days", "10 days", "5 days more (100 %)"),
    ),
    "choice": (
        {"risks": {"away": RISK}},
        {"risks": {"away": RISK | {"likelihood": "high"}}},
        ("Risk People are away: how likely", "low", "high", "changed"),
    ),
    "text": (
        {},
        {"scope": {"in": {"page": "Two pages"}, "out": SCOPE["out"]}},
        ("In scope", "A page", "Two pages", "changed"),
    ),
    "goal added": (
        {},
        {"goals": {"leads": LEADS | {"unit": "EUR"}}},
        ("Goal More leads", "", "target 30.50 EUR", "new"),
    ),
    "share as a goal removed": (
        {"goals": {"leads": LEADS | {"unit": "%"}}},
        {},
        ("Goal More leads", "target 30.50 %", "", "removed"),
    ),
    "goal without a unit": ({}, {"goals": {"leads": LEADS}}, ("Goal More leads", "", "target 30.50", "new")),
    "removed": ({"risks": {"away": RISK}}, {}, ("Risk People are away", "", "", "removed")),
    "set": (
        {"commitments": {"photos": {"what": "Photos"}, "logo": {"what": "Logo"}}, "milestones": {"beta": BETA}},
        {
            "commitments": {"photos": {"what": "Photos"}, "logo": {"what": "Logo"}},
            "milestones": {"beta": BETA | {"needs": ["photos", "logo"]}},
        },
        ("Milestone Beta shop: needs from you", "", "Logo, Photos", "new"),
    ),
    "quote": (
        {},
        {"in_their_words": [WORDS]},
        ("In the words of Ida Berg", "", "“Fewer calls” (1 September 2026)", "new"),
    ),
    "order": (
        {"in_their_words": [WORDS, WORDS | {"quote": "More leads"}]},
        {"in_their_words": [WORDS | {"quote": "More leads"}, WORDS]},
        ("What you told us", "", "", "in another order"),
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), TABLE.values(), ids=TABLE)
def test_change_in_words(old: Data, new: Data, expected: tuple[str, str, str, str]) -> None:
    whole = {"title": "Leads", "scope": SCOPE}
    (change,) = compare(agreement(whole | old), agreement(whole | new))
    found = explain(change, ENGLISH)
    plain = tuple(text.replace("\u00a0", " ") for text in (found.term, found.old, found.new, found.difference))
    assert plain == expected


def test_amounts_in_two_currencies_have_no_difference() -> None:
    whole = {"title": "Leads", "scope": SCOPE}
    dollars = BUDGET | {"currency": "USD", "lines": {"build": BUILD | {"amount": 30000}}}
    currency, amount = compare(agreement(whole | {"budget": BUDGET}), agreement(whole | {"budget": dollars}))
    assert explain(currency, ENGLISH) == Explained("Budget: currency", "EUR", "USD", "changed")
    assert explain(amount, ENGLISH) == Explained("Budget line Build: amount", "28,000", "30,000", "changed")


def test_every_term_has_its_words() -> None:
    missing = [path for path in _terms(Agreement) if not ENGLISH.has("change.term." + ".".join(path))]
    assert missing == []


@given(AGREEMENTS, AGREEMENTS)
def test_every_change_can_be_told(old: Data, new: Data) -> None:
    for change in compare(agreement(old), agreement(new)):
        told = explain(change, ENGLISH)
        assert told.term
        assert told.difference
        assert (told.old, told.new) != ("", "") or change.kind is not Kind.CHANGED


def test_marks_in_the_agencys_words_stay_as_they_are() -> None:
    change = Change(Kind.CHANGED, ("milestones", "beta", "name"), "{item} {0}", "{x}", "<b>")
    assert explain(change, ENGLISH) == Explained("Milestone {item} {0}: name", "{x}", "<b>", "changed")


def _terms(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field, ids left out, and of every kind of thing that may come or go."""
    for name, field in model.model_fields.items():
        place = (*path, field.alias or name)
        within = _models(field.annotation)
        is_by_id = "Mapping" in str(field.annotation)
        if is_by_id or not within or place == ("in_their_words",):
            yield place
        if place != ("in_their_words",):
            yield from (term for one in within for term in _terms(one, place))


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
