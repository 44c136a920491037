"""What is handed over at the end of a contract, verified as its README says: with stock ssh-keygen, nothing of us."""

import json
import os
import re
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.end_to_end.places import small_workspace
from tests.end_to_end.planting import aboveboard
from tests.support.agency import Agency
from tests.support.signed import FOLDER, NAME, receipt_of, write_signed
from tests.support.workspace import agency_text, client_text

pytestmark = pytest.mark.slow
PRIVATE = "their budget is three times as large"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """Two clients; the agreement of one is signed by its approver, who is gone since, and countersigned."""
    workspace = small_workspace(tmp_path_factory.mktemp("handed") / "here", ("2026-W45",))
    profile = client_text(name="The northwind people", private=f"{{note: {PRIVATE}}}")
    workspace.write(f"{FOLDER}/client.yml", profile)
    write_signed(workspace, receipt_of(workspace))
    workspace.commit("Accepted", on="2026-11-21T10:00:00+00:00")
    signers = (workspace.root / FOLDER / "allowed_signers").read_text(encoding="utf-8")
    workspace.write(f"{FOLDER}/allowed_signers", signers.partition("\n")[2])
    workspace.commit("Gone", on="2026-11-22T10:00:00+00:00")
    workspace.remove(f"{FOLDER}/allowed_signers")  # what is committed is handed over, whatever the working copy lacks
    return workspace


@pytest.fixture(scope="module")
def archive(workspace: Agency, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("out") / "northwind.zip"
    done = aboveboard(workspace.root, "export", "northwind", "--out", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 receipt" in done.stdout
    return file


def follow(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run every command of the README, as a reader would paste it, with nothing set but where programs are."""
    text = (folder / "README.txt").read_text(encoding="utf-8")
    script = "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))
    return subprocess.run(
        ["sh", "-e", "-c", script], cwd=folder, env={"PATH": os.defpath}, capture_output=True, text=True, check=False
    )


def test_the_readme_s_own_commands_verify_it_without_us(archive: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(archive).extractall(tmp_path)
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "1.json").write_bytes(b"what was published")
    done = follow(tmp_path)
    assert done.returncode == 0, done.stderr
    digits = sha256(b"what was published").hexdigest()
    assert done.stdout.endswith(f"\n{digits[:4]}-{digits[4:8]}-{digits[8:12]}\n")
    assert re.findall(r'^Good "(\S+)" signature for (\S+)', done.stdout, re.MULTILINE) == [
        ("aboveboard-acceptance", "sponsor"),
        ("aboveboard-countersignature", "agency"),
    ]


def test_a_receipt_that_somebody_changed_fails_those_commands(archive: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(archive).extractall(tmp_path)
    receipt = tmp_path / "receipts" / f"{NAME}.txt"
    receipt.write_bytes(receipt.read_bytes().replace(b"decision: accept", b"decision: reject"))
    done = follow(tmp_path)
    assert done.returncode != 0
    assert "FAILED" in done.stdout


def test_it_holds_the_record_of_this_client_alone_and_nothing_private(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        names = packed.namelist()
        readable = {name: packed.read(name) for name in names if not name.startswith("site/")}
    assert {"README.txt", "SHA256SUMS", "allowed_signers", "agreement/version-1.txt"} <= set(names)
    assert json.loads(readable[f"acceptances/{NAME}.json"])["receipt"] == f"receipts/{NAME}.txt"
    assert f"receipts/{NAME}.txt" in names
    assert any(re.fullmatch(r"site/\w+/slots\.js", name) for name in names)
    for data in readable.values():
        assert PRIVATE.encode() not in data
        assert b"harbour" not in data.lower().replace(b"harbour lane studio", b"")


def test_the_same_record_gives_the_same_archive(workspace: Agency, archive: Path, tmp_path: Path) -> None:
    done = aboveboard(workspace.root, "export", "northwind", "--out", str(tmp_path / "again.zip"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_another_client_s_name_in_the_agreement_stops_it(workspace: Agency, tmp_path: Path) -> None:
    workspace.write("clients/harbour/client.yml", client_text(name="One landing page"))
    workspace.write("agency.yml", agency_text(rules="{other-client: off}"))
    done = aboveboard(workspace.root, "export", "northwind", "--out", str(tmp_path / "none.zip"))
    workspace.git("restore", "clients/harbour/client.yml", "agency.yml")
    assert done.returncode == 2
    assert "another client's; it stood in harbour: a name" in done.stderr
    assert not (tmp_path / "none.zip").exists()
    assert list(tmp_path.iterdir()) == []
