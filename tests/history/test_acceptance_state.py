"""Who decided on which exact wording, after which other one → where the terms stand, and why."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.history import digest
from reports.history.acceptance_state import agreement_state
from reports.history.papers import Papers
from reports.model import Acceptance, AgreementVersion, Held
from reports.model.document_state import DocumentState, Fault, Proof, State
from tests.support.agreements import agreement

IDA, TOM, EVA = ({"name": name, "email": f"{name.lower()}@northwind.example"} for name in ("Ida", "Tom", "Eva"))
BOTH = {"ida": IDA, "tom": TOM}
SUM, OTHER_SUM = "a" * 64, "b" * 64
MAIL = {"file": "files/mail.eml", "sha256": SUM}


def version(number: int, title: str = "", **approvers: Any) -> AgreementVersion:
    terms = agreement(
        {
            "title": title or f"Terms {number}",
            "scope": {"in": {"page": "A page"}, "out": {"shop": "The shop"}},
            "approvers": approvers or BOTH,
        }
    )
    return AgreementVersion(number, digest("northwind", terms), terms, date(2026, 9, number))


ONE, TWO, THREE = version(1), version(2), version(3)


def says(by: str, of: AgreementVersion, after: AgreementVersion | None = None, **keys: Any) -> dict[str, Any]:
    return {
        "document": "agreement",
        "version": of.number,
        "digest": of.digest,
        "supersedes": after.digest if after else None,
        "required": list(of.agreement.approvers),
        "by": by,
        "decision": "accept",
        "method": "email",
        **keys,
    }


def stands(*decisions: dict[str, Any], versions: tuple[AgreementVersion, ...] = (ONE,), **files: str) -> DocumentState:
    """Return the state after some decisions, an hour between two; each is called `d1`, `d2`, … by its place."""
    start = datetime(2026, 9, 1, 12, tzinfo=UTC)
    acceptances = {
        f"d{place}": Acceptance.model_validate({"at": start + timedelta(hours=place), **decision})
        for place, decision in enumerate(decisions, start=1)
    }
    sums = {"files/mail.eml": SUM} | {f"files/{name}.eml": value for name, value in files.items()}
    return agreement_state(versions, acceptances, Papers("northwind", sums.get, {}.get, lambda _: ()))


def faults(found: DocumentState) -> list[Fault]:
    return [one.fault for one in found.decided if one.fault]


def test_what_nobody_decided_on_is_a_draft() -> None:
    found = stands()
    assert (found.state, found.in_force, found.missing) == (State.DRAFT, None, ("ida", "tom"))
    assert (found.version, found.digest, found.required) == (1, ONE.digest, ("ida", "tom"))


def test_one_of_two_is_not_enough() -> None:
    found = stands(says("ida", ONE))
    assert (found.state, found.in_force, found.missing) == (State.PARTLY_ACCEPTED, None, ("tom",))


def test_what_all_accepted_is_in_force() -> None:
    found = stands(says("tom", ONE), says("ida", ONE))
    assert (found.state, found.in_force, found.missing) == (State.IN_FORCE, ONE, ())


def test_the_same_person_twice_is_one_person() -> None:
    assert stands(says("ida", ONE), says("ida", ONE)).state is State.PARTLY_ACCEPTED


def test_one_who_need_not_accept_does_not_count() -> None:
    found = stands(says("ida", ONE), says("eva", ONE))
    assert (found.state, faults(found)) == (State.PARTLY_ACCEPTED, [Fault.NOT_REQUIRED])


def test_who_must_accept_stands_in_that_very_wording() -> None:
    alone = says("ida", ONE, required=["ida"])
    found = stands(alone, says("tom", ONE))
    assert (found.state, faults(found), found.missing) == (
        State.PARTLY_ACCEPTED,
        [Fault.OTHERS_REQUIRED],
        ("ida",),
    )
    two = version(2, ida=IDA, eva=EVA)
    after = [says("ida", two, ONE), says("eva", two, ONE)]
    assert stands(says("ida", ONE), says("tom", ONE), *after, versions=(ONE, two)).in_force == two


def test_an_acceptance_that_does_not_say_who_must_accept_is_believed() -> None:
    assert stands(says("ida", ONE, required=[]), says("tom", ONE, required=[])).state is State.IN_FORCE


def test_a_rejection_is_told_and_the_terms_in_force_stay() -> None:
    first = (says("ida", ONE), says("tom", ONE))
    found = stands(*first, says("ida", TWO, ONE), says("tom", TWO, ONE, decision="reject"), versions=(ONE, TWO))
    assert (found.state, found.in_force) == (State.REJECTED, ONE)
    assert [one.acceptance.by for one in found.rejected] == ["tom"]


def test_who_rejected_may_still_accept() -> None:
    assert stands(says("ida", ONE, decision="reject"), says("tom", ONE), says("ida", ONE)).state is State.IN_FORCE


def test_who_accepted_may_still_reject_until_all_accepted() -> None:
    found = stands(says("ida", ONE), says("ida", ONE, decision="reject"), says("tom", ONE))
    assert (found.state, found.in_force) == (State.REJECTED, None)


def test_nobody_leaves_terms_in_force_by_a_rejection_alone() -> None:
    assert stands(says("ida", ONE), says("tom", ONE), says("tom", ONE, decision="reject")).in_force == ONE


def test_terms_that_changed_since_are_not_in_force() -> None:
    found = stands(says("ida", ONE), says("tom", ONE), versions=(ONE, TWO))
    assert (found.state, found.in_force, found.missing) == (State.CHANGED_SINCE_ACCEPTED, ONE, ("ida", "tom"))


def test_new_terms_are_in_force_after_the_ones_before() -> None:
    found = stands(
        says("ida", ONE), says("tom", ONE), says("ida", TWO, ONE), says("tom", TWO, ONE), versions=(ONE, TWO)
    )
    assert (found.state, found.in_force, found.superseded) == (State.IN_FORCE, TWO, (ONE.digest,))
    assert [one.version for one in found.held] == [ONE, TWO]


def test_terms_are_in_force_since_the_day_on_which_the_last_accepted() -> None:
    days = (datetime(2026, 9, day, 12, tzinfo=UTC) for day in (2, 4, 9))
    again = [says(by, ONE, at=at) for by, at in zip(("ida", "tom", "ida"), days, strict=True)]
    assert stands(*again).held == (Held(date(2026, 9, 4), ONE),)


@pytest.mark.parametrize("after", [None, THREE])
def test_terms_accepted_after_others_than_those_in_force_break_the_chain(after: AgreementVersion | None) -> None:
    found = stands(
        says("ida", ONE), says("tom", ONE), says("ida", TWO, after), says("tom", TWO, after), versions=(ONE, THREE, TWO)
    )
    assert (found.state, found.in_force) == (State.BROKEN_CHAIN, ONE)
    assert faults(found) == [Fault.BROKEN_CHAIN, Fault.BROKEN_CHAIN]


def test_an_acceptance_that_was_overtaken_must_be_given_again() -> None:
    """Ida accepted the second wording; both then accepted a third: Tom's later yes to the second is not enough."""
    first = (says("ida", ONE), says("tom", ONE), says("ida", TWO, ONE))
    third = (says("ida", THREE, ONE), says("tom", THREE, ONE))
    found = stands(*first, *third, says("tom", TWO, THREE), versions=(ONE, THREE, TWO))
    assert (found.state, found.in_force, found.missing) == (State.PARTLY_ACCEPTED, THREE, ("ida",))


