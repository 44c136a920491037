import json
from base64 import b64decode

import pytest

from reports.protect import Moment, PublishedFile, seal_client
from reports.protect.key_slots import encode_slots
from reports.protect.keys import file_keys
from reports.protect.sealed_file import NO_EDITION, Opened, open_sealed
from tests.protect.sites import MOMENT, PICTURE, SECRET, Plain, keys, plain_files, shell


def _sealed(files: list[Plain] | None = None, moment: Moment = MOMENT) -> dict[str, bytes]:
    made = seal_client(files or plain_files(), keys(), shell(), moment, "v2")
    return {file.path: file.data for file in made}


def _opened(path: str, data: bytes) -> Opened:
    sealed = b64decode(shell().payload(path, data) or b"") if path.endswith(".html") else data
    return open_sealed(file_keys(keys().content), path, sealed)


def test_every_file_opens_to_what_it_was_and_says_nothing_before() -> None:
    published = _sealed()
    for file in plain_files():
        assert _opened(file.path, published[file.path]).data == file.data
    assert not any(SECRET.encode() in data or PICTURE[:64] in data for data in published.values())
    assert published["slots.bin"] == encode_slots(keys())


def test_the_clients_address_leads_to_the_newest_version() -> None:
    assert b'content="0;url=v2/"' in _opened("index.html", _sealed()["index.html"]).data


def test_equal_input_gives_equal_bytes() -> None:
    assert _sealed() == _sealed()


def test_the_head_names_the_edition_that_each_folders_files_carry() -> None:
    published = _sealed()
    head = json.loads(_opened("head.bin", published["head.bin"]).data)
    assert head.pop("editions") == {
        folder: _opened(path, published[path]).edition.hex()
        for folder, path in (("", "versions.bin"), ("v1", "v1/search.bin"), ("v2", "v2/plan/index.html"))
    }
    assert head == {
        "seq": [7, 3],
        "at": "2026-11-20T18:00:00Z",
        "next": "2026-11-27",
        "ledger": None,
        "signature": None,
    }
    assert _opened("files/x.bin", published["files/x.bin"]).edition == NO_EDITION
    assert _opened("all/history/index.html", published["all/history/index.html"]).edition.hex() in _editions(published)


def test_a_changed_page_changes_its_own_version_the_head_and_nothing_else() -> None:
    files = plain_files()
    changed = [Plain("v2/index.html", b"other") if file.path == "v2/index.html" else file for file in files]
    before, after = _sealed(files), _sealed(changed)
    assert {path for path in before if before[path] != after[path]} == {
        "v2/index.html",
        "v2/plan/index.html",
        "v2/search.bin",
        "head.bin",
    }


def test_a_version_in_two_parts_is_a_fault_of_the_caller() -> None:
    files = [Plain("v1/index.html", b""), Plain("v2/index.html", b""), Plain("v1/search.bin", b"")]
    with pytest.raises(ValueError, match="do not follow each other"):
        list(seal_client(files, keys(), shell(), MOMENT, "v2"))


def test_only_one_version_is_held_at_a_time() -> None:
    taken: list[str] = []

    def files() -> object:
        for file in plain_files():
            taken.append(file.path)
            yield file

    first = next(seal_client(files(), keys(), shell(), MOMENT, "v2"))  # type: ignore[arg-type]  # a generator of them
    assert isinstance(first, PublishedFile)
    assert taken[-1] == "v2/index.html"


def _editions(published: dict[str, bytes]) -> set[str]:
    return set(json.loads(_opened("head.bin", published["head.bin"]).data)["editions"].values())
