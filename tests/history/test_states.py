"""Each version of a site tells where documents stood at its own moment, by what was committed then."""

import re
from datetime import date
from hashlib import sha256

from reports.history import digest, document_digest, documents_of, read_trail
from reports.model.document_state import DocumentState, Fault, State
from reports.source import find_workspace, load
from tests.history.conftest import Northwind
from tests.support.workspace import agreement_text

OTHERWISE = agreement_text(title="Fewer leads from the shop")
LATER = agreement_text().replace("due: 2026-12-01", "due: 2026-12-04")
REQUEST = """\
title: Prices on the page
raised: {by: sponsor, on: 2026-11-10}
kind: schedule
why: Callers ask for the price first.
options:
  show-prices:
    what: Prices for three products
    milestones: {beta: 2026-12-04}
  finish-first:
    what: Finish what was agreed
"""
DECISION = "decision: {option: show-prices, by: sponsor, on: 2026-11-17}\n"
MAIL = b"Yes, we accept.\n"


def accept(
    northwind: Northwind, on: str, document: str = "agreement", version: int = 1, after: str = "", **keys: str
) -> str:
    """Write the sponsor's acceptance of a document as it stands; return the digest."""
    client = load(find_workspace(northwind.agency.root), "northwind", None).client
    assert client
    words = document_digest("northwind", document, documents_of(client)[document])
    lines = {
        "document": f'"{document}"',
        "version": str(version),
        "digest": words,
        "by": "sponsor",
        "decision": "accept",
        "at": f"{on}T12:00:00+00:00",
        "method": "email",
        **({"supersedes": after} if after else {}),
        **keys,
    }
    name = document.replace(":", "-").lower()
    northwind.write(f"acceptances/{on}-{name}-sponsor.yml", "".join(f"{key}: {told}\n" for key, told in lines.items()))
    return words


def state(northwind: Northwind, period: str, document: str = "agreement") -> DocumentState:
    return northwind.versions()[period].states[document]


def test_every_version_tells_the_state_of_its_own_moment(northwind: Northwind) -> None:
    northwind.report(45)
    northwind.commit("2026-11-06")
    northwind.report(46)
    first = accept(northwind, "2026-11-13")
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", OTHERWISE)
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(48)
    accept(northwind, "2026-11-27", version=2, after=first)
    northwind.commit("2026-11-27")
    found = {
        name: (one.states["agreement"].state, one.baselines.in_force) for name, one in northwind.versions().items()
    }
    assert {name: (state, number and number.number) for name, (state, number) in found.items()} == {
        "2026-W45": (State.DRAFT, None),
        "2026-W46": (State.IN_FORCE, 1),
        "2026-W47": (State.CHANGED_SINCE_ACCEPTED, 1),
        "2026-W48": (State.IN_FORCE, 2),
    }


def test_what_is_in_force_is_what_is_promised(northwind: Northwind) -> None:
    accept(northwind, "2026-11-13")
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", LATER)
    northwind.report(47)
    northwind.commit("2026-11-20")
    promised = northwind.versions()["2026-W47"].baselines.promised.agreement
    assert promised.milestones["beta"].due == date(2026, 12, 1)


def test_terms_that_come_back_are_told(northwind: Northwind) -> None:
    first = accept(northwind, "2026-11-02")
    northwind.commit("2026-11-02")
    northwind.write("agreement.yml", OTHERWISE)
    accept(northwind, "2026-11-09", version=2, after=first)
    northwind.commit("2026-11-09")
    northwind.write("agreement.yml", agreement_text())
    northwind.report(47)
    northwind.commit("2026-11-20")
    found = state(northwind, "2026-W47")
    assert (found.state, found.version, found.in_force and found.in_force.number) == (State.REVERTED, 1, 2)


def test_evidence_is_what_was_committed_then(northwind: Northwind) -> None:
    northwind.agency.write("clients/northwind/files/mail.eml", MAIL)
    northwind.report(46)
    accept(northwind, "2026-11-13", evidence=f"{{file: files/mail.eml, sha256: {sha256(MAIL).hexdigest()}}}")
    northwind.commit("2026-11-13")
    northwind.agency.write("clients/northwind/files/mail.eml", b"Yes, we accept everything.\n")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.agency.remove("clients/northwind/files/mail.eml")
    northwind.report(48)
    northwind.commit("2026-11-27")
    found = {name: one.states["agreement"] for name, one in northwind.versions().items()}
    assert {name: (one.state, [it.fault for it in one.decided]) for name, one in found.items()} == {
        "2026-W46": (State.IN_FORCE, [None]),
        "2026-W47": (State.EVIDENCE_ALTERED, [Fault.EVIDENCE_ALTERED]),
        "2026-W48": (State.EVIDENCE_ALTERED, [Fault.EVIDENCE_MISSING]),
    }


