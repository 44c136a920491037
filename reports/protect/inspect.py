"""A folder about to be published → what in it may not be there: the proof in every build.

First by what may be there (`proof`), then by known texts, which finds mistakes and proves nothing alone.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reports.protect import crypto
from reports.protect.known_texts import KnownText
from reports.protect.proof import ClientProof, Looked
from reports.protect.text_search import TextSearch

ASSETS = "assets"
LAID_OPEN = "laid-open"
"""The code of findings that no fault of ours, but the agency's words bring about."""
_FIXED_NAMES = "all assets calendar feed files head index ledger search slots versions bin html ics xml"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that may not be published. `path` is seen from the inspected folder; no message holds a text."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class PublicTexts:
    """Texts that anyone may read, and that therefore stop no build.

    `chosen`: the agency's name, addresses, readable versions · `shell`: what the lock page says to everyone ·
    `assets`: the folder of public files.
    """

    chosen: frozenset[str] = frozenset()
    shell: str = ""
    assets: Path | None = None

    def __contains__(self, text: str) -> bool:
        """Whether a text occurs among them."""
        folded = text.casefold()
        if any(folded in public.casefold() for public in (*self.chosen, self.shell, _FIXED_NAMES)):
            return True
        return self.assets is not None and any(text.encode() in data for _, data in _files(self.assets))


def inspect_folder(
    folder: Path,
    assets: Mapping[str, bytes],
    clients: Mapping[str, tuple[ClientProof, Sequence[TextSearch]]],
    public: PublicTexts,
) -> tuple[Finding, ...]:
    """Prove a whole site.

    `assets` holds each public file's SHA-256 by its path below `assets/`; `clients`, by address, what each client's
    folder is proven against and searched for.
    """
    known = {ASSETS, *clients}
    strangers = (entry.name for entry in folder.iterdir() if entry.name not in known)
    findings = [Finding(name, "unknown", "Nothing of this name belongs to the site.") for name in strangers]
    findings += inspect_assets(folder / ASSETS, assets)
    for address, (proof, searches) in clients.items():
        findings += inspect_client(folder / address, proof, searches, public)
    return tuple(sorted(findings))


def inspect_assets(folder: Path, assets: Mapping[str, bytes]) -> Iterator[Finding]:
    """Prove that the public files are those of the theme, by hash: none missing, none more, none changed."""
    found = {path: crypto.sha256(data) for path, data in _files(folder)}
    for path in sorted(found.keys() | assets.keys()):
        if found.get(path) != assets.get(path):
            yield Finding(f"{ASSETS}/{path}", "asset", "This is no public file of the theme, or it was changed.")


def inspect_client(
    folder: Path, proof: ClientProof, searches: Sequence[TextSearch], public: PublicTexts
) -> Iterator[Finding]:
    """Prove one client's folder, named by the client's address."""
    address = folder.name
    looked = []
    for path, data in _files(folder):
        file = proof.look(path, data)
        looked.append(file)
        if file.fault:
            yield Finding(f"{address}/{path}", "shape", file.fault)
        if file.lies_open:
            yield from _laid_open(f"{address}/{path}", proof.opened.never.in_bytes(file.raw), public)
            continue
        for search in searches:
            yield from _readable(f"{address}/{path}", search.in_bytes(file.raw), public)
    for path, fault in proof.faults(file for file in looked if not file.fault):
        yield Finding(f"{address}/{path}", "edition", fault)
    yield from _readable_around(address, proof, looked, searches, public)


def _readable_around(
    address: str, proof: ClientProof, looked: Iterable[Looked], searches: Sequence[TextSearch], public: PublicTexts
) -> Iterator[Finding]:
    """Search what surrounds the sealed bytes: names of files and folders, and the shell, once for all pages."""
    paths = "\n".join([address, *(file.path for file in looked)])
    for search in searches:
        yield from _readable(f"{address}/", search.in_text(paths), public)
        yield from _readable(f"{address}/index.html", search.in_text(proof.shell.text()), public)


def _readable(path: str, hits: Iterable[KnownText], public: PublicTexts) -> Iterator[Finding]:
    for known in dict.fromkeys(hits):
        if known.text not in public:
            yield Finding(path, "readable", f"A text of the workspace can be read here. It stood in {known.origin}.")


def _laid_open(path: str, hits: Iterable[KnownText], public: PublicTexts) -> Iterator[Finding]:
    """Tell of what may not even stand where the agency chose to be read by all."""
    for known in dict.fromkeys(hits):
        if known.text not in public:
            message = f"All could read a private text or another client's here. It stood in {known.origin}."
            yield Finding(path, LAID_OPEN, message)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file's path below a folder and its bytes, in order of paths.

    A link, which is not followed, and a folder that holds nothing stand there with no bytes: both have names.
    """
    for path in sorted(_entries(folder)):
        whole = path.is_file() and not path.is_symlink()
        yield path.relative_to(folder).as_posix(), path.read_bytes() if whole else b""


def _entries(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        within = [Path(place, name) for name in (*folders, *names)]
        yield from (path for path in within if path.is_symlink() or not path.is_dir())
        if not within:
            yield Path(place)
