"""One client's record as committed → a single archive that both sides can keep, and verify without us.

The same commit, keys and versions of tools give the same bytes. No git bundle is in it: every commit of a workspace
holds all clients.
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reports.errors import Refused
from reports.history import AGREEMENT, ClientHistory
from reports.model import Client
from reports.pipeline.on_record import read_record
from reports.pipeline.sealed import build_sealed
from reports.pipeline.strangers import strangers
from reports.pipeline.working_copy import Checked, readable
from reports.protect.output import MARKER
from reports.protect.text_search import TextSearch
from reports.publish import Chain, GitDoor, read_ledgers
from reports.receipts import emit_signers, receipt_body
from reports.source import SIGNERS, Folder, receipt_files
from reports.words import Words

README, SUMS, SITE = "README.txt", "SHA256SUMS", "site"
_DAY = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the archive, how many files are in it, and how many receipts and publications."""

    file: Path
    files: int
    receipts: int
    publications: int


def export(root: Path, client_id: str, file: Path, progress: Callable[[str], None]) -> Exported:
    """Write the archive of one client; whole, or not at all.

    Raises:
        Found: the working copy has errors.
        Refused: the client has no site, or the archive would hold something private or of another client.
    """
    copy = readable(root)
    root = copy.workspace.root
    copy.workspace.chosen(client_id)
    history = read_record(root).client(client_id)
    ledger = read_ledgers(GitDoor(root)).get(client_id, Chain(client_id))
    record = dict(_record(history, ledger))
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".export-") as place:
        site = Path(place) / SITE
        built = build_sealed(root, site, client_id, progress, portable=True).clients[0]
        record[README] = _readme(copy, _client(history), built.address, ledger).encode()
        _refuse_strangers(copy, client_id, record)
        files = record | {f"{SITE}/{name}": data for name, data in _site(site)}
        files[SUMS] = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()
        packed = Path(place) / "packed"
        _pack(packed, files)
        packed.replace(file)
    receipts = sum(name.startswith("receipts/") and name.endswith(".txt") for name in record)
    return Exported(file, len(files), receipts, len(ledger.entries))


def _client(history: ClientHistory) -> Client:
    found = history.at_head()
    if found is None:
        raise Refused("This client is not committed yet, so there is nothing to hand over.", "Commit it first.")
    return found.client


def _record(history: ClientHistory, ledger: Chain) -> Iterator[tuple[str, bytes]]:
    """Yield all that can be read without the site: wordings, decisions, receipts, signers, publications."""
    client, found = _client(history), history.at_head()
    words = Words(client.profile.language)
    for wording in history.wordings():
        body = receipt_body(AGREEMENT, wording.agreement, words, wording.agreement)
        yield f"agreement/version-{wording.number}.txt", f"{wording.digest}\n{wording.on}\n\n{body}".encode()
    for name, request in client.changes.items():
        yield f"changes/{name}.txt", receipt_body(name, request, words, client.agreement).encode()
    for entry in ledger.entries:
        yield f"ledger/{entry.seq}.json", entry.to_bytes()
    if found:
        yield from _decisions(history, client, found.folder)


def _decisions(history: ClientHistory, client: Client, folder: Folder) -> Iterator[tuple[str, bytes]]:
    """Yield each acceptance as data, without the file that shows it, and the receipts with both signatures."""
    there = set(folder.names())
    for name, acceptance in client.acceptances.items():
        receipt = acceptance.receipt and _filed(acceptance.receipt)
        said = acceptance.model_copy(update={"evidence": None, "recorded_by": None, "receipt": receipt})
        yield f"acceptances/{name}.json", f"{said.model_dump_json(indent=2, exclude_none=True)}\n".encode()
        for file in there.intersection(receipt_files(acceptance)):
            yield _filed(file), folder.read(file)
    now = folder.read(SIGNERS) if SIGNERS in there else b""
    if signers := now + _gone(history, client, folder):
        yield SIGNERS, signers


def _filed(name: str) -> str:
    """Return where a receipt or a signature lies in the archive, by its name in the client's folder."""
    return f"receipts/{name.rpartition('/')[2]}"


def _gone(history: ClientHistory, client: Client, folder: Folder) -> bytes:
    """Return the lines of keys that stood there when an acceptance was recorded, and do not any more."""
    files = [history.signers(folder, name) for name in client.acceptances]
    there = {(one.principal, one.key) for recorded in files for one in recorded[-1]}
    lines = {one.line(): one for recorded in files for file in recorded for one in file}
    gone = {key: one for one in lines.values() if (key := (one.principal, one.key)) not in there}
    return emit_signers(gone.values()).encode()


def _readme(copy: Checked, client: Client, address: str, ledger: Chain) -> str:
    words = Words(client.profile.language)
    code = ledger.newest.code if ledger.newest else words("export.unpublished")
    values = {"client": client.profile.name, "agency": copy.agency.name, "address": address, "code": code}
    return f"{words('export.readme', **values)}\n"


def _refuse_strangers(copy: Checked, client_id: str, record: Mapping[str, bytes]) -> None:
    """Refuse what names another client or repeats a private value; the site is proven by its own build."""
    search = TextSearch(strangers(copy, client_id))
    for name, data in record.items():
        hit = next(iter(search.in_bytes(data)), None)
        if hit:
            raise Refused(
                f"{name} would hold a text that is private or another client's; it stood in {hit.origin}.",
                "Take it out of the public text and commit that, or call it otherwise where it is private.",
            )


def _site(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in site.rglob("*") if path.is_file() and path.name != MARKER):
        yield path.relative_to(site).as_posix(), path.read_bytes()


def _pack(place: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.external_attr, entry.compress_type, entry.create_system = _MODE, zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, data)
