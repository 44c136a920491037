"""The form on a proposed document: what stands in it, and what it hands to the script."""

import json
import re
from dataclasses import replace

from markupsafe import escape

from reports.pages.ending import Contact
from reports.pages.signing import Choice, Person, Proposal, Signing, signing
from reports.pages.template import render
from reports.words import Words

ENGLISH = Words("en")
MANAGER = Contact("Account manager", "Ada Holt", "", "", "ada@quayside.example", "")
BODY = "Shop </pre><script>alert(1)</script>\n\nPrice: 14,000 EUR\n"
PROPOSAL = Proposal(
    client="northwind",
    document="deliverable:wireframes",
    title="Wireframes \"A\" & 'B'",
    version=3,
    digest="sha256:ab",
    supersedes=None,
    missing=(Person("sponsor", "Zoë Lind"), Person("lead", "Ben Okri")),
    body=BODY,
)


def form(proposal: Proposal = PROPOSAL, contacts: tuple[Contact, ...] = (MANAGER,)) -> Signing:
    return signing(proposal, "Quayside", contacts, ENGLISH)


def html(made: Signing) -> str:
    return render("sign.html.j2", ENGLISH, {"signing": made})


def test_the_script_is_told_which_wording_it_is_and_whose_decision_is_missing() -> None:
    data = json.loads(form().data)
    assert {key: data[key] for key in ("agency", "client", "document", "version", "digest", "supersedes", "mail")} == {
        "agency": "Quayside",
        "client": "northwind",
        "document": "deliverable:wireframes",
        "version": 3,
        "digest": "sha256:ab",
        "supersedes": None,
        "mail": "ada@quayside.example",
    }
    assert data["signers"] == [{"id": "sponsor", "name": "Zoë Lind"}, {"id": "lead", "name": "Ben Okri"}]


def test_who_signed_and_when_is_left_to_the_script() -> None:
    words = json.loads(form().data)["words"]
    assert words["accepted"] == "{name} accepted version 3 here on {date}. It counts once Quayside has filed it."
    assert words["subject"] == "My decision: Wireframes \"A\" & 'B', version 3"


def test_the_text_to_sign_stands_on_the_page_as_it_is_and_runs_nothing() -> None:
    shown = html(form())
    assert f'data-sign-body tabindex="0">{escape(BODY)}</pre>' in shown
    assert "<script" not in shown


def test_of_a_request_each_option_can_be_chosen_or_none() -> None:
    asked = replace(PROPOSAL, choices=(Choice("wait", "Wait"), Choice("add", "Add it")))
    assert re.findall(r'data-option="(\w+)"', html(form(asked))) == ["wait", "add"]
    assert "None of these" in html(form(asked))
    assert json.loads(form(asked).data)["options"] == ["wait", "add"]


def test_without_the_script_the_form_is_hidden_and_says_why() -> None:
    shown = html(form())
    assert "<form data-sign-form hidden>" in shown
    [open_reason] = re.findall(r'data-sign-off="(\w+)">', shown)
    assert open_reason == "shut"


def test_forms_of_several_documents_have_their_own_names() -> None:
    assert form().id == "sign-deliverable-wireframes"
    assert form(replace(PROPOSAL, document="update:2026-W47")).id == "sign-update-2026-w47"


def test_without_an_account_manager_s_address_the_agency_is_named_and_no_mail_offered() -> None:
    made = form(contacts=())
    assert (made.manager, json.loads(made.data)["mail"]) == ("Quayside", "")
