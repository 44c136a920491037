"""Commits that git really signed, and what is said of each signature."""

import subprocess
from pathlib import Path

import pytest

from reports.history import Signed, Verdict
from reports.history.signatures import allowed_keys
from tests.history.conftest import Northwind
from tests.support.workspace import agreement_text


def new_key(folder: Path, kind: str = "ed25519") -> Path:
    """Make a key pair; return the private key's file."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "", "-f", str(folder / kind)], check=True, capture_output=True
    )
    return folder / kind


def public(key: Path) -> str:
    return key.with_suffix(".pub").read_text("utf-8").strip()


def sign(northwind: Northwind, key: Path) -> None:
    """Write other terms and commit them with a signature."""
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.agency.git("add", "--all")
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(key))):
        northwind.agency.git("config", name, value)
    northwind.agency.git("commit", "--quiet", "-S", "--message", "Terms\n\nof one line")


def told(northwind: Northwind) -> Signed | None:
    return northwind.entries()[0].signature


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa"])
def test_a_known_key_is_told_by_its_owner(northwind: Northwind, tmp_path: Path, kind: str) -> None:
    key = new_key(tmp_path, kind)
    northwind.agency.write("allowed_signers", f'ada@quay.example namespaces="git" {public(key)}\n')
    northwind.commit("2026-09-01")
    sign(northwind, key)
    assert told(northwind) == Signed(Verdict.GOOD, "ada@quay.example")


def test_git_agrees(northwind: Northwind, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    signers = northwind.agency.write("allowed_signers", f"ada@quay.example {public(key)}\n")
    northwind.commit("2026-09-01")
    sign(northwind, key)
    northwind.agency.git("config", "gpg.ssh.allowedSignersFile", str(signers))
    northwind.agency.git("verify-commit", "HEAD")
    assert told(northwind) == Signed(Verdict.GOOD, "ada@quay.example")


def test_keys_count_as_they_are_at_head(northwind: Northwind, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    sign(northwind, key)
    assert told(northwind) == Signed(Verdict.STRANGER)
    northwind.agency.write("allowed_signers", f"ada@quay.example {public(key)}\n")
    northwind.commit("2026-11-21")
    assert told(northwind) == Signed(Verdict.GOOD, "ada@quay.example")
    northwind.agency.remove("allowed_signers")
    northwind.commit("2026-11-22")
    assert told(northwind) == Signed(Verdict.STRANGER)


def test_a_signature_of_another_commit_does_not_fit(northwind: Northwind, tmp_path: Path) -> None:
    sign(northwind, new_key(tmp_path))
    raw = northwind.agency.git("cat-file", "commit", "HEAD")
    northwind.agency.write(".git/altered", raw.replace("of one line", "of two lines") + "\n")
    commit = northwind.agency.git("hash-object", "-t", "commit", "-w", ".git/altered")
    northwind.agency.git("reset", "--quiet", "--hard", commit)
    assert told(northwind) == Signed(Verdict.BAD)


def test_a_signature_for_something_else_does_not_fit(northwind: Northwind, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    northwind.commit("2026-09-01")
    raw = northwind.agency.git("cat-file", "commit", "HEAD") + "\n"
    armor = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(key)],
        input=raw,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    head, _, message = raw.partition("\n\n")
    armored = armor.strip().replace("\n", "\n ")
    northwind.agency.write(".git/signed", f"{head}\ngpgsig {armored}\n\n{message}")
    commit = northwind.agency.git("hash-object", "-t", "commit", "-w", ".git/signed")
    northwind.agency.git("reset", "--quiet", "--hard", commit)
    assert told(northwind) == Signed(Verdict.BAD)


def test_a_kind_of_key_that_is_not_verified_here_is_said(northwind: Northwind, tmp_path: Path) -> None:
    sign(northwind, new_key(tmp_path, "rsa"))
    assert told(northwind) == Signed(Verdict.SSH)


def test_no_signature_says_nothing(northwind: Northwind) -> None:
    northwind.commit()
    assert told(northwind) is None


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC2NFdHhqGmEYOFOfIvPmSScHjoDBjTBpeTZFbcLvUe1"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (f"ada@quay.example {KEY}", ["ada@quay.example"]),
        (f'ada@quay.example namespaces="file,git" {KEY} a note', ["ada@quay.example"]),
        (f'"ada@quay.example,ada@home.example" {KEY}', ["ada@quay.example"]),
        (f'ada@quay.example valid-after="20260101Z",valid-before="20271231Z" {KEY}', ["ada@quay.example"]),
        (f'ada@quay.example valid-before="20271231" {KEY}', []),
        (f'ada@quay.example namespaces="file" {KEY}', []),
        (f"ada@quay.example cert-authority {KEY}", []),
        (f'ada@quay.example valid-after="soon" {KEY}', []),
        (f"# ada@quay.example {KEY}", []),
        ("ada@quay.example ssh-ed25519 A", []),
        ("\udcff", []),
    ],
)
def test_lines_of_allowed_signers(line: str, who: list[str]) -> None:
    assert [key.who for key in allowed_keys(line.encode("utf-8", "surrogateescape"))] == who


def test_a_key_counts_between_its_days_only(northwind: Northwind, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    northwind.agency.write("allowed_signers", f'ada@quay.example valid-before="20260101Z" {public(key)}\n')
    northwind.commit("2026-09-01")
    sign(northwind, key)
    assert told(northwind) == Signed(Verdict.STRANGER)