def test_superseded_terms_that_come_back_are_not_silently_in_force() -> None:
    so_far = (says("ida", ONE), says("tom", ONE), says("ida", TWO, ONE), says("tom", TWO, ONE))
    back = (ONE, TWO, ONE)
    found = stands(*so_far, versions=back)
    assert (found.state, found.in_force) == (State.REVERTED, TWO)
    anew = (says("ida", ONE, TWO), says("tom", ONE, TWO))
    assert stands(*so_far, anew[0], versions=back).state is State.PARTLY_ACCEPTED
    found = stands(*so_far, *anew, versions=back)
    assert (found.state, found.in_force, found.superseded) == (State.IN_FORCE, ONE, (TWO.digest,))


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        ({"file": "files/mail.eml", "sha256": OTHER_SUM}, Fault.EVIDENCE_ALTERED),
        ({"file": "files/gone.eml", "sha256": SUM}, Fault.EVIDENCE_MISSING),
    ],
)
def test_evidence_that_is_not_as_filed_proves_nothing(evidence: dict[str, str], fault: Fault) -> None:
    found = stands(says("ida", ONE, evidence=MAIL), says("tom", ONE, evidence=evidence))
    assert (found.state, found.in_force, found.missing) == (State.EVIDENCE_ALTERED, None, ("tom",))
    assert faults(found) == [fault]
    assert stands(says("tom", ONE, evidence=evidence)).state is State.EVIDENCE_ALTERED
    healed = stands(says("ida", ONE), says("tom", ONE, evidence=evidence), says("tom", ONE, evidence=MAIL))
    assert (healed.state, healed.in_force) == (State.IN_FORCE, ONE)


