"""Broken and hostile workspaces, whole: told in words or taken as what they are, never a traceback, never obeyed."""

import json
import os
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reports.model import Agreement, Profile, Update
from reports.source.shapes import TEXTS, Shape
from tests.end_to_end.places import CLIENTS, contents, moved_copy, small_workspace
from tests.end_to_end.planting import NO_RULES, Planter, Plants, aboveboard, give_access, keep_records
from tests.end_to_end.test_commands import refused
from tests.support.agency import Agency

pytestmark = pytest.mark.slow
HARBOUR = f"clients/{CLIENTS[0]}"
UPDATE = f"{HARBOUR}/updates/2026-W47.yml"
HOSTILE = (
    "</script></title><img src=x onerror=alert(1)><svg onload=alert(1)>{{ 7*191 }}{% raw %} %PAYLOAD% %ROOT% "
    "[x](javascript:alert(1)) [y](data:text/html,x) <!-- ' \\u2028"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_workspace(tmp_path_factory.mktemp("broken") / "here").root
    assert aboveboard(root, "build").returncode == 0
    return root


@pytest.fixture
def workspace(place: Path, tmp_path: Path) -> Agency:
    return Agency(moved_copy(place, tmp_path / "mine"))


def a_folder(name: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).unlink()
        (root / name).mkdir()

    return change


def written(name: str, data: bytes) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    return change


def linked(name: str, to: str) -> Callable[[Path], None]:
    return lambda root: (root / name).symlink_to(to)


def addressed(*addresses: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        for client, address in zip(CLIENTS, addresses, strict=False):
            with (root / "clients" / client / "client.yml").open("a") as file:
                file.write(f"address: {address}\n")

    return change


FINDINGS: dict[str, tuple[Callable[[Path], None], str]] = {
    "client.yml is a folder": (a_folder(f"{HARBOUR}/client.yml"), "there is no client.yml"),
    "agency.yml is a folder": (a_folder("agency.yml"), "there is no agency.yml"),
    "random bytes": (written(UPDATE, bytes(range(256)) * 9), "not-utf-8"),
    "a zero": (written("agency.yml", b"name: a\0b"), "U+0000"),
    "huge": (written(f"{HARBOUR}/agreement.yml", b"a" * 30_000_000), "256 KB are allowed"),
    "brackets": (written(UPDATE, b"[" * 200_000), "12 levels"),
    "aliases": (written(UPDATE, b"a: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n"), "anchors"),
    "code": (written(UPDATE, b"by: !!python/object/apply:os.system [id]\n"), "tags"),
    "empty": (written(UPDATE, b""), "missing-key"),
    "access.yml is nothing": (written(f"{HARBOUR}/access.yml", b""), "missing-key"),
    "access.yml is torn": (written(f"{HARBOUR}/access.yml", b"people: ["), "bad-yaml"),
    "a link to a file": (linked(f"{HARBOUR}/files/passwd.pdf", "/etc/passwd"), "symbolic-link"),
    "a link to a folder": (linked("clients/etc", "/etc"), "symbolic-link"),
    "a link to another client": (linked("clients/twin", CLIENTS[0]), "symbolic-link"),
    "an address that leads out": (addressed("../x"), "lower case letters"),
    "an address twice": (addressed("same", "same"), "`same` is the address of harbour, too"),
    "the site's own address": (addressed("assets"), "`assets` is taken"),
    "a reserved id": (written("clients/assets/client.yml", b"name: x\n"), "bad-client-id"),
    "a name with commands for terminals": (written(f"{HARBOUR}/files/\x1b[31m\n.pdf", b"x"), r"\x1b[31m\n.pdf"),
    "a name that is no text": (written(os.fsdecode(f"{HARBOUR}/files/".encode() + b"\xff.pdf"), b"x"), "no UTF-8"),
}
REFUSALS = {
    "mkdocs.yml is torn": (written("mkdocs.yml", b"site_name: [a\n b: : c"), "mkdocs.yml:2:3: bad-yaml"),
    "mkdocs.yml is bytes": (written("mkdocs.yml", b"\xff\xfe"), "not-utf-8"),
    "mkdocs.yml is a list": (written("mkdocs.yml", b"- a\n"), "holds no keys with values"),
    "mkdocs.yml runs code": (written("mkdocs.yml", b"site_name: !!python/object/apply:os.system [id]"), "tags"),
    "mkdocs.yml includes": (written("mkdocs.yml", b"INHERIT: /etc/passwd\n"), "INHERIT: it is no setting"),
    "hooks": (written("mkdocs.yml", b"hooks: [a.py]\n"), "hooks: frames are made once"),
    "plugins": (written("mkdocs.yml", b"plugins: [search, tags]\n"), "plugins: tags: frames are made once"),
    "a style that is missing": (written("mkdocs.yml", b"extra_css: [no.css]\n"), "The theme has no file no.css"),
    "a theme that is torn": (written("theme/main.html", b"{% bl"), "The theme cannot be rendered"),
    "a theme that leads nowhere": (written("theme/main.html", b'{% extends "no.html" %}'), "theme/ beside mkdocs.yml"),
    "a theme of another kind": (written("theme/main.html", b"hello"), "The theme cannot be rendered"),
    "a theme with a client's name in code": (
        written(
            "theme/main.html",
            b'{% extends "base.html" %}{% block libs %}<script>a="{{ config.site_name }}"</script>{% endblock %}',
        ),
        "A script of the theme holds a text of the client",
    ),
    "a stylesheet with a client's name": (
        written("theme/stylesheets/goals.css", b"/* warmer, for the harbour people */"),
        "theme/stylesheets/goals.css names a client",
    ),
    "the output is a file": (written("site", b""), "is a file, not a folder"),
    "the output is not ours": (written("site/notes.txt", b"mine"), "holds files that no build made"),
}


@pytest.mark.parametrize(("change", "said"), FINDINGS.values(), ids=FINDINGS)
def test_what_is_broken_is_found(workspace: Agency, change: Callable[[Path], None], said: str) -> None:
    change(workspace.root)
    for verb in ("check", "build"):
        refused(aboveboard(workspace.root, verb), said, code=1)
    assert not (workspace.root / "site").exists()


@pytest.mark.parametrize(("change", "said"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_built_is_refused(workspace: Agency, change: Callable[[Path], None], said: str) -> None:
    change(workspace.root)
    before = contents(workspace.root / "site")
    refused(aboveboard(workspace.root, "build"), said)
    assert contents(workspace.root / "site") == before
    assert not (workspace.root / ".site.building").exists()


def test_one_client_never_takes_another_s_place(workspace: Agency) -> None:
    """The address is that of HEAD, though the working copy is fine by now."""
    root = workspace.root
    addressed("same")(root)
    workspace.commit("An address")
    assert aboveboard(root, "build").returncode == 0
    files = [root / "clients" / client / "client.yml" for client in CLIENTS]
    files[0].write_text(files[0].read_text().replace("address: same\n", ""))
    files[1].write_text(files[1].read_text() + "address: same\n")
    workspace.commit("Moved")
    before = contents(root / "site")
    refused(aboveboard(root, "build", "--client", CLIENTS[1]), "holds another client's site", "build all clients")
    assert contents(root / "site") == before
    assert aboveboard(root, "build").returncode == 0


def test_torn_work_of_before_is_done_again(workspace: Agency, place: Path) -> None:
    assert aboveboard(workspace.root, "build").returncode == 0
    kept = [*(workspace.root / ".cache").rglob("*.json")]
    assert kept
    for file in kept:
        file.write_text("{")
    assert aboveboard(workspace.root, "build").returncode == 0
    assert contents(workspace.root / "site") == contents(place / "site")


def test_what_lies_in_the_cache_s_place_stays_and_keeps_nothing_from_being_built(workspace: Agency) -> None:
    written(".cache", b"mine")(workspace.root)
    assert aboveboard(workspace.root, "build").returncode == 0
    assert (workspace.root / ".cache").read_bytes() == b"mine"


def test_odd_names_of_files_are_published_under_names_of_their_own(workspace: Agency) -> None:
    names = ('a"b<script>.pdf', "ünïcode 文 %2e.pdf", "con.pdf", "a'b&c.pdf")
    for name in names:
        workspace.write(f"{HARBOUR}/files/{name}", name)
    attached = "".join(f"  - file: '{f'files/{name}'.replace(chr(39), chr(39) * 2)}'\n" for name in names)
    text = (workspace.root / UPDATE).read_text()
    workspace.write(UPDATE, f"{text}attachments:\n{attached}")
    workspace.commit("Odd names")
    for arguments in ((), ("--plain",)):
        done = aboveboard(workspace.root, "build", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    assert all(path.isascii() and '"' not in path for path in contents(workspace.root / "preview"))


class Hostile(Planter):
    """Writes code of every kind where a text may stand."""

    def _value(self, shape: Shape, place: str) -> object:
        found = super()._value(shape, place)
        return f"{HOSTILE}{found}" if shape.kind in TEXTS and isinstance(found, str) else found


class Read(HTMLParser):
    """Notes what a page would run or follow."""

    def __init__(self) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.targets: list[str] = []
        self.code: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.targets += [value for name, value in attrs if name in {"href", "src", "action"} and value]

    def handle_data(self, data: str) -> None:
        self.code += [data] if self.cdata_elem == "script" else []


def test_code_in_any_text_stays_text(tmp_path: Path) -> None:
    plants, workspace = Plants(), Agency(tmp_path)
    planter = Hostile(plants, "a")
    planter.ids["member"] = "lead"
    agency = {"name": "Quay </script><img src=x onerror=alert(1)> {{ 7*191 }}", "team": {"lead": {"name": "L"}}}
    workspace.write("agency.yml", json.dumps(agency | {"rules": NO_RULES}))
    folder = "clients/bay"
    workspace.write(f"{folder}/client.yml", planter.document("client", Profile))
    workspace.write(f"{folder}/agreement.yml", planter.document("agreement", Agreement))
    keep_records(workspace, planter, folder)
    workspace.write(f"{folder}/updates/2026-W46.yml", planter.document("update", Update, summary=HOSTILE))
    for name, data in planter.files.items():
        workspace.write(f"{folder}/{name}", data)
    workspace.commit("<script>alert(1)</script>", author="\"'&{{ 7*191 }} onload=alert(1) <x@example.com>")
    person = planter.ids["person"]
    give_access(tmp_path, ("bay", person))
    for arguments in (("check",), ("build",), ("build", "--plain")):
        done = aboveboard(tmp_path, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((tmp_path / "preview" / "bay").rglob("index.html"))
    locks = sorted((tmp_path / "site").rglob("index.html"))
    assert min(len(pages), len(locks)) >= 6
    for page in (*pages, *locks):
        text = page.read_text()
        read = Read()
        read.feed(text)
        assert read.handlers == [], page
        assert not any("alert" in code for code in read.code), page
        assert not any(target.lower().startswith(("javascript:", "data:text")) for target in read.targets), page
        assert "x" not in read.targets, page
        assert str(7 * 191) not in text, page
