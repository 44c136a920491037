"""What strangers, other clients' readers and a client's own people may never read, looked for in a whole site."""

import base64
import gzip
import json
import os
import re
import shutil
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from reports.access import read_agency_key, read_client_keys
from reports.model.values import PORTFOLIO
from reports.protect.identity import SealedIdentity
from reports.protect.keys import file_keys, open_folder
from reports.protect.sealed_file import open_sealed
from tests.end_to_end.planting import (
    MARK,
    SECRET,
    WEEKS,
    Plants,
    aboveboard,
    client_id,
    give_access,
    marks_in,
    marks_of,
    planted_workspace,
)
from tests.support.agency import Agency

pytestmark = pytest.mark.slow
PAYLOAD = re.compile(rb'<script type="application/octet-stream" id="sealed">([^<]*)</script>')


@dataclass(frozen=True)
class Planted:
    root: Path
    plants: Plants
    key: str
    said: str

    def opened(self, owner: str) -> dict[str, bytes]:
        """Every sealed file of a client, by path, opened."""
        return self._opened("site", client_id(owner))

    def opened_portfolio(self) -> dict[str, bytes]:
        """Every sealed file of the agency's own site, by path, opened."""
        return self._opened("portfolio", PORTFOLIO)

    def _opened(self, output: str, whose: str) -> dict[str, bytes]:
        keys = read_client_keys(self.root, read_agency_key(self.root, demo=False), whose)
        folder = self.root / output / SealedIdentity(keys.address, "").address(whose, None)
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "slots.bin")
        names = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        return {name: open_sealed(file_keys(keys.content), name, sealed(data)).data for name, data in names.items()}


def sealed(data: bytes) -> bytes:
    page = PAYLOAD.search(data)
    return base64.b64decode(page[1]) if page else data


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    root = tmp_path_factory.mktemp("planted")
    plants = planted_workspace(root)
    people = [(client_id(owner), first_of(root / "clients" / client_id(owner) / "client.yml")) for owner in "ab"]
    key = give_access(root, *people, ("--portfolio", first_of(root / "agency.yml", "team")))
    ran = [aboveboard(root, *words) for words in (("check",), ("build",), ("overview", "--site"))]
    said = "".join(done.stdout + done.stderr for done in ran)
    assert [done.returncode for done in ran] == [0, 0, 0], said
    return Planted(root, plants, key, said)


def first_of(file: Path, key: str = "people") -> str:
    return next(iter(json.loads(file.read_text().partition("\n")[2])[key]))


@pytest.mark.parametrize(
    "hidden",
    [
        b"plantqa1234x",
        b"PlantQa1234X",
        base64.b64encode(b"..plantqa1234x.."),
        base64.b64encode(b".plantqa1234x.."),
        base64.b64encode(b"plantqa1234x"),
        base64.urlsafe_b64encode(b"\xff\xfeplantqa1234x\xff\xfe"),
        b"plantqa1234x".hex().encode(),
        b"".join(b"%%%02X" % byte for byte in b"plantqa1234x"),
        quote("“plantqa1234x”").encode(),
        "plantqa1234x".encode("utf-16"),
        b"..." + gzip.compress(b"plantqa1234x" * 3, mtime=0),
        b"..." + zlib.compress(b"plantqa1234x" * 3),
        base64.b64encode(zlib.compress(b"plantqa1234x")),
    ],
)
def test_the_search_finds_a_mark_however_it_is_coded(hidden: bytes) -> None:
    assert marks_of(b"around " + hidden + b" it") == {"plantqa1234x"}


@pytest.mark.parametrize("output", ["site", "portfolio"])
def test_nothing_of_the_workspace_can_be_read_in_what_is_published(planted: Planted, output: str) -> None:
    found = marks_in(planted.root / output)
    assert {mark: planted.plants.places.get(mark) for mark in found} == {}


@pytest.mark.parametrize("output", ["site", "portfolio"])
def test_no_planted_day_stands_in_what_is_published(planted: Planted, output: str) -> None:
    days = [b"2026-11-17", b"2026-11-27", *(week.encode() for week in WEEKS)]
    files = [path for path in (planted.root / output).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files for day in days if day in path.read_bytes() or day.decode() in str(path)] == []


@pytest.mark.parametrize("owner", "ab")
def test_what_is_private_is_nowhere_even_for_those_who_have_the_passphrase(planted: Planted, owner: str) -> None:
    found = {mark for path, data in planted.opened(owner).items() for mark in marks_of(path.encode() + data)}
    leaked = {mark: planted.plants.places.get(mark) for mark in found if mark[6] == SECRET or mark == "731958999"}
    assert leaked == {}


def test_the_portfolio_tells_the_team_of_all_clients_and_of_private_values_only_own_dates(planted: Planted) -> None:
    opened = planted.opened_portfolio()
    found = {mark for path, data in opened.items() for mark in marks_of(path.encode() + data)}
    told = {(mark[6], planted.plants.places.get(mark)) for mark in found}
    assert {("a", "client.name"), ("b", "client.name")} <= told
    assert {place for owner, place in told if owner == SECRET or place is None} == set()


