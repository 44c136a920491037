"""What is signed in browsers in the stories: `accept` would have filed the same, and stock OpenSSH verifies it."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports import clock
from reports.demo import DemoAgency
from reports.model import Client
from reports.pipeline.accept import accept
from reports.receipts import ACCEPTANCE, AGENCY, COUNTERSIGNATURE, parse_receipt
from tests.support.receipts import SshKeygen

RECEIPTS = (
    "larkmoor/files/receipts/2026-09-24-agreement-marketing-lead.txt",
    "pellworth/files/receipts/2026-09-11-cr-004-new-shop-lead.txt",
    "pellworth/files/receipts/2026-09-14-cr-004-owner.txt",
    "tsukishiro/files/receipts/2026-08-24-agreement-owner.txt",
    "tsukishiro/files/receipts/2026-08-25-agreement-shop-lead.txt",
)


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def test_these_are_all_receipts_and_each_is_named(clients: dict[str, Client]) -> None:
    named = [
        f"{client.id}/{one.receipt}"
        for client in clients.values()
        for one in client.acceptances.values()
        if one.receipt
    ]
    assert sorted(named) == list(RECEIPTS)


@pytest.mark.parametrize("name", RECEIPTS)
def test_accept_files_the_same_from_the_commit_before(
    name: str, demo: DemoAgency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 26, tzinfo=UTC))
    root, file = tmp_path / "demo", f"clients/{name}"
    shutil.copytree(demo.directory, root)
    filed = git(root, "log", "-1", "--format=%H", "--", file)
    data = b"".join((root / place).read_bytes() for place in (file, f"{file}.sig"))
    git(root, "reset", "--hard", f"{filed}^")
    accept(root, data, None, parse_receipt((demo.directory / file).read_bytes()).key)
    git(root, "add", "--all")
    assert git(root, "diff", "--cached", "--stat", filed) == ""


@pytest.mark.parametrize("name", RECEIPTS)
def test_stock_openssh_verifies_both_signatures(name: str, demo: DemoAgency, tmp_path: Path) -> None:
    file = demo.directory / "clients" / name
    data = file.read_bytes()
    theirs, ours = (file.with_name(file.name + ending).read_text() for ending in (".sig", ".agency.sig"))
    signers = demo.directory / "clients" / name.partition("/")[0] / "allowed_signers"
    openssh = SshKeygen(tmp_path, signers.read_text())
    assert openssh.takes(theirs, data, parse_receipt(data).signer, ACCEPTANCE)
    assert openssh.takes(ours, data, AGENCY, COUNTERSIGNATURE)
    assert not openssh.takes(theirs, data, AGENCY, ACCEPTANCE)
