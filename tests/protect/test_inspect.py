import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from reports.protect import (
    ClientProof,
    Finding,
    KnownText,
    PublicTexts,
    TextSearch,
    crypto,
    inspect_folder,
    seal_client,
    write_files,
)
from reports.protect.keys import file_keys
from reports.protect.proof import OpenFiles
from reports.protect.sealed_file import seal
from tests.protect.sites import MOMENT, SECRET, keys, plain_files, shell

ASSET = b"/* Search, Results */"
SEARCH = TextSearch([KnownText(SECRET, "harbour: agreement.title"), KnownText("Rex", "harbour: a name")])


def _site(root: Path) -> Path:
    write_files(root / "harbouraddress", seal_client(plain_files(), keys(), shell(), MOMENT, "v2"))
    (root / "assets/abc").mkdir(parents=True)
    (root / "assets/abc/shell.js").write_bytes(ASSET)
    return root


def _findings(root: Path, *, chosen: tuple[str, ...] = (), search: TextSearch = SEARCH) -> tuple[Finding, ...]:
    proof = ClientProof(keys(), shell(), MOMENT)
    public = PublicTexts(frozenset(chosen), shell().text(), root / "assets")
    assets = {"abc/shell.js": crypto.sha256(ASSET)}
    return inspect_folder(root, assets, {"harbouraddress": (proof, [search])}, public)


def _places(root: Path) -> set[tuple[str, str]]:
    return {(finding.path, finding.code) for finding in _findings(root)}


def test_what_was_just_sealed_is_proven(tmp_path: Path) -> None:
    assert _findings(_site(tmp_path)) == ()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("harbouraddress/v1/index.html", "shape"),
        ("harbouraddress/v1/search.bin", "shape"),
        ("harbouraddress/files/x.bin", "shape"),
        ("harbouraddress/slots.bin", "shape"),
        ("harbouraddress/head.bin", "shape"),
        ("assets/abc/shell.js", "asset"),
    ],
)
def test_a_changed_byte_is_found(tmp_path: Path, path: str, code: str) -> None:
    file = _site(tmp_path) / path
    data = file.read_bytes()
    at = len(data) // 2
    file.write_bytes(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])
    assert (path, code) in _places(tmp_path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("harbouraddress/plain.html", "shape"),
        ("harbouraddress/v1/notes.txt", "shape"),
        ("harbouraddress/v1/plan.bin", "shape"),
        ("harbouraddress/v1/.hidden", "shape"),
        ("assets/abc/more.css", "asset"),
        ("preview/index.html", "unknown"),
        ("index.html", "unknown"),
        (".env", "unknown"),
    ],
)
def test_a_file_that_nobody_sealed_is_found(tmp_path: Path, path: str, code: str) -> None:
    file = _site(tmp_path) / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("<p>harmless</p>", encoding="utf-8")
    named = path if code != "unknown" else path.partition("/")[0]
    assert _places(tmp_path) == {(named, code)}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (_site(tmp_path) / "harbouraddress/v1/link.bin").symlink_to(tmp_path / "harbouraddress/v1/search.bin")
    assert ("harbouraddress/v1/link.bin", "shape") in _places(tmp_path)


def test_a_missing_public_file_is_found(tmp_path: Path) -> None:
    (_site(tmp_path) / "assets/abc/shell.js").unlink()
    assert _places(tmp_path) == {("assets/abc", "asset"), ("assets/abc/shell.js", "asset")}


@pytest.mark.parametrize("name", ["index.html", "head.bin", "slots.bin"])
def test_what_every_client_needs_is_missed(tmp_path: Path, name: str) -> None:
    (_site(tmp_path) / "harbouraddress" / name).unlink()
    assert (f"harbouraddress/{name}", "edition") in _places(tmp_path)


def test_a_file_that_is_gone_from_its_version_is_found(tmp_path: Path) -> None:
    (_site(tmp_path) / "harbouraddress/v1/search.bin").unlink()
    found = _places(tmp_path)
    assert ("harbouraddress/v1/index.html", "edition") in found
    assert ("harbouraddress/head.bin", "edition") in found


def test_a_file_of_another_place_is_found(tmp_path: Path) -> None:
    folder = _site(tmp_path) / "harbouraddress"
    (folder / "v2/search.bin").write_bytes((folder / "v1/search.bin").read_bytes())
    assert ("harbouraddress/v2/search.bin", "shape") in _places(tmp_path)


def test_a_page_that_says_more_than_its_shell_is_found(tmp_path: Path) -> None:
    page = _site(tmp_path) / "harbouraddress/v1/index.html"
    page.write_bytes(page.read_bytes().replace(b"</p>", b"</p><!-- x -->"))
    assert _places(tmp_path) >= {("harbouraddress/v1/index.html", "shape")}


