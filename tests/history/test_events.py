"""What the trail tells beside terms and reports: requests, acceptances, access, whom to call."""

from datetime import UTC, date, datetime

import pytest

from reports.history import AcceptanceEvent, AccessEvent, Deed, Event, KeyEvent, RequestEvent, TeamEvent
from reports.receipts import fingerprint
from tests.history.conftest import Northwind
from tests.support.receipts import OTHER_KEY, P256_KEY, allowed, blob_of
from tests.support.workspace import client_text

REQUEST = """title: A second page
raised: {by: sponsor, on: 2026-11-02}
kind: scope
why: The first one works.
options:
  add: {what: Built in December, budget: 4000}
  later: {what: Finish first}
"""
DECISION = "decision: {option: add, by: sponsor, on: 2026-11-05}\n"
ACCEPTANCE = f"""document: agreement
version: 1
digest: sha256:{"5a" * 32}
by: sponsor
decision: accept
at: 2026-09-03T10:30+03:00
method: email
recorded_by: account-lead
"""
ACCESS = "format: 1\nepoch: {epoch}\nagency_key: c2f965973f5fdfaf\npeople:\n{people}sealed: {sealed}\n"


def access(epoch: int, *people: str, sealed: str = "c2VjcmV0") -> str:
    return ACCESS.format(epoch=epoch, people="".join(f"  {who}\n" for who in people), sealed=sealed)


SPONSOR = "sponsor: {since: 2026-09-01}"
FRIEND = "friend: {since: 2026-09-02}"
RESULT = "result: sha256:" + 64 * "{0}" + "\n"
LEAD = "marketing-lead: {since: 2026-09-01, until: 2027-09-01}"
WITHOUT_LEAD = "\n  sponsor: {name: Ida Berg, role: sponsor}"


def happened(northwind: Northwind, *wordings: str | None, name: str) -> list[Event]:
    """Commit one wording of a file after the other, None taking it away; return what the last commit tells."""
    northwind.commit("2026-09-01")
    for wording in wordings:
        if wording is None:
            northwind.agency.remove(f"clients/northwind/{name}")
        else:
            northwind.write(name, wording)
        commit = northwind.commit("2026-11-02")
    return [event for entry in northwind.entries() if entry.revision.id == commit for event in entry.events]


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        ([REQUEST], [(Deed.RAISED, "")]),
        ([REQUEST, REQUEST + DECISION], [(Deed.DECIDED, "Built in December")]),
        ([REQUEST + DECISION], [(Deed.RAISED, ""), (Deed.DECIDED, "Built in December")]),
        ([REQUEST, REQUEST.replace("4000", "4500")], [(Deed.REWORDED, "")]),
        ([REQUEST + DECISION, REQUEST + DECISION + RESULT.format("0")], []),
        ([REQUEST + RESULT.format("0"), REQUEST + RESULT.format("1")], [(Deed.REWORDED, "")]),
        ([REQUEST + DECISION, REQUEST + DECISION.replace("}", ", why: It sells}")], [(Deed.REWORDED, "")]),
        ([REQUEST + DECISION, REQUEST], [(Deed.REOPENED, "")]),
        ([REQUEST, None], [(Deed.WITHDRAWN, "")]),
        ([REQUEST, REQUEST + "private: {note: They will pay more}\n"], []),
        ([REQUEST, f"# a remark\n{REQUEST}"], []),
        ([REQUEST, "title: [\n"], []),
        ([REQUEST, "title: [\n", REQUEST], []),
    ],
)
def test_requests(northwind: Northwind, wordings: list[str | None], told: list[tuple[Deed, str]]) -> None:
    found = happened(northwind, *wordings, name="changes/cr-001.yml")
    expected = [RequestEvent(deed, "cr-001", "A second page", "Ida Berg", option) for deed, option in told]
    assert found == expected


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        ([ACCEPTANCE], [Deed.ACCEPTED]),
        ([ACCEPTANCE.replace("decision: accept", "decision: reject")], [Deed.REJECTED]),
        ([f"{ACCEPTANCE}revokes: 2026-09-01-agreement-sponsor\n"], [Deed.TAKEN_BACK]),
        ([ACCEPTANCE, ACCEPTANCE.replace("version: 1", "version: 2")], [Deed.ALTERED]),
        ([ACCEPTANCE, None], [Deed.REMOVED]),
        ([ACCEPTANCE, f"{ACCEPTANCE}private: {{note: x}}\n"], []),
    ],
)
def test_acceptances(northwind: Northwind, wordings: list[str | None], told: list[Deed]) -> None:
    found = happened(northwind, *wordings, name="acceptances/2026-09-03-agreement-sponsor.yml")
    assert [event.deed for event in found] == told
    assert all(isinstance(event, AcceptanceEvent) and event.by == "Ida Berg" for event in found)
    assert all(isinstance(event, AcceptanceEvent) and event.recorded_by == "Mara Quill" for event in found)


