"""A published version, made again from its commit: the same pages, the same files, or what differs, by name."""

import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reports.access import read_agency_key, read_client_keys
from reports.protect import sealed_file
from reports.protect.keys import file_keys
from reports.publish import Chain, Entry, GitDoor, read_ledgers, write_tag
from tests.end_to_end.places import add_week, contents, small_workspace
from tests.end_to_end.planting import ROOT, aboveboard
from tests.end_to_end.test_commands import refused
from tests.support.agency import Agency
from tests.support.workspace import update_text

pytestmark = pytest.mark.slow
WEEK = "2026-W46"
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of two weeks that was published, and again with a third."""
    workspace = small_workspace(tmp_path_factory.mktemp("rebuilt") / "here", ("2026-W45", WEEK))
    for week in (None, "2026-W47"):
        if week:
            add_week(workspace, week)
        done = aboveboard(workspace.root, "publish", "northwind", **ALONE)
        assert done.returncode == 0, done.stderr
    return workspace.root


@pytest.fixture
def workspace(place: Path, tmp_path: Path) -> Agency:
    shutil.copytree(place, tmp_path / "here", symlinks=True)
    return Agency(tmp_path / "here")


def rebuild(workspace: Agency, *arguments: str, version: str = WEEK) -> dict[str, tuple[str, str]]:
    """Return what is said of pages, files and publications: by subject, the last result and message."""
    call = ("verify", "northwind", "--rebuild", version, "--format", "json", *arguments)
    done = aboveboard(workspace.root, *call, **ALONE)
    assert done.returncode in (0, 1), done.stderr
    return {one["subject"]: (one["result"], one["message"]) for one in json.loads(done.stdout)}


def results(said: dict[str, tuple[str, str]], result: str) -> set[str]:
    return {subject for subject, (found, _) in said.items() if found == result}


def kept(workspace: Agency) -> tuple[object, ...]:
    """Return all that must stay: every file of the work tree, the index and what git's names stand at."""
    files = {name: digest for name, digest in contents(workspace.root).items() if name[:5] not in (".git/", ".cach")}
    return files, workspace.git("ls-files", "--stage"), workspace.git("show-ref", "--head")


NAMES = ("now", "update", "plan", "budget", "results", "agreement", "changes", "promises", "risks", "brief")
SEALED = len([*NAMES, "search.bin"])
PAGES = {f"{WEEK}/{page}" for page in (*NAMES, "files/week-2.pdf")}


def test_a_version_made_again_is_what_was_published_word_for_word_and_byte_for_byte(workspace: Agency) -> None:
    workspace.write("clients/northwind/updates/2026-W46.yml", "status: unfinished\n")
    before = kept(workspace)
    said = rebuild(workspace, "--against", "site")
    assert {one for one in said if one.startswith("2026-")} == PAGES
    assert results(said, "verified") == {*said}
    assert any(message.startswith(f"{SEALED} of its {SEALED} sealed files are in") for _, message in said.values())
    assert kept(workspace) == before


def test_a_correction_that_was_published_is_what_is_made_again(workspace: Agency) -> None:
    text = update_text(summary="Otherwise.", corrects="{why: A wrong number., on: 2026-11-19}")
    workspace.write(f"clients/northwind/updates/{WEEK}.yml", text)
    workspace.commit("Corrected", on="2026-11-19T10:00:00+00:00")
    assert aboveboard(workspace.root, "publish", "northwind", **ALONE).returncode == 0
    said = rebuild(workspace, "--against", "site")
    assert results(said, "verified") == {*said}


def retag(workspace: Agency, change: Callable[[Entry], Entry]) -> None:
    """Put another entry in place of the last publication, as whoever may write tags can."""
    chain = read_ledgers(GitDoor(workspace.root))["northwind"]
    workspace.git("tag", "--delete", "published/northwind/2")
    write_tag(GitDoor(workspace.root), Chain("northwind", (chain.entries[0], change(chain.entries[1])), chain.tags[:1]))


def test_a_digest_that_was_changed_in_the_ledger_is_told_by_its_page(workspace: Agency) -> None:
    wrong = f"sha256:{'0' * 64}"
    retag(workspace, lambda entry: replace(entry, site=wrong, articles={**entry.articles, "2026-W47/plan": wrong}))
    said = rebuild(workspace, version="2026-W47")
    assert results(said, "fault") == {"2026-W47/plan", "published/northwind/2"}
    assert said["2026-W47/plan"][1] == "It does not say what was published, word for word."


