"""The page Changes: both ways to go on with their effects, what was decided, what is open, and favours."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reports.model import Acceptance, ChangeRequest, Held
from reports.model.document_state import Decided, DocumentState, Fault, Proof, State
from reports.pages import render_version
from reports.source import FileInfo
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


RECEIPT = "files/receipts/2026-11-18-cr-003-sponsor.txt"
SIGNED = tuple(f"{RECEIPT}{ending}" for ending in ("", ".sig", ".agency.sig"))
DIGEST = f"sha256:{'d' * 64}"
CARDS = "Gift cards by mail"


def decided(fault: Fault | None = None, **keys: Any) -> Decided:
    told = {"document": "cr-003", "version": 1, "digest": DIGEST, "by": "sponsor", "decision": "accept"}
    told |= {"at": "2026-11-18T10:00:00Z", "method": "browser-signature", "receipt": RECEIPT, "option": "add-cards"}
    return Decided("d1", Acceptance.model_validate(told | keys), DIGEST, Proof.SIGNED, fault)


def stands(how: State, *said: Decided, request: dict[str, Any] | None = None, **state: Any) -> str:
    """Return the page where a request stands in some state, as HTML; all receipts are published."""
    made = ChangeRequest.model_validate(larkmoor.CHANGES["cr-003"] | (request or {}))
    view = larkmoor.view(changes={"cr-003": made})
    found = DocumentState("cr-003", how, 1, DIGEST, ("sponsor",), said, **state)
    files = {name: FileInfo(name, "e" * 64, is_image=False, width=None, height=None) for name in SIGNED}
    view = replace(view, states={**view.states, "cr-003": found}, files={**view.files, **files})
    return next(page for page in render_version(view) if page.name == "changes").html


def words_of(html: str) -> str:
    return Reading(html).text.replace("\n", " ")


DECISION = {"decision": {"option": "add-cards", "by": "sponsor", "on": date(2026, 11, 18)}}


@pytest.mark.parametrize(
    ("how", "said", "keys", "words"),
    [
        (State.OPEN, (), {"missing": ("sponsor",)}, "what we agreed stands. It waits for Ida Berg."),
        (
            State.PARTLY_ACCEPTED,
            (decided(),),
            {"missing": ("sponsor", "marketing")},
            "Accepted in part. Until everybody has accepted, what we agreed stands.",
        ),
        (State.ACCEPTED, (decided(),), {"option": "add-cards"}, "Accepted by Ida Berg on 18 November 2026. " + CARDS),
        (State.ACCEPTED, (decided(),), {"option": "add-cards"}, "It does not stand in the agreement yet."),
        (State.ACCEPTED, (decided(),), {}, "Everybody accepted, but it is not clear which way to go on."),
        (State.REJECTED, (decided(decision="reject"),), {}, "Declined by Ida Berg on 18 November 2026. What we agreed"),
        (State.STALE, (), {}, "The agreement has changed since this was written. It must be offered again"),
        (State.CHANGED_SINCE_ACCEPTED, (), {"missing": ("sponsor",)}, "These words have changed since they were"),
        (
            State.EVIDENCE_ALTERED,
            (decided(Fault.RECEIPT_MISSING),),
            {"missing": ("sponsor",)},
            "does not count. It waits for Ida Berg.",
        ),
        (State.DECIDED, (), {"request": DECISION}, "Recorded by us, not cryptographically signed."),
        (State.NOT_APPLIED, (), {"request": DECISION}, "It does not stand in the agreement yet."),
    ],
)
def test_a_request_says_where_it_stands(
    how: State, said: tuple[Decided, ...], keys: dict[str, Any], words: str
) -> None:
    assert words in words_of(stands(how, *said, **keys))


def test_what_was_chosen_stands_with_its_effects_and_how_it_was_said() -> None:
    words = words_of(stands(State.NOT_APPLIED, decided(), option="add-cards", request=DECISION))
    assert f"{CARDS} Money: 4,200 EUR more · Launch: 7 days later · Our work: 42 hours" in words
    assert "Ida Berg: signed in the browser on 18 November 2026, signature verified." in words
    assert "not cryptographically signed" not in words


def test_an_answer_says_for_which_option_where_that_is_not_the_one_decided_on() -> None:
    words = words_of(stands(State.PARTLY_ACCEPTED, decided(), missing=("marketing",)))
    assert f"Ida Berg: for “{CARDS}”, signed in the browser on 18 November 2026" in words


def test_an_applied_request_names_the_terms_that_have_it_and_since_when() -> None:
    terms = larkmoor.view().baselines.current
    words = words_of(stands(State.APPLIED, option="add-cards", carried=terms, request=DECISION))
    assert "It stands in version 2 of the agreement." in words
    view = larkmoor.view(changes={"cr-003": ChangeRequest.model_validate(larkmoor.CHANGES["cr-003"] | DECISION)})
    held = replace(view.states["agreement"], held=(Held(date(2026, 11, 19), terms),), in_force=terms)
    found = DocumentState("cr-003", State.APPLIED, 1, DIGEST, (), option="add-cards", carried=terms)
    page = next(
        one
        for one in render_version(replace(view, states={"agreement": held, "cr-003": found}))
        if one.name == "changes"
    )
    assert "It stands in version 2 of the agreement, in force since 19 November 2026." in words_of(page.html)


def test_a_signed_receipt_is_offered_with_both_signatures() -> None:
    html = stands(State.ACCEPTED, decided(), option="add-cards")
    assert "Receipt · the signer's signature · the agency's signature" in words_of(html)
    assert [html.count(f"download:{name}\ue001") for name in SIGNED] == [1, 1, 1]


@pytest.mark.parametrize("told", [decided(Fault.UNKNOWN_KEY), decided(method="email", receipt=None)])
def test_what_does_not_count_or_was_not_signed_offers_no_receipt(told: Decided) -> None:
    assert "Receipt" not in words_of(stands(State.OPEN, told, missing=("sponsor",)))
