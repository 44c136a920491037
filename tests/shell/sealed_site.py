"""Invented articles of one client → a small sealed site in a folder, as `build` lays it out."""

import base64
import hashlib
import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

from reports.pages import RECORD_PAGES, VERSION_PAGES
from reports.pages.article import Article, Heading, slot
from reports.pages.ending import Contact
from reports.pages.signing import Choice, Person, Proposal, signing
from reports.pages.since import Seen
from reports.pages.template import render
from reports.pipeline.sealing import shell_assets
from reports.protect import crypto
from reports.protect.head import Moment
from reports.protect.identity import SealedIdentity
from reports.protect.key_slots import person_key
from reports.protect.keys import ClientKeys
from reports.protect.seal import PublishedFile, seal_client
from reports.protect.shell import make_shell, read_template
from reports.protect.wrapper import with_wrappers
from reports.resources import theme_folder
from reports.site.assets import Asset, theme_assets
from reports.site.compose import imprint
from reports.site.content import Content
from reports.site.frame import render_frames
from reports.site.frames import FrameSet, inline_scripts
from reports.site.settings import site_settings
from reports.site.site_files import Kind, SiteFile, site_files
from reports.words import Words
from tests.site.sample import SampleFile

WORDS = Words("en")
ADDRESS = "larkmoor"
PASSPHRASES: Mapping[str, str] = {"sponsor": "otter maple Éclair stove", "lead": "quiet lantern seven bridge"}
OLD_WORD = "zebrafinch"
SALT = bytes(range(16))
WEEKS = ("2026-W46", "2026-W47")
MORE_WEEKS = (*WEEKS, "2026-W48")
DAYS = """<p data-as-of="2026-11-20" data-after="2026-12-04">
<time datetime="2026-11-18" data-day="due">2 days overdue</time>
<time datetime="2026-11-23" data-day="due">by 23 Nov</time>
<time datetime="2026-12-01" data-day>1 Dec</time></p>"""
"""A report of 20 November, with dates that are looked at on another day."""
PAST = "risks"
"""The page that every version has but the newest."""


def picture(width: int = 64, height: int = 48) -> bytes:
    """Return a PNG of one colour."""
    rows = (b"\0" + b"\x0b\x5a\x73" * width) * height
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


BYTES: Mapping[str, bytes] = {
    "files/shelf.png": picture(),
    "files/the plan & more.pdf": b"%PDF-1.4\n" + bytes(range(256)) * 200,
}
FILES: Mapping[str, SampleFile] = {
    name: SampleFile(name, hashlib.sha256(data).hexdigest(), name.endswith("png"), 64, 48)
    for name, data in BYTES.items()
}

MANAGER = Contact("Account manager", "Ada Holt", "", "", "ada+acceptances@quayside.example", "")
BODY = "Agreement “Shop <b>2</b> & more”\n\nPrice: 14 000 EUR\nWe deliver:\n  - a shelf\n\n  - Zoë's chair\n"
PROPOSALS = (
    Proposal(
        client="larkmoor",
        document="agreement",
        title="Agreement",
        version=2,
        digest=f"sha256:{'a' * 64}",
        supersedes=f"sha256:{'b' * 64}",
        missing=(Person("sponsor", "Zoe\u0308 Lind"), Person("lead", "Ben Okri")),
        body=BODY,
    ),
    Proposal(
        client="larkmoor",
        document="cr-001",
        title="A second shelf",
        version=1,
        digest=f"sha256:{'c' * 64}",
        supersedes=None,
        missing=(Person("sponsor", "Zoe\u0308 Lind"),),
        body="A second shelf\n",
        choices=(Choice("wait", "Wait until spring"), Choice("add", "Add it now, for 900 EUR")),
    ),
)
"""What waits to be signed, on the page Agreement of every version."""


@dataclass(frozen=True, slots=True)
class SealedSite:
    """A site in a folder. `folder` is served; names are below the client's root."""

    folder: Path
    weeks: tuple[str, ...]
    identity: SealedIdentity

    @property
    def root(self) -> Path:
        return self.folder / ADDRESS

    def page(self, week: str, name: str = "now") -> str:
        """Return a page's address below the client's root."""
        page = self.identity.page(name)
        return f"{self.identity.folder(week)}/{page}/" if page else f"{self.identity.folder(week)}/"