def test_evidence_lost_of_superseded_terms_does_not_undo_the_newer_ones() -> None:
    lost = {"file": "files/gone.eml", "sha256": SUM}
    found = stands(
        says("ida", ONE, evidence=lost),
        says("tom", ONE),
        says("ida", TWO, ONE),
        says("tom", TWO, ONE),
        versions=(ONE, TWO),
    )
    assert (found.state, found.in_force, faults(found)) == (State.IN_FORCE, TWO, [Fault.EVIDENCE_MISSING])


def test_without_evidence_for_the_newest_the_terms_before_hold() -> None:
    lost = {"file": "files/gone.eml", "sha256": SUM}
    first = (says("ida", ONE), says("tom", ONE))
    found = stands(*first, says("ida", TWO, ONE, evidence=lost), says("tom", TWO, ONE), versions=(ONE, TWO))
    assert (found.state, found.in_force) == (State.EVIDENCE_ALTERED, ONE)


def test_an_acceptance_taken_back_does_not_count() -> None:
    first = (says("ida", ONE), says("tom", ONE))
    found = stands(*first, says("tom", ONE, decision="reject", revokes="d2"))
    assert (found.state, found.in_force, faults(found)) == (State.REJECTED, None, [Fault.REVOKED])


def test_nobody_takes_back_for_another() -> None:
    assert stands(says("ida", ONE), says("tom", ONE), says("ida", ONE, revokes="d2")).state is State.IN_FORCE


@pytest.mark.parametrize("wrong", [{"evidence": {"file": "files/gone.eml", "sha256": SUM}}, {"version": 9}])
def test_what_does_not_count_itself_takes_nothing_back(wrong: dict[str, Any]) -> None:
    both = (says("ida", ONE), says("tom", ONE))
    assert stands(*both, says("tom", ONE, revokes="d2", **wrong)).state is State.IN_FORCE


def test_what_was_signed_is_taken_back_only_with_something_to_show() -> None:
    signed = says("tom", ONE, method="browser-signature", receipt="files/receipts/tom.txt")
    back = says("tom", ONE, decision="reject", revokes="d1")
    assert faults(stands(signed, back)) == [Fault.RECEIPT_MISSING]
    assert faults(stands(signed, {**back, "evidence": MAIL})) == [Fault.REVOKED]


def test_an_acceptance_of_words_that_never_were_does_not_count() -> None:
    found = stands(says("ida", ONE, digest=f"sha256:{SUM}"), says("tom", ONE, version=2))
    assert (found.state, faults(found)) == (State.DRAFT, [Fault.OTHER_WORDING, Fault.OTHER_VERSION])


def test_what_shows_it_is_told() -> None:
    found = stands(says("ida", ONE, evidence=MAIL), says("tom", ONE, method="meeting"))
    assert found.state is State.IN_FORCE
    assert [one.proof for one in found.decided] == [Proof.EVIDENCE, Proof.UNSIGNED]


DECISIONS = st.lists(
    st.builds(
        says,
        st.sampled_from(["ida", "tom"]),
        st.sampled_from([ONE, TWO, THREE]),
        st.sampled_from([None, ONE, TWO, THREE]),
        decision=st.sampled_from(["accept", "accept", "reject"]),
    ),
    max_size=12,
)


@given(DECISIONS, st.permutations([ONE, TWO, THREE]))
def test_nothing_is_in_force_that_not_all_accepted(said: list[dict[str, Any]], order: list[AgreementVersion]) -> None:
    found = stands(*said, versions=tuple(order))
    yes = {(one["by"], one["digest"]) for one in said if one["decision"] == "accept"}
    assert (found.state is State.IN_FORCE) == (found.in_force is not None and found.in_force.digest == found.digest)
    for known in (*found.superseded, *([found.in_force.digest] if found.in_force else [])):
        assert {("ida", known), ("tom", known)} <= yes
    assert set(found.missing) <= {"ida", "tom"}
    assert (found.missing == ()) == (found.state is State.IN_FORCE)