def test_an_acceptance_whose_file_only_has_another_name_tells_nothing(northwind: Northwind) -> None:
    northwind.write("acceptances/2026-09-03-agreement-sponsor.yml", ACCEPTANCE)
    northwind.commit("2026-09-03")
    northwind.agency.remove("clients/northwind/acceptances/2026-09-03-agreement-sponsor.yml")
    northwind.write("acceptances/2026-09-03-agreement-ida.yml", ACCEPTANCE)
    northwind.commit("2026-09-04")
    assert len(northwind.entries()) == 1


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        ([access(1, SPONSOR)], [AccessEvent(Deed.GRANTED, "Ida Berg")]),
        (
            [access(1, SPONSOR), access(2, SPONSOR, FRIEND)],
            [AccessEvent(Deed.GRANTED, "friend")],
        ),
        ([access(2, SPONSOR, LEAD), access(3, SPONSOR)], [AccessEvent(Deed.REVOKED, "Tom Reyes")]),
        (
            [access(1, SPONSOR), access(1, "sponsor: {since: 2026-09-01, until: 2026-12-31}")],
            [AccessEvent(Deed.PROLONGED, "Ida Berg", date(2026, 12, 31))],
        ),
        ([access(1, SPONSOR), access(2, SPONSOR)], [AccessEvent(Deed.ROTATED)]),
        ([access(1, SPONSOR), access(1, SPONSOR, sealed="YW5vdGhlcg==")], []),
    ],
)
def test_access(northwind: Northwind, wordings: list[str], told: list[AccessEvent]) -> None:
    assert happened(northwind, *wordings, name="access.yml") == told


def test_no_secret_of_access_is_in_the_trail(northwind: Northwind) -> None:
    happened(northwind, access(1, SPONSOR, sealed="dGhlIHNlY3JldA=="), name="access.yml")
    assert "dGhlIHNlY3JldA" not in repr(northwind.entries())


def test_who_has_left_keeps_their_name(northwind: Northwind) -> None:
    northwind.write("access.yml", access(1, SPONSOR, LEAD))
    northwind.commit("2026-09-01")
    northwind.write("client.yml", client_text(people=WITHOUT_LEAD))
    northwind.write("access.yml", access(2, SPONSOR))
    northwind.commit("2026-11-02")
    assert northwind.entries()[0].events == (AccessEvent(Deed.REVOKED, "Tom Reyes"),)


def test_another_account_manager_is_told_and_other_work_is_not(northwind: Northwind) -> None:
    team = "\n  account-lead: {role: analyst}\n  analyst: {role: account-manager}"
    found = happened(northwind, client_text(team=team), name="client.yml")
    assert found == [
        TeamEvent(Deed.JOINED, "Ben Osei", "account-manager"),
        TeamEvent(Deed.LEFT, "Mara Quill", "account-manager"),
    ]
    assert happened(northwind, client_text(team=f"{team}\n", name="Northwind"), name="client.yml") == []


IDA_S, OTHER = blob_of(P256_KEY), blob_of(OTHER_KEY)
LINE = allowed("sponsor", IDA_S)
LIMITED = LINE.replace('" ', '",valid-before="20261201Z" ')
OURS = allowed("agency", OTHER, "aboveboard-countersignature")


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        ([LINE], [KeyEvent(Deed.ENROLLED, "Ida Berg", fingerprint(IDA_S))]),
        ([LINE, LINE + OURS], [KeyEvent(Deed.ENROLLED, "", fingerprint(OTHER))]),
        ([LINE, LIMITED], [KeyEvent(Deed.LIMITED, "Ida Berg", fingerprint(IDA_S), datetime(2026, 12, 1, tzinfo=UTC))]),
        ([LIMITED, LINE], [KeyEvent(Deed.LIMITED, "Ida Berg", fingerprint(IDA_S))]),
        ([LINE, None], [KeyEvent(Deed.REMOVED, "Ida Berg", fingerprint(IDA_S))]),
        ([LINE, "* unreadable", LINE], []),
        ([LINE, f"# The approver\n{LINE}"], []),
    ],
)
def test_keys_come_and_go(northwind: Northwind, wordings: list[str | None], told: list[Event]) -> None:
    assert happened(northwind, *wordings, name="allowed_signers") == told


def test_a_file_of_signers_that_cannot_be_trusted_is_said(northwind: Northwind) -> None:
    northwind.write("allowed_signers", "* unreadable")
    northwind.commit("2026-09-01")
    assert northwind.entries()[0].unreadable == ("allowed_signers",)