@dataclass(frozen=True, slots=True)
class Told:
    """What the head tells: the head codes of all publications, and the day for which the next update was promised."""

    codes: tuple[str, ...] = ()
    promised: date | None = None


UNTOLD = Told()


def frames() -> FrameSet:
    """Render the theme's frames: one real build by MkDocs and Material, the slow part."""
    return render_frames(Path(), site_settings({}), WORDS).collapsed()


def write_site(
    folder: Path,
    frames: FrameSet,
    weeks: tuple[str, ...] = WEEKS,
    *,
    content: bytes = b"c" * 32,
    epoch: int = 1,
    portable: bool = False,
    told: Told = UNTOLD,
) -> SealedSite:
    """Write a sealed site; a build of more weeks, or under another content key, is a later one."""
    assets = theme_assets(Path(), [frames], shell_assets())
    identity = SealedIdentity(b"a" * 32, assets.folder)
    shell = make_shell(read_template(), _script_hashes(frames), f"../{assets.folder}", "en", "Quayside & Søn")
    keys = ClientKeys(content, b"a" * 32, SALT, bytes([epoch]) * 32, _people(), epoch)
    fewer = tuple(name for name in VERSION_PAGES if name != PAST)
    versions = (_content(week, fewer if week == weeks[-1] else VERSION_PAGES) for week in weeks)
    files = site_files(frames, identity, versions, _content("all", RECORD_PAGES))
    ledger = [{"seq": seq, "code": code} for seq, code in enumerate(told.codes, start=1)]
    files = chain(files, [SiteFile("all/ledger.bin", json.dumps(ledger).encode(), compress=True, kind=Kind.VERSIONS)])
    moment = Moment(len(weeks), datetime(2026, 11, 20, tzinfo=UTC), told.promised, ledger[-1] if ledger else None)
    published = seal_client(files, keys, shell, moment, identity.folder(weeks[-1]))
    _write(folder / ADDRESS, with_wrappers(published) if portable else published)
    _write(folder / assets.folder, assets.files)
    _write(folder / "modules", _modules())
    return SealedSite(folder, weeks, identity)


def _script_hashes(frames: FrameSet) -> list[str]:
    digests = (hashlib.sha256(code.encode()).digest() for code in inline_scripts([frames]))
    return [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]


def _people() -> dict[str, bytes]:
    return {name: crypto.public_key(person_key(words, SALT)) for name, words in PASSPHRASES.items()}


def _write(folder: Path, files: "list[PublishedFile] | tuple[Asset, ...] | object") -> None:
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)


def _modules() -> Iterator[Asset]:
    """Yield the shell's modules one by one, for tests that call what is in them."""
    yield from (Asset(module.name, module.read_bytes()) for module in (theme_folder() / "shell").glob("*.js"))


def _content(folder: str, names: tuple[str, ...]) -> Content:
    articles = tuple(_article(folder, name) for name in names)
    return Content(folder, folder, imprint(WORDS, "Larkmoor Outdoor", "Quayside"), articles, FILES, BYTES.__getitem__)


def _article(folder: str, name: str) -> Article:
    rare = OLD_WORD if (folder, name) == ("2026-W46", "update") else "sparrow"
    text = "".join(
        f"<p>Line {line} of {name}, {folder}: nothing of note happened on this day.</p>" for line in range(60)
    )
    since = _since(folder) if name == "now" else ""
    html = f"""<div class="ab ab-{name}"><h1 id="{name}">{name.title()} of {folder}</h1>{since}
<p><a href="{slot("page", "plan#far")}">Plan</a> <a href="{slot("page", "all/history")}">History</a>
<img {slot("image", "files/shelf.png")} alt="A shelf">
<a {slot("download", "files/the plan & more.pdf")}>The plan</a></p>
{DAYS}
<h2 id="near">Near</h2>{_forms() if name == "agreement" else ""}{text}
<h2 id="far">Far</h2><p>A {rare} was seen.</p>{text}</div>"""
    return Article(folder, name, name.title(), html, name, (Heading("near", "Near"), Heading("far", "Far")))


def _since(folder: str) -> str:
    return render(
        "since.html.j2", WORDS, {"seen": [Seen("status", "Status", folder, "plan"), Seen("x", "Same", "1", "plan")]}
    )


def _forms() -> str:
    made = (signing(proposal, "Quayside & Søn", (MANAGER,), WORDS) for proposal in PROPOSALS)
    return "".join(render("sign.html.j2", WORDS, {"signing": form}) for form in made)
