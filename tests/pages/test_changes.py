"""The page Changes: both ways to go on with their effects, what was decided, what is open, and favours."""

from typing import Any

from reports.model import ChangeRequest
from reports.pages import render_version
from tests.pages import larkmoor
from tests.pages.reading import Reading


def told(**requests: dict[str, Any]) -> str:
    made = {name.replace("_", "-"): ChangeRequest.model_validate(fields) for name, fields in requests.items()}
    page = next(page for page in render_version(larkmoor.view(changes=made)) if page.name == "changes")
    return Reading(page.html).text.replace("\n", " ")


def test_requests_stand_newest_first() -> None:
    words = told(**{name.replace("-", "_"): fields for name, fields in larkmoor.CHANGES.items()})
    places = [words.index(title) for title in ("Gift cards", "A leaflet on parcel labels", "Two days of training")]
    assert places == sorted(places)


def test_both_options_tell_the_same_things_of_money_and_dates() -> None:
    words = told(cr_003=larkmoor.CHANGES["cr-003"])
    assert "4,200 EUR more 8 % of the agreed 50,500 EUR" in words
    assert "Launch 7 days later 12 January → 19 January 2027" in words
    assert "Launch as agreed 12 January 2027" in words
    assert "Our work 42 hours" in words
    assert "Our work none named" in words


def test_an_open_request_says_what_holds_until_then() -> None:
    words = told(cr_003=larkmoor.CHANGES["cr-003"])
    assert "1 wish waits for a decision." in words
    assert "Not decided yet, 11 days after it was raised. Until then, what we agreed stands." in words
    assert "Chosen" not in words


def test_a_decided_request_is_shown_as_it_was_weighed() -> None:
    words = told(cr_001=larkmoor.CHANGES["cr-001"])
    assert "Decided by Ida Berg on 21 September 2026." in words
    assert "Better now." in words
    assert "7 days later 24 November → 1 December 2026" in words, "against the terms before the decision"


def test_favours_are_counted_and_named() -> None:
    words = told(**{name.replace("-", "_"): fields for name, fields in larkmoor.CHANGES.items()})
    assert "A favour, granted by Ada Quay on 5 October 2026 and not charged." in words
    assert "1 favour so far: done, and not charged." in words


def test_an_option_that_changes_nothing_says_so() -> None:
    bare = larkmoor.AGREEMENT | {"budget": None}
    options = {"favour": {"what": "A leaflet"}, "no": {"what": "It waits"}}
    request = larkmoor.CHANGES["cr-002"] | {"options": options, "decision": None}
    made = larkmoor.view(agreement=bare, changes={"cr-002": ChangeRequest.model_validate(request)})
    page = next(page for page in render_version(made) if page.name == "changes")
    assert "Money and dates stay as agreed." in Reading(page.html).text


def test_without_a_request_the_page_says_what_would_stand_there() -> None:
    words = told()
    assert "Nobody has asked to change what we agreed." in words
    assert "Favours" not in words
