"""A signed acceptance counts by its receipt, its signature and the keys that may sign then, and by nothing else."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from reports.history.papers import Papers, signature_faults
from reports.history.recorded import signers_in
from reports.model import Acceptance
from reports.model.document_state import Fault, Proof, State
from tests.history.conftest import Northwind
from tests.history.test_acceptance_state import ONE, says
from tests.history.test_states import state
from tests.support.receipts import OTHER_KEY, P256_KEY, allowed, blob_of, browser_sign, receipt

FILE = "files/receipts/2026-11-26-agreement-sponsor.txt"
SAID = receipt()
SIGNED = Acceptance.model_validate(
    {
        **says("sponsor", ONE, method="browser-signature", receipt=FILE, required=["sponsor"]),
        "digest": SAID.digest,
        "at": SAID.time,
    }
)
FILES = {
    FILE: SAID.to_bytes(),
    f"{FILE}.sig": browser_sign(P256_KEY, SAID.to_bytes()).encode(),
    "allowed_signers": allowed("sponsor", blob_of(P256_KEY)).encode(),
}


def faults(files: Mapping[str, bytes | None], **keys: object) -> list[Fault]:
    known = {name: data for name, data in {**FILES, **files}.items() if data is not None}
    return list(signature_faults(papers("northwind", known), "one", SIGNED.model_copy(update=keys)))


def papers(client_id: str, files: Mapping[str, bytes]) -> Papers:
    return Papers(client_id, lambda _: None, files.get, lambda _: (signers_in(files.get("allowed_signers")),))


def test_what_is_signed_with_a_known_key_counts() -> None:
    assert faults({}) == []


@pytest.mark.parametrize("gone", [FILE, f"{FILE}.sig"])
def test_without_receipt_or_signature_nothing_is_shown(gone: str) -> None:
    assert faults({gone: None}) == [Fault.RECEIPT_MISSING]


def test_an_acceptance_that_names_no_receipt_shows_nothing() -> None:
    assert faults({}, receipt=None) == [Fault.RECEIPT_MISSING]


@pytest.mark.parametrize(
    "files",
    [
        {FILE: SAID.to_bytes().replace(b"One landing page", b"Two landing pages")},
        {FILE: receipt(version=2).to_bytes()},
        {f"{FILE}.sig": browser_sign(P256_KEY, SAID.to_bytes(), "file").encode()},
        {f"{FILE}.sig": b"\xff"},
    ],
)
def test_a_signature_fits_its_very_bytes(files: dict[str, bytes]) -> None:
    assert faults(files) == [Fault.RECEIPT_ALTERED]


@pytest.mark.parametrize(
    "other",
    [
        {"document": "cr-001"},
        {"version": 2},
        {"digest": f"sha256:{'1' * 64}"},
        {"supersedes": f"sha256:{'1' * 64}"},
        {"decision": "reject"},
        {"option": "finish-first"},
        {"reason": "We could not be happier."},
        {"at": datetime(2026, 11, 26, 4, 41, tzinfo=UTC)},
    ],
)
def test_the_receipt_says_what_the_acceptance_says(other: dict[str, object]) -> None:
    assert faults({}, **other) == [Fault.OTHER_RECEIPT]


def test_a_receipt_of_another_client_is_none_of_this_one() -> None:
    assert list(signature_faults(papers("harbour", FILES), "one", SIGNED)) == [Fault.OTHER_RECEIPT]


@pytest.mark.parametrize(
    "signers",
    [
        None,
        b"not a line of signers\n",
        allowed("sponsor", blob_of(OTHER_KEY)).encode(),
        allowed("marketing-lead", blob_of(P256_KEY)).encode(),
        allowed("sponsor", blob_of(P256_KEY), "git").encode(),
        allowed("sponsor", blob_of(P256_KEY)).replace('" ', '",valid-before="20261126Z" ').encode(),
    ],
)
def test_a_key_signs_for_whom_and_for_what_it_may(signers: bytes | None) -> None:
    assert faults({"allowed_signers": signers}) == [Fault.UNKNOWN_KEY]


def test_signed_terms_are_in_force_while_their_receipt_stands(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    wording = northwind.versions()["2026-W46"].baselines.current
    said = receipt(digest=wording.digest)
    _file(northwind, said.to_bytes(), browser_sign(P256_KEY, said.to_bytes()))
    lines = (
        *("document: agreement", "version: 1", f"digest: {wording.digest}", "by: sponsor", "decision: accept"),
        *(f"at: {said.time.isoformat()}", "method: browser-signature", f"receipt: {FILE}"),
    )
    northwind.write("acceptances/2026-11-26-agreement-sponsor.yml", "\n".join(lines) + "\n")
    northwind.report(47)
    northwind.commit("2026-11-26")
    northwind.write("acceptances/2026-11-27-again-sponsor.yml", "\n".join(lines) + "\n")
    northwind.report(48)
    northwind.commit("2026-11-27")
    _file(northwind, said.to_bytes() + b"And more.\n", browser_sign(P256_KEY, said.to_bytes()))
    northwind.report(49)
    northwind.commit("2026-12-04")
    signed, again, altered = (state(northwind, f"2026-W{week}") for week in (47, 48, 49))
    assert (signed.state, [one.proof for one in signed.decided]) == (State.IN_FORCE, [Proof.SIGNED])
    assert (again.state, [one.fault for one in again.decided]) == (State.IN_FORCE, [None, Fault.USED_TWICE])
    assert (altered.state, altered.in_force) == (State.EVIDENCE_ALTERED, None)


def _file(northwind: Northwind, text: bytes, armor: str) -> None:
    folder = "clients/northwind"
    northwind.agency.write(f"{folder}/{FILE}", text)
    northwind.agency.write(f"{folder}/{FILE}.sig", armor)
    northwind.agency.write(f"{folder}/allowed_signers", allowed("sponsor", blob_of(P256_KEY)))