def test_the_working_copy_tells_its_own_state(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    accept(northwind, "2026-11-20")
    workspace = find_workspace(northwind.agency.root)
    client = load(workspace, "northwind", None).client
    assert client
    history, folder = read_trail(workspace.root).client("northwind"), workspace.client_folder("northwind")
    assert history.working_states(client, folder, date(2026, 11, 20))["agreement"].state is State.IN_FORCE
    assert history.working_baselines(client, folder, date(2026, 11, 20)).in_force
    assert state(northwind, "2026-W47").state is State.DRAFT


def test_deliverables_and_updates_that_somebody_decided_on(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    accept(northwind, "2026-11-13", "deliverable:landing-page")
    accept(northwind, "2026-11-13", "update:2026-W46")
    northwind.commit("2026-11-14")
    northwind.write("agreement.yml", agreement_text().replace("what: Landing page", "what: A landing page"))
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert state(northwind, "2026-W46", "deliverable:landing-page").state is State.ACCEPTED
    changed = state(northwind, "2026-W47", "deliverable:landing-page")
    assert (changed.state, changed.version) == (State.CHANGED_SINCE_ACCEPTED, 2)
    assert state(northwind, "2026-W47", "update:2026-W46").state is State.ACCEPTED
    assert "update:2026-W47" not in northwind.versions()["2026-W47"].states


def test_a_request_is_open_accepted_decided_and_applied(northwind: Northwind) -> None:
    northwind.write("changes/cr-001.yml", REQUEST)
    northwind.report(45)
    northwind.commit("2026-11-06")
    accept(northwind, "2026-11-12", "cr-001", option="show-prices")
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("changes/cr-001.yml", REQUEST + DECISION)
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", LATER)
    northwind.report(48)
    northwind.commit("2026-11-27")
    found = {name: one.states["cr-001"] for name, one in northwind.versions().items()}
    assert {name: (one.state, one.option) for name, one in found.items()} == {
        "2026-W45": (State.OPEN, None),
        "2026-W46": (State.ACCEPTED, "show-prices"),
        "2026-W47": (State.NOT_APPLIED, "show-prices"),
        "2026-W48": (State.APPLIED, "show-prices"),
    }
    assert {one.version for one in found.values()} == {1}


def test_a_decision_for_what_was_agreed_needs_no_other_terms(northwind: Northwind) -> None:
    northwind.write("changes/cr-001.yml", REQUEST + DECISION.replace("show-prices", "finish-first"))
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert state(northwind, "2026-W47", "cr-001").state is State.DECIDED


def test_the_terms_that_carry_a_request_out_may_be_named(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.write("changes/cr-001.yml", f"{REQUEST}{DECISION}result: sha256:{'0' * 64}\n")
    northwind.write("agreement.yml", LATER)
    northwind.commit("2026-11-13")
    client = load(find_workspace(northwind.agency.root), "northwind", None).client
    assert client
    northwind.write("changes/cr-001.yml", f"{REQUEST}{DECISION}result: {digest('northwind', client.agreement)}\n")
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert state(northwind, "2026-W46", "cr-001").state is State.NOT_APPLIED
    assert state(northwind, "2026-W47", "cr-001").state is State.APPLIED


def test_terms_from_before_history_begins_are_believed(northwind: Northwind) -> None:
    before = re.sub(r"on: [0-9-]+", "on: 2025-11-16", DECISION)
    northwind.write("changes/cr-001.yml", f"{REQUEST}{before}result: sha256:{'0' * 64}\n")
    northwind.write("agreement.yml", LATER)
    northwind.report(46)
    northwind.commit("2026-11-13")
    assert state(northwind, "2026-W46", "cr-001").state is State.APPLIED


def test_an_open_request_whose_base_is_not_in_force_any_more_is_stale(northwind: Northwind) -> None:
    first = accept(northwind, "2026-11-02")
    northwind.write("changes/cr-001.yml", f"{REQUEST}base: {first}\n")
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", OTHERWISE)
    accept(northwind, "2026-11-16", version=2, after=first)
    accept(northwind, "2026-11-17", "cr-001", option="show-prices")
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert state(northwind, "2026-W46", "cr-001").state is State.OPEN
    assert state(northwind, "2026-W47", "cr-001").state is State.STALE


def test_proposed_terms_belong_to_the_request_whose_option_is_all_that_differs(northwind: Northwind) -> None:
    first = accept(northwind, "2026-11-02")
    northwind.commit("2026-11-02")
    northwind.write("changes/cr-001.yml", f"{REQUEST}base: {first}\n")
    northwind.write("changes/cr-002.yml", REQUEST.replace("milestones: {beta: 2026-12-04}", "budget: 1200"))
    northwind.write("agreement.yml", LATER)
    northwind.report(46)
    northwind.commit("2026-11-13")
    accept(northwind, "2026-11-16", version=2, after=first)
    accept(northwind, "2026-11-16", "cr-001", option="show-prices")
    northwind.report(47)
    northwind.commit("2026-11-20")
    both = [state(northwind, period, "cr-001") for period in ("2026-W46", "2026-W47")]
    assert [(one.state, one.carried and one.carried.number) for one in both] == [(State.OPEN, 2), (State.ACCEPTED, 2)]
    assert state(northwind, "2026-W46", "cr-002").carried is None, "it would change money"


def test_terms_in_force_make_no_request_accepted_that_nobody_accepted(northwind: Northwind) -> None:
    first = accept(northwind, "2026-11-02")
    northwind.commit("2026-11-02")
    northwind.write("changes/cr-001.yml", f"{REQUEST}base: {first}\n")
    northwind.write("agreement.yml", LATER)
    accept(northwind, "2026-11-16", version=2, after=first)
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert state(northwind, "2026-W47", "cr-001").state is State.STALE


def test_a_decision_tells_in_which_terms_it_stands(northwind: Northwind) -> None:
    northwind.commit("2026-11-02")
    northwind.write("changes/cr-001.yml", REQUEST + DECISION)
    northwind.report(47)
    northwind.write("agreement.yml", LATER)
    northwind.commit("2026-11-20")
    carried = state(northwind, "2026-W47", "cr-001").carried
    assert carried
    assert carried.number == 2
