"""The format as docs/sealed-format.md says it: the examples hold, and a foreign reader agrees."""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reports.access.agency_key import decode_key
from reports.access.roster import read_roster
from reports.protect import crypto, make_shell, read_template, seal_client
from reports.protect.key_slots import open_slots, person_key
from reports.protect.keys import file_keys
from reports.protect.sealed_file import open_sealed, seal
from tests.protect.sites import MOMENT, keys, plain_files
from tests.vectors.make_sealed_1 import FILE, PATH, content, make

READER = Path(__file__).with_name("reader.mjs")


@cache
def _vectors() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="ascii"))
    return found


def _read(jobs: Mapping[str, object]) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "--no-warnings", READER], input=json.dumps(jobs).encode(), capture_output=True, check=True
    )
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def _b64(data: bytes) -> str:
    return b64encode(data).decode()


def _small() -> bytes:
    return b64decode(next(file["sealed"] for file in _vectors()["files"] if file["size"] == 1))


def test_the_examples_are_what_this_sealer_makes() -> None:
    bodies = {file["size"]: b64decode(file["body"]) for file in _vectors()["files"] if file["method"]}
    assert make(bodies) == _vectors()


def test_our_own_reader_opens_the_examples() -> None:
    vectors = _vectors()
    assert (
        _b64(open_slots(b64decode(vectors["slots"]), vectors["people"][0]["passphrase"])) == vectors["keys"]["content"]
    )
    using = file_keys(b64decode(vectors["keys"]["content"]))
    for file in vectors["files"]:
        if "sealed" in file:
            opened = open_sealed(using, file["path"], b64decode(file["sealed"]))
            assert (opened.data, opened.deflated) == (content(file["size"]), bool(file["method"]))
    access = vectors["access"]
    roster = read_roster(access["access.yml"].encode(), decode_key(access["agency_key"]), access["client"])
    assert _b64(roster.keys.content) == vectors["keys"]["content"]


def test_a_foreign_reader_opens_the_examples() -> None:
    vectors = _vectors()
    key = vectors["keys"]["content"]
    large = seal(file_keys(b64decode(key)), PATH, content(200_000), bytes(16), deflate=False)
    files = [file for file in vectors["files"] if "sealed" in file]
    said = _read(
        {
            "normalized": [case["typed"] for case in vectors["normalized"]],
            "unlock": [{"slots": vectors["slots"], "passphrase": each["passphrase"]} for each in vectors["people"]],
            "open": [
                *({"key": key, "path": file["path"], "sealed": file["sealed"]} for file in files),
                {"key": key, "path": PATH, "sealed": _b64(large)},
            ],
        }
    )
    assert said["normalized"] == [case["bytes"] for case in vectors["normalized"]]
    assert said["unlock"] == [{"bytes": key}] * 2
    assert said["open"] == [{"bytes": _b64(content(size))} for size in (*(file["size"] for file in files), 200_000)]


def test_a_foreign_reader_opens_a_whole_site() -> None:
    passphrase = "amber-boat-cedar-door-ember-field"
    people = {"sponsor": crypto.public_key(person_key(passphrase, keys().salt))}
    shell = make_shell(read_template(), [], "../assets/abc", "en", "Harbour Lane Studio")
    sealed = seal_client(plain_files(), replace(keys(), people=people), shell, MOMENT, "v2")
    published = {file.path: file.data for file in sealed}

    unlocked = _read({"unlock": [{"slots": _b64(published["slots.bin"]), "passphrase": passphrase.replace("-", " ")}]})
    key = unlocked["unlock"][0]["bytes"]
    pages = [path for path in published if path.endswith(".html")]
    others = [path for path in published if path.endswith(".bin") and path != "slots.bin"]
    said = _read(
        {
            "pages": [{"key": key, "path": path, "page": published[path].decode()} for path in pages],
            "open": [{"key": key, "path": path, "sealed": _b64(published[path])} for path in others],
        }
    )
    read = dict(
        zip((*pages, *others), (b64decode(each["bytes"]) for each in (*said["pages"], *said["open"])), strict=True)
    )
    assert {path: read.pop(path) for path in [file.path for file in plain_files()]} == {
        file.path: file.data for file in plain_files()
    }
    assert json.loads(read.pop("head.bin"))["seq"] == [7, 3]
    assert b'url=v2/"' in read.pop("index.html")
    assert read == {}


def test_a_foreign_reader_refuses_what_it_must() -> None:
    key, sealed = _vectors()["keys"]["content"], _small()
    flipped = [sealed[:at] + bytes((sealed[at] ^ 0x80,)) + sealed[at + 1 :] for at in range(len(sealed))]
    cases = [
        *((PATH, key, data) for data in flipped),
        *((PATH, key, sealed[:length]) for length in (0, 8, 72, len(sealed) - 1)),
        (PATH, key, sealed + b"x"),
        ("pkzabcdefghijklmnopq/index.html", key, sealed),
        (PATH, key, sealed[:24] + bytes(16) + sealed[40:]),
        (PATH, _b64(bytes(32)), sealed),
    ]
    said = _read({"open": [{"key": of, "path": path, "sealed": _b64(data)} for path, of, data in cases]})
    assert {answer.get("error") for answer in said["open"]} == {"damaged", "other-build"}
    assert said["open"][-1] == {"error": "other-build"}


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ("passphrase", "wrong-passphrase"),
        ("foreign", "wrong-passphrase"),
        ("zero", "wrong-passphrase"),
        ("few", "bad-slots"),
        ("many", "bad-slots"),
        ("cut", "bad-slots"),
        ("magic", "bad-slots"),
    ],
)
def test_a_foreign_reader_refuses_bad_slots(what: str, error: str) -> None:
    slots, passphrase = b64decode(_vectors()["slots"]), _vectors()["people"][0]["passphrase"]
    lowest = slots[:24] + (600_000).to_bytes(4) + slots[28:]
    changed = {
        "passphrase": lowest,
        "foreign": lowest[:28] + bytes(16) + lowest[44:],
        "zero": lowest[:44] + (1).to_bytes(2) + bytes(80),
        "few": slots[:24] + (1).to_bytes(4) + slots[28:],
        "many": slots[:24] + (10**9).to_bytes(4) + slots[28:],
        "cut": slots[:-1],
        "magic": b"ABSLOT02" + slots[8:],
    }[what]
    said = _read({"unlock": [{"slots": _b64(changed), "passphrase": passphrase}]})
    assert said["unlock"] == [{"error": error}]