def test_base64_that_another_tool_wrote_is_found(tmp_path: Path) -> None:
    page = _site(tmp_path) / "harbouraddress/v1/index.html"
    text = page.read_text(encoding="utf-8")
    found = re.search(r'id="sealed">([^<]*)', text)
    assert found is not None
    page.write_text(text.replace(found[1], found[1][:76] + "\n" + found[1][76:]), encoding="utf-8")
    assert ("harbouraddress/v1/index.html", "shape") in _places(tmp_path)


def test_a_file_sealed_for_another_client_is_found(tmp_path: Path) -> None:
    folder = _site(tmp_path) / "harbouraddress"
    other = file_keys(keys("southwind").content)
    (folder / "v1/search.bin").write_bytes(seal(other, "v1/search.bin", b"{}", bytes(16), deflate=True))
    assert ("harbouraddress/v1/search.bin", "shape") in _places(tmp_path)


def test_a_readable_text_is_found_and_not_repeated(tmp_path: Path) -> None:
    (_site(tmp_path) / "harbouraddress/v1/left.bin").write_bytes(b"xx" + b64encode(SECRET.encode()))
    findings = _findings(tmp_path)
    assert (
        Finding(
            "harbouraddress/v1/left.bin",
            "readable",
            "A text of the workspace can be read here. It stood in harbour: agreement.title.",
        )
        in findings
    )
    assert not any(SECRET in str(finding) for finding in findings)


def test_a_name_in_a_path_is_found_however_short(tmp_path: Path) -> None:
    (_site(tmp_path) / "harbouraddress/rex").mkdir()
    (tmp_path / "harbouraddress/rex/a.bin").write_bytes(b"")
    assert ("harbouraddress/", "readable") in _places(tmp_path)


def test_a_folder_that_holds_nothing_and_a_link_to_one_are_found(tmp_path: Path) -> None:
    folder = _site(tmp_path) / "harbouraddress"
    (folder / "v1/left").mkdir()
    (folder / "v2/elsewhere").symlink_to(tmp_path)
    (folder / "v2/gone.bin").symlink_to(tmp_path / "gone")
    assert _places(tmp_path) == {
        (f"harbouraddress/{name}", "shape") for name in ("v1/left", "v2/elsewhere", "v2/gone.bin")
    }


def test_texts_that_anyone_may_read_stop_nothing(tmp_path: Path) -> None:
    texts = [KnownText("harbouraddress", "chosen"), KnownText("search", "in paths"), KnownText("Results", "in assets")]
    assert _findings(_site(tmp_path), chosen=("harbouraddress",), search=TextSearch(texts)) == ()
    assert [finding.code for finding in _findings(tmp_path, search=TextSearch(texts))] == ["readable"]


def test_older_access_or_another_moment_is_found(tmp_path: Path) -> None:
    _site(tmp_path)
    public = PublicTexts()
    assets = {"abc/shell.js": crypto.sha256(ASSET)}
    for proof in (
        ClientProof(replace(keys(), epoch=4), shell(), MOMENT),
        ClientProof(keys(), shell(), replace(MOMENT, commits=8)),
    ):
        findings = inspect_folder(tmp_path, assets, {"harbouraddress": (proof, ())}, public)
        assert [(finding.path, finding.code) for finding in findings] == [("harbouraddress/head.bin", "edition")]


def test_what_lies_open_is_what_was_chosen_byte_for_byte(tmp_path: Path) -> None:
    root = _site(tmp_path)
    opened = OpenFiles({"abc/feed.xml": b"<feed>Larkmoor</feed>"}, SEARCH)
    (root / "harbouraddress/abc").mkdir()
    file = root / "harbouraddress/abc/feed.xml"

    def codes(chosen: OpenFiles | None = opened) -> list[str]:
        clients = {"harbouraddress": (ClientProof(keys(), shell(), MOMENT, chosen), [SEARCH])}
        assets = {"abc/shell.js": crypto.sha256(ASSET)}
        found = inspect_folder(root, assets, clients, PublicTexts(frozenset(), shell().text(), root / "assets"))
        return [finding.code for finding in found]

    file.write_bytes(b"<feed>Larkmoor</feed>")
    assert codes() == []
    assert "shape" in codes(None)
    file.write_bytes(b"<feed>Larkmoor!</feed>")
    assert "shape" in codes()
    file.write_bytes(f"<feed>{SECRET}</feed>".encode())
    assert codes(OpenFiles({"abc/feed.xml": file.read_bytes()}, SEARCH)) == ["laid-open"]
    file.unlink()
    assert "edition" in codes()
