"""The record of one client, real signatures and tags in a real repository: what holds, and what of it was tampered."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reports.history import read_trail
from reports.model.document_state import Fault
from reports.pipeline.verdicts import Result, Verdict
from reports.pipeline.verify import verify_record
from reports.pipeline.verify_acceptances import UNCOUNTED
from reports.publish import Chain, Content, GitDoor, read_ledgers, write_tag
from tests.support.agency import Agency
from tests.support.signed import FOLDER, IDA, RECEIPT, SIGNED, STRANGER, receipt_of, write_signed
from tests.support.workspace import update_text, write_workspace

TEXT = f"{FOLDER}/{RECEIPT}"
STRAY = TEXT.replace("2026-11-21", "2026-11-23")
MAILED = f"{FOLDER}/acceptances/2026-11-22-update-sponsor.yml"
MAIL = b"I agree. Ida"


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    """A client whose agreement was published, then signed by its approver, and whose update was accepted by mail."""
    agency = Agency(tmp_path / "workspace")
    write_workspace(agency.root)
    agency.commit()
    publish(agency, "2026-W47")
    sign_agreement(agency)
    accept_update(agency)
    agency.commit("Accepted")
    return agency


def publish(agency: Agency, version: str, chain: Chain | None = None) -> Chain:
    source = agency.git("rev-parse", "HEAD")
    content = Content(version, source, "2026-11-20T16:00:00Z", 1, None, {"all": f"sha256:{version}"})
    return write_tag(GitDoor(agency.root), (chain or Chain("northwind")).followed(content, "0.1.0"))


def chain_of(agency: Agency) -> Chain:
    return read_ledgers(GitDoor(agency.root))["northwind"]


def sign_agreement(agency: Agency, by: bytes = IDA, **values: object) -> None:
    seen = chain_of(agency).entries[-1].code
    write_signed(agency, receipt_of(agency, **{"head": seen, **values}), by)


def accept_update(agency: Agency) -> None:
    agency.write(f"{FOLDER}/files/mail.eml", MAIL)
    [digest] = read_trail(agency.root).client("northwind").digests("update:2026-W47")
    agency.write(
        MAILED,
        f"document: update:2026-W47\nversion: 1\ndigest: {digest}\nby: sponsor\ndecision: accept\n"
        "at: 2026-11-22T10:00+02:00\nmethod: email\n"
        f"evidence: {{file: files/mail.eml, sha256: {sha256(MAIL).hexdigest()}}}\n",
    )


def found(agency: Agency, result: Result) -> list[Verdict]:
    return [verdict for verdict in verify_record(agency.root, None) if verdict.result is result]


def test_a_record_that_nobody_tampered_with_holds_line_by_line(agency: Agency) -> None:
    said = [f"{verdict.subject}: {verdict.message}" for verdict in found(agency, Result.HOLDS)]
    assert len(said) == len(verify_record(agency.root, "northwind")) == 9
    for part in (
        "published/northwind/1: 1 in all",
        "leads on from every published commit",
        "No update changed in silence",
    ):
        assert any(part in line for line in said)
    for part in (".txt.sig holds", ".agency.sig holds", "head code", "version 1 of the agreement", "mail.eml is as"):
        assert any(part in line for line in said)


def rewrite(agency: Agency) -> None:
    """Publish, then put another commit in place of the published one."""
    publish(agency, "2026-W48", chain_of(agency))
    agency.git("commit", "--quiet", "--amend", "--message", "Other")


def out_of_order(agency: Agency) -> None:
    """Put a publication of an older commit behind the one that there is."""
    source = agency.git("rev-parse", "HEAD~1")
    chain = publish(agency, "2026-W48", chain_of(agency))
    agency.git("tag", "--delete", "published/northwind/1", "published/northwind/2")
    first, second = chain.entries
    chain = write_tag(GitDoor(agency.root), Chain("northwind", (replace(first, source=second.source),)))
    entry = replace(second, source=source, previous=chain.tags[0])
    write_tag(GitDoor(agency.root), Chain("northwind", (*chain.entries, entry), chain.tags))


def stray(agency: Agency, **values: object) -> None:
    """File a receipt that no acceptance names."""
    agency.write(STRAY, receipt_of(agency, **values).to_bytes())


def edit(name: str, old: bytes, new: bytes) -> Callable[[Agency], object]:
    def change(agency: Agency) -> None:
        data = (agency.root / name).read_bytes()
        assert old in data
        agency.write(name, data.replace(old, new))

    return change


def enrol_later(agency: Agency) -> None:
    """Record the acceptance anew before its key is known."""
    kept = {name: (agency.root / name).read_bytes() for name in (f"{FOLDER}/allowed_signers", SIGNED)}
    for name in kept:
        agency.remove(name)
    agency.commit("Taken away")
    for name, data in reversed(kept.items()):
        agency.write(name, data)
        agency.commit("Put back")


@pytest.mark.parametrize(
    ("tamper", "subject", "message"),
    [
        (edit(TEXT, b"landing", b"longing"), SIGNED, "it was changed"),
        (edit(TEXT, b"nonce: 0", b"nonce: 1"), SIGNED, "does not fit these bytes"),
        (lambda agency: sign_agreement(agency, STRANGER), SIGNED, "was made with"),
        (lambda agency: sign_agreement(agency, head="0000-0000-0000"), SIGNED, "not in the ledger"),
        (lambda agency: agency.remove(f"{TEXT}.agency.sig"), SIGNED, "agency.sig is missing"),
        (lambda agency: stray(agency, head="0000-0000-0000"), STRAY, "not in the ledger"),
        (lambda agency: agency.remove(TEXT), SIGNED, "is missing"),
        (enrol_later, SIGNED, "did not give to sponsor"),
        (edit(f"{FOLDER}/allowed_signers", b"sponsor", b"*"), "allowed_signers", "line 1"),
        (edit(SIGNED, b"decision: accept", b"decision: reject"), SIGNED, "another decision"),
        (edit(SIGNED, b"decision: accept", b"decision: accept\nreason: So glad"), SIGNED, "another reason"),
        (edit(SIGNED, b"version: 1", b"version: 2"), SIGNED, "its digest is that of 1"),
        (edit(MAILED, b"update:2026-W47", b"agreement"), MAILED, "never had"),
        (edit(MAILED, b"by: sponsor", b"by: marketing-lead"), MAILED, "none of those who must decide"),
        (edit(f"{FOLDER}/files/mail.eml", b"agree", b"deny"), MAILED, "not the file that was filed"),
        (lambda agency: agency.remove(f"{FOLDER}/files/mail.eml"), MAILED, "is missing"),
        (
            lambda agency: agency.write(f"{FOLDER}/updates/2026-W47.yml", update_text(summary="All was well.")),
            f"{FOLDER}/updates/2026-W47.yml",
            "without an erratum",
        ),
        (rewrite, "history", "rewritten"),
        (out_of_order, "history", "published/northwind/2 was published from an older commit than"),
    ],
)
def test_each_change_of_the_record_is_a_fault_with_its_file(
    agency: Agency, tamper: Callable[[Agency], object], subject: str, message: str
) -> None:
    tamper(agency)
    agency.commit("Tampered")
    faults = found(agency, Result.FAULT)
    assert any(subject.endswith(fault.subject) and message in fault.message for fault in faults)
    assert all(fault.hint for fault in faults)


def test_a_receipt_that_no_acceptance_names_is_told(agency: Agency) -> None:
    stray(agency, head=chain_of(agency).entries[-1].code)
    agency.commit("Stray")
    [verdict] = found(agency, Result.OPEN)
    assert verdict.message == "No acceptance names this file, so nothing was decided by it."
    assert len(found(agency, Result.HOLDS)) == 10


def test_a_decision_that_was_taken_back_is_told_and_is_no_fault(agency: Agency) -> None:
    name = MAILED.rpartition("/")[2].removesuffix(".yml")
    text = (agency.root / MAILED).read_text()
    later = text.replace("T10:00", "T11:00").replace("decision: accept", f"decision: reject\nrevokes: {name}")
    agency.write(MAILED.replace("sponsor.yml", "sponsor-2.yml"), later)
    agency.commit("Taken back")
    assert [verdict.message for verdict in found(agency, Result.OPEN)] == [
        "Whoever decided took it back with another decision, so it does not count."
    ]
    assert found(agency, Result.FAULT) == []


def test_every_reason_why_a_decision_does_not_count_has_its_words() -> None:
    assert {*UNCOUNTED} == {*Fault} - {Fault.REVOKED}


def reword(agency: Agency, summary: str, corrects: str = "") -> None:
    values = {"corrects": f"{{why: {corrects}, on: 2026-11-25}}"} if corrects else {}
    agency.write(f"{FOLDER}/updates/2026-W47.yml", update_text(summary=summary, **values))
    agency.commit("Reworded")


def test_a_correction_that_is_told_holds(agency: Agency) -> None:
    reword(agency, "All was well.", "A wrong number.")
    said = [verdict.message for verdict in found(agency, Result.HOLDS)]
    assert "It was corrected on 2026-11-25, and its page shows both texts." in said


def test_what_any_publication_said_is_held_against_today_and_not_the_last_alone(agency: Agency) -> None:
    reword(agency, "All was well.")
    publish(agency, "2026-W48", chain_of(agency))
    [fault] = (one for one in found(agency, Result.FAULT) if "updates" in one.subject)
    assert "with published/northwind/1, and says something else" in fault.message
    reword(agency, "All was nearly well.", "It was not.")
    assert not [one for one in found(agency, Result.FAULT) if "updates" in one.subject]


def test_a_broken_ledger_of_one_client_leaves_the_others_theirs(agency: Agency) -> None:
    write_workspace(agency.root, "harbour")
    agency.commit("Another")
    write_tag(GitDoor(agency.root), replace(chain_of(agency), client="harbour", tags=()))
    [fault] = found(agency, Result.FAULT)
    assert (fault.client, "harbour is broken" in fault.message) == ("harbour", True)


def test_what_people_signed_who_are_gone_holds(agency: Agency) -> None:
    agency.remove(f"{FOLDER}/allowed_signers")
    agency.commit("Gone")
    assert found(agency, Result.FAULT) == []


def test_a_publication_whose_tag_is_gone_is_a_fault(agency: Agency) -> None:
    publish(agency, "2026-W48", chain_of(agency))
    agency.git("tag", "--delete", "published/northwind/1")
    assert "publication 1 is missing" in found(agency, Result.FAULT)[0].message
    [unknown] = found(agency, Result.OPEN)
    assert "cannot be looked up" in unknown.message


def test_what_nothing_can_tell_is_open_and_no_fault(tmp_path: Path) -> None:
    agency = Agency(tmp_path / "workspace")
    write_workspace(agency.root)
    agency.commit()
    [verdict] = verify_record(agency.root, None)
    assert verdict.result is Result.OPEN
    assert "never published" in verdict.message


def test_the_command_tells_programs_the_same_and_exits_1_for_a_fault(agency: Agency) -> None:
    command = [sys.executable, "-m", "reports.cli.main", "-C", str(agency.root), "verify"]
    done = subprocess.run([*command, "northwind"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "9 verified, 0 open, 0 faults.")
    agency.write(TEXT, b"")
    agency.commit("Tampered")
    done = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert {one["result"] for one in json.loads(done.stdout)} == {"verified", "fault"}