@pytest.mark.parametrize(("owner", "other"), ["ab", "ba"])
def test_no_client_meets_another(planted: Planted, owner: str, other: str) -> None:
    found = {mark for data in planted.opened(owner).values() for mark in marks_of(data)}
    assert {mark: planted.plants.places.get(mark) for mark in found if mark[6] == other} == {}


@pytest.mark.parametrize("owner", "ab")
def test_the_client_s_own_people_read_what_was_planted_for_them(planted: Planted, owner: str) -> None:
    found = {mark for data in planted.opened(owner).values() for mark in marks_of(data)}
    told = {planted.plants.places[mark] for mark in found if mark in planted.plants.places and mark[6] == owner}
    assert told >= {"client.name", "agreement.title", "agreement.goals.*.want", "update.summary", "update.done.*.what"}
    assert told >= {"update: a picture's t", "update.attachments.*.file: inside", "update.corrects.why"}
    assert told >= {"agreement.title, amended"}


def test_a_preview_holds_nothing_private_either(planted: Planted) -> None:
    done = aboveboard(planted.root, "build", "--plain", "--as-of", "2026-11-20")
    assert done.returncode == 0, done.stderr
    found = marks_in(planted.root / "preview")
    assert {mark: planted.plants.places.get(mark) for mark in found if mark[6] == SECRET or mark == "731958999"} == {}


def test_the_key_is_told_once_and_never_again(planted: Planted) -> None:
    body = planted.key.removeprefix("aboveboard-key-1-")
    assert body not in planted.said.replace("-", "")
    assert body.encode() not in b"".join(path.read_bytes() for path in planted.root.rglob("*") if is_readable(path))


def is_readable(path: Path) -> bool:
    return path.is_file() and ".aboveboard" not in path.parts


def test_neither_rendering_nor_git_is_given_the_key(planted: Planted, tmp_path: Path) -> None:
    """A git that tells what it and whoever called it were given stands first in the way."""
    spied = tmp_path / "spied"
    git = tmp_path / "git"
    real = "/usr/bin/git"
    git.write_text(
        f'#!/bin/sh\n{{ env; tr "\\0" "\\n" </proc/$$/cmdline; tr "\\0" "\\n" </proc/$PPID/cmdline; '
        f'tr "\\0" "\\n" </proc/$PPID/environ; }} >>{spied} 2>/dev/null\nexec {real} "$@"\n'
    )
    git.chmod(git.stat().st_mode | stat.S_IXUSR)
    key_file = planted.root / ".aboveboard" / "key"
    moved = tmp_path / "key"
    key_file.rename(moved)
    try:
        path = f"{tmp_path}{os.pathsep}/usr/bin:/bin"
        done = aboveboard(planted.root, "build", "--out", str(tmp_path / "out"), ABOVEBOARD_KEY=planted.key, PATH=path)
    finally:
        moved.rename(key_file)
    assert done.returncode == 0, done.stderr
    told = spied.read_text(errors="replace")
    assert "reports.pipeline.process" in told
    assert planted.key.removeprefix("aboveboard-key-1-") not in told + done.stdout + done.stderr


def test_a_mistyped_key_is_not_repeated(planted: Planted) -> None:
    wrong = planted.key[:-1] + ("a" if planted.key[-1] != "a" else "b")
    done = aboveboard(planted.root, "build", ABOVEBOARD_KEY=wrong)
    assert done.returncode == 2
    assert wrong[20:40] not in done.stdout + done.stderr


def test_what_lies_open_says_no_more_than_was_chosen(planted: Planted, tmp_path: Path) -> None:
    root = shutil.copytree(planted.root, tmp_path / "workspace")
    for owner, level in (("a", "plain"), ("b", "summary")):
        file = root / "clients" / client_id(owner) / "client.yml"
        comment, _, text = file.read_text().partition("\n")
        told = json.loads(text)
        told["notices"]["subscriptions"] = level
        file.write_text(f"{comment}\n{json.dumps(told)}\n")
    Agency(root).commit("Lay open", on="2026-11-30T10:00:00+00:00")
    done = aboveboard(root, "build", ABOVEBOARD_KEY=planted.key)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("can be read without a passphrase") == 2
    agency = read_agency_key(root, demo=False)
    for owner, may_say in (("a", {"agency.site"}), ("b", None)):
        keys = read_client_keys(root, agency, client_id(owner))
        folder = (
            root / "site" / SealedIdentity(keys.address, "").address(client_id(owner), None) / open_folder(keys.content)
        )
        assert {file.name for file in folder.iterdir()} == {"calendar.ics", "feed.xml"}
        marks = marks_in(folder)
        assert {mark[len(MARK)] for mark in marks} <= {"g", owner}
        assert may_say is None or {planted.plants.places[mark] for mark in marks} == may_say
