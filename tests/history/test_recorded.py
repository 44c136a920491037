"""A signed acceptance counts by the keys of the commit that recorded it, on real git."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reports.history import read_trail
from reports.model.document_state import Fault, State
from reports.source import DiskFolder, find_workspace, load, load_agency
from tests.history.conftest import Northwind
from tests.history.test_states import state
from tests.support.receipts import P256_KEY, allowed, blob_of, browser_sign, receipt

NAME = "acceptances/2026-11-26-agreement-sponsor.yml"
TEXT = "files/receipts/2026-11-26-agreement-sponsor.txt"
COUNTS, UNKNOWN = (State.IN_FORCE, None), (State.DRAFT, Fault.UNKNOWN_KEY)
KEY = allowed("sponsor", blob_of(P256_KEY))


@pytest.fixture
def signed(northwind: Northwind) -> Northwind:
    """Terms of which a signed receipt is there, and neither acceptance nor key."""
    northwind.report(46)
    northwind.commit("2026-11-13")
    digest = northwind.versions()["2026-W46"].baselines.current.digest
    said = receipt(digest=digest).to_bytes()
    northwind.agency.write(f"clients/northwind/{TEXT}", said)
    northwind.agency.write(f"clients/northwind/{TEXT}.sig", browser_sign(P256_KEY, said))
    northwind.commit("2026-11-14")
    return northwind


def record(northwind: Northwind, **more: str) -> None:
    digest = northwind.versions()["2026-W46"].baselines.current.digest
    said = {"document": "agreement", "version": 1, "digest": digest, "by": "sponsor", "decision": "accept"}
    said |= {"at": "2026-11-26T04:40:00+00:00", "method": "browser-signature", "receipt": TEXT, **more}
    northwind.write(NAME, "".join(f"{key}: {value}\n" for key, value in said.items()))


def enrol(northwind: Northwind, options: str = "") -> None:
    northwind.write("allowed_signers", KEY.replace('" ', f'"{options} '))


def gone(northwind: Northwind) -> None:
    northwind.agency.remove("clients/northwind/allowed_signers")


def stand(northwind: Northwind, week: int = 47) -> tuple[State, Fault | None]:
    """Commit an update; tell where the terms stand with it, and what is wrong with the one acceptance."""
    northwind.report(week)
    northwind.commit(f"2026-11-{week - 19}")
    told = state(northwind, f"2026-W{week}")
    return told.state, told.decided[0].fault


def test_what_was_signed_stays_in_force_when_the_key_is_gone(signed: Northwind) -> None:
    record(signed)
    enrol(signed)
    assert stand(signed, 47) == COUNTS
    gone(signed)
    assert stand(signed, 48) == COUNTS


def test_a_key_that_comes_later_brings_nothing_into_force(signed: Northwind) -> None:
    record(signed)
    signed.commit("2026-11-26")
    enrol(signed)
    assert stand(signed) == UNKNOWN


def test_it_counts_once_it_is_recorded_anew_with_the_key(signed: Northwind) -> None:
    record(signed)
    signed.commit("2026-11-26")
    signed.agency.remove(f"clients/northwind/{NAME}")
    enrol(signed)
    signed.commit("2026-11-26")
    record(signed)
    assert stand(signed) == COUNTS


def test_a_new_name_records_nothing_anew(signed: Northwind) -> None:
    record(signed)
    enrol(signed)
    signed.commit("2026-11-26")
    gone(signed)
    signed.commit("2026-11-26")
    signed.agency.git("mv", f"clients/northwind/{NAME}", "clients/northwind/acceptances/2026-11-26-renamed.yml")
    assert stand(signed) == COUNTS


def test_another_content_is_recorded_with_its_own_commit(signed: Northwind) -> None:
    record(signed)
    enrol(signed)
    signed.commit("2026-11-26")
    gone(signed)
    record(signed, recorded_by="mara")
    assert stand(signed) == UNKNOWN


def test_a_merge_records_what_its_branch_brought(signed: Northwind) -> None:
    signed.agency.git("switch", "--quiet", "--create", "acceptance")
    record(signed)
    signed.commit("2026-11-26")
    enrol(signed)
    signed.commit("2026-11-26")
    signed.agency.git("switch", "--quiet", "-")
    signed.agency.git("merge", "--quiet", "--no-ff", "acceptance", "--message", "Accepted")
    assert stand(signed) == COUNTS


STOLEN = ',valid-before="20261126043000Z"'


def test_an_end_before_the_signature_takes_it_back_and_its_removal_does_not_bring_it_again(signed: Northwind) -> None:
    record(signed)
    enrol(signed)
    signed.commit("2026-11-26")
    enrol(signed, STOLEN)
    assert stand(signed, 47) == UNKNOWN
    gone(signed)
    assert stand(signed, 48) == UNKNOWN
    enrol(signed)
    assert stand(signed, 49) == COUNTS


def test_an_end_after_the_signature_takes_nothing_back(signed: Northwind) -> None:
    record(signed)
    enrol(signed, ',valid-before="20261126044000Z"')
    assert stand(signed) == COUNTS


def test_a_file_that_cannot_be_trusted_takes_nothing_back_and_lets_nothing_in(signed: Northwind) -> None:
    signed.write("allowed_signers", f"{KEY}* {KEY}")
    record(signed)
    assert stand(signed, 47) == UNKNOWN
    signed.agency.remove(f"clients/northwind/{NAME}")
    enrol(signed)
    signed.commit("2026-11-28")
    record(signed)
    signed.commit("2026-11-28")
    signed.write("allowed_signers", f"{KEY}* {KEY}")
    assert stand(signed, 48) == COUNTS


def uncommitted(signed: Northwind) -> None:
    record(signed)
    enrol(signed)


def committed(signed: Northwind) -> None:
    uncommitted(signed)
    signed.commit("2026-11-26")
    gone(signed)


def late(signed: Northwind) -> None:
    record(signed)
    signed.commit("2026-11-26")
    enrol(signed)


@pytest.mark.parametrize(("prepare", "told"), [(uncommitted, COUNTS), (committed, COUNTS), (late, UNKNOWN)])
def test_the_working_copy_is_recorded_now_where_it_is_not_committed(
    signed: Northwind, prepare: Callable[[Northwind], None], told: tuple[State, Fault | None]
) -> None:
    prepare(signed)
    assert working(signed.agency.root) == told


def working(root: Path) -> tuple[State, Fault | None]:
    workspace = find_workspace(root)
    agency = load_agency(workspace).agency
    client = load(workspace, "northwind", agency).client
    assert client
    history = read_trail(root).client("northwind")
    folder = DiskFolder(root / "clients" / "northwind")
    told = history.working_states(client, folder, date(2026, 11, 27))["agreement"]
    return told.state, told.decided[0].fault
