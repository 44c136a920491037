import shutil
import subprocess
from pathlib import Path

import pytest

from reports.publish import BrokenChain, GitDoor, read_ledgers, remove_tag, write_tag
from tests.publish.conftest import published
from tests.support.agency import Agency


def test_what_was_tagged_is_read_again(agency: Agency, door: GitDoor) -> None:
    chain = write_tag(door, published(agency, "2026-W46", "2026-W47"))
    assert read_ledgers(door) == {"northwind": chain}
    assert agency.git("tag", "--list") == "published/northwind/1\npublished/northwind/2"


def test_the_same_commit_published_again_gives_the_same_tag(agency: Agency, door: GitDoor) -> None:
    chain = write_tag(door, published(agency, "2026-W47"))
    remove_tag(door, chain)
    assert read_ledgers(door) == {}
    assert write_tag(door, published(agency, "2026-W47")).tags == chain.tags


def test_a_machine_without_a_person_tags_too(agency: Agency, door: GitDoor, alone: Path) -> None:
    alone.write_text("")
    write_tag(door, published(agency, "2026-W47"))
    assert "tagger aboveboard <aboveboard@localhost>" in agency.git("cat-file", "tag", "published/northwind/1")


def test_a_plain_tag_in_the_place_of_a_publication_breaks_the_chain(agency: Agency, door: GitDoor) -> None:
    agency.git("tag", "published/northwind/1")
    with pytest.raises(BrokenChain, match="no annotated tag"):
        read_ledgers(door)


def test_a_person_with_a_signing_key_signs(agency: Agency, door: GitDoor, alone: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    with alone.open("a") as file:
        file.write(f"\tsigningKey = {key}\n[gpg]\n\tformat = ssh\n")
    chain = write_tag(door, published(agency, "2026-W47"))
    assert "BEGIN SSH SIGNATURE" in agency.git("cat-file", "tag", "published/northwind/1")
    assert read_ledgers(door)["northwind"] == chain


def test_nothing_that_the_repository_configures_is_run(agency: Agency, door: GitDoor, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho run >>'{ran}'\nexit 1\n")
    program.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("reference-transaction", "pre-push", "post-commit", "pre-commit"):
        shutil.copy(program, hooks / name)
        shutil.copy(program, agency.root / ".git" / "hooks" / name)
    chain = published(agency, "2026-W47")
    for key in ("core.hooksPath", "core.fsmonitor", "gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand"):
        agency.git("config", key, str(hooks if key == "core.hooksPath" else program))
    for key, value in (
        ("tag.gpgSign", "true"),
        ("gpg.format", "ssh"),
        ("user.signingKey", "nobody"),
        ("push.gpgSign", "true"),
    ):
        agency.git("config", key, value)
    write_tag(door, chain)
    assert len(read_ledgers(door)) == 1
    assert not ran.exists()
