"""Which documents a reader can sign, and under what name, number and text."""

import json
from dataclasses import replace
from typing import Any

import pytest

from reports.model.document_state import DocumentState, State
from reports.pages.offered import offered
from reports.receipts import receipt_body
from tests.pages import larkmoor

DIGEST = f"sha256:{'a' * 64}"


def state(document: str = "agreement", how: State = State.DRAFT, **rest: Any) -> DocumentState:
    values = {"required": ("sponsor",), "missing": ("sponsor",)} | rest
    return DocumentState(document, how, 2, DIGEST, **values)


def data(of: DocumentState) -> dict[str, Any]:
    form = offered(larkmoor.view(), of)
    assert form is not None
    return dict(json.loads(form.data))


def test_terms_that_wait_are_offered_to_those_who_must_still_accept_them() -> None:
    told = data(state())
    assert told["signers"] == [{"id": "sponsor", "name": "Ida Berg"}]
    assert (told["client"], told["document"], told["version"], told["digest"]) == ("larkmoor", "agreement", 2, DIGEST)
    assert (told["agency"], told["mail"]) == ("Quayside Studio", "lead@quayside.example")


def test_new_terms_supersede_those_in_force() -> None:
    before = replace(larkmoor.view().baselines.current, digest=f"sha256:{'b' * 64}")
    assert data(state())["supersedes"] is None
    assert data(state(how=State.CHANGED_SINCE_ACCEPTED, in_force=before))["supersedes"] == before.digest


def test_the_text_is_that_of_the_receipt() -> None:
    view = larkmoor.view()
    form = offered(view, state())
    assert form is not None
    assert form.proposal.body == receipt_body("agreement", view.client.agreement, view.words, view.client.agreement)


def test_of_a_request_its_options_are_offered_and_nothing_is_superseded() -> None:
    before = larkmoor.view().baselines.current
    told = data(state("cr-003", State.OPEN, in_force=before))
    assert told["options"] == list(larkmoor.view().client.changes["cr-003"].options)
    assert told["supersedes"] is None


@pytest.mark.parametrize("how", [State.STALE, State.DECIDED, State.APPLIED, State.NOT_APPLIED])
def test_a_request_that_is_over_or_out_of_date_is_not_offered(how: State) -> None:
    assert offered(larkmoor.view(), state("cr-003", how)) is None


def test_what_everybody_accepted_is_not_offered() -> None:
    assert offered(larkmoor.view(), state(how=State.IN_FORCE, missing=())) is None