def test_what_another_version_of_the_tool_published_is_open(workspace: Agency) -> None:
    retag(workspace, lambda entry: replace(entry, tool="0.0.1", site="sha256:0", in_force="sha256:0"))
    done = aboveboard(workspace.root, "verify", "northwind", "--rebuild", "2026-W47", **ALONE)
    assert done.returncode == 0
    assert "published with aboveboard 0.0.1, and this is" in done.stdout
    assert "verify with aboveboard 0.0.1" in done.stdout


def test_words_of_the_theme_that_changed_are_told_by_the_page_that_says_them(workspace: Agency, tmp_path: Path) -> None:
    for name in ("reports", "theme"):
        shutil.copytree(ROOT / name, tmp_path / "tool" / name, ignore=shutil.ignore_patterns("__pycache__"))
    template = tmp_path / "tool" / "theme" / "pages" / "plan.html.j2"
    template.write_text(f"{template.read_text()}<p>More</p>\n")
    call = [sys.executable, "-m", "reports.cli.main", "verify", "northwind", "--rebuild", WEEK]
    environment = {**os.environ, **ALONE, "PYTHONPATH": str(tmp_path / "tool")}
    done = subprocess.run(call, cwd=workspace.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert f"FAULT  {WEEK}/plan: It does not say what was published" in done.stdout
    assert f"holds  {WEEK}/update" in done.stdout


def sealed_page(workspace: Agency, name: str) -> tuple[Path, str]:
    """Return a published page of the version, and its path below the client's root."""
    from reports.protect.identity import SealedIdentity
    from reports.site.identity import locate

    keys = read_client_keys(workspace.root, read_agency_key(workspace.root, demo=False), "northwind")
    identity = SealedIdentity(keys.address, "")
    path = locate(identity, WEEK, name).path
    return workspace.root / "site" / identity.address("northwind") / path, path


def test_a_sealed_page_that_was_changed_or_is_gone_is_told(workspace: Agency) -> None:
    (changed, _), (gone, _) = sealed_page(workspace, "plan"), sealed_page(workspace, "now")
    changed.write_bytes(changed.read_bytes().replace(b"<html", b"<html data-x", 1))
    gone.unlink()
    said = rebuild(workspace, "--against", "site")
    assert f"{WEEK}/plan" in results(said, "fault")
    assert said[f"{WEEK}/now"] == ("fault", "It is missing.")


def test_the_same_page_in_other_bytes_of_zlib_is_open(workspace: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    file, path = sealed_page(workspace, "plan")
    keys = file_keys(read_client_keys(workspace.root, read_agency_key(workspace.root, demo=False), "northwind").content)
    payload = max(re.findall(rb"[A-Za-z0-9+/]{200,}=*", file.read_bytes()), key=len)
    opened = sealed_file.open_sealed(keys, path, b64decode(payload))
    monkeypatch.setattr(sealed_file, "_LEVEL", 1)
    other = sealed_file.seal(keys, path, opened.data, opened.edition, deflate=True)
    file.write_bytes(file.read_bytes().replace(payload, b64encode(other)))
    result, message = rebuild(workspace, "--against", "site")[f"{WEEK}/plan"]
    assert (result, "compressed to other bytes" in message) == ("not-verified", True)


def test_what_cannot_be_made_again_is_refused_in_words(workspace: Agency, tmp_path: Path) -> None:
    call = ("verify", "northwind", "--rebuild", "2026-W30")
    refused(aboveboard(workspace.root, *call), "2026-W30 was never published", "Published are: 2026-W45, 2026-W46")
    refused(aboveboard(workspace.root, "verify", "harbour", "--rebuild", WEEK), "never published", "git fetch --tags")
    refused(aboveboard(workspace.root, "verify", "--against", "site"), "--against goes with --rebuild")
    against = ("verify", "northwind", "--rebuild", WEEK, "--against")
    (tmp_path / "empty").mkdir()
    refused(aboveboard(workspace.root, *against, str(tmp_path / "empty")), "holds no site of northwind")
    shutil.rmtree(workspace.root / ".aboveboard")
    refused(aboveboard(workspace.root, *against, "site"), "There is no agency key")
    workspace.git("tag", "--delete", "published/northwind/1")
    refused(aboveboard(workspace.root, *call[:-1], WEEK), "publication 1 is missing", "git fetch --tags")
