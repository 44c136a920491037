"""A signed receipt → an acceptance of the working copy: its files all together, or a reason why not."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from reports import clock
from reports.access import read_agency_key
from reports.drafts import acceptance_name, write_together
from reports.errors import Refused
from reports.model import Client
from reports.pipeline.deciding import Deciding, deciding
from reports.pipeline.filing import Signed, filed, with_decision, with_signers
from reports.pipeline.refusing import refuse_content, refuse_key, refuse_time, refuse_wording
from reports.pipeline.working_copy import readable
from reports.receipts import (
    ACCEPTANCE,
    BadSignature,
    BadSigners,
    Mended,
    NotAReceipt,
    Receipt,
    Signer,
    mended,
    parse_header,
    parse_receipt,
    parse_signers,
    verify,
)
from reports.source import SIGNERS, DiskFolder, FileKind, find_workspace, parse
from reports.workspace import CLIENTS, link_before

_MOST = 9
"""Decisions of one person on one document and day that find a name."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written; `enrolled` tells that the signer's key is new, `missing` who must still accept."""

    receipt: Receipt
    files: tuple[str, ...]
    enrolled: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A receipt that holds, and what there is to write it down."""

    client: Client
    folder: DiskFolder
    signed: Signed
    found: Deciding
    key: bytes
    enrolled: bool

    @property
    def receipt(self) -> Receipt:
        """The receipt itself."""
        return self.signed.receipt


def accept(root: Path, data: bytes, only: str | None, confirmed: str | None) -> Accepted:
    """Take a receipt. `only` is the client that it must be of, `confirmed` a fingerprint confirmed another way.

    Raises:
        Refused: it cannot be taken, and nothing was written; the message says why.
        Found: the client's files have errors.
    """
    try:
        found = mended(data)
        said = parse_header(found.header)
        taken = _taken(root, found, said, only, confirmed)
    except NotAReceipt as wrong:
        raise Refused(f"This is no receipt that can be taken: {wrong}.", "Ask for the file that was saved.") from wrong
    new, changed = _files(taken)
    place = f"{CLIENTS}/{taken.client.id}"
    new, changed = ({f"{place}/{name}": text for name, text in files.items()} for files in (new, changed))
    _refuse_links(root, (*new, *changed))
    write_together(root, new, changed)
    return Accepted(taken.receipt, (*new, *changed), taken.enrolled, _missing(taken))


def _taken(root: Path, found: Mended, said: dict[str, str], only: str | None, confirmed: str | None) -> _Taken:
    client_id, workspace = said["client"], find_workspace(root)
    if client_id not in workspace.client_ids or only not in (None, client_id):
        wanted = f"{only} was asked for" if only else "this workspace has no such client"
        raise Refused(f"It is a receipt of {client_id}, and {wanted}.", "Nothing was changed.")
    checked = readable(root, client_id)
    client, folder = checked.clients[0], workspace.client_folder(client_id)
    document = deciding(root, client, folder, said["document"])
    given = found.receipt(document.body if found.may_be_above(document.body) else found.body or "")
    _refuse_used(client, folder, given)
    refuse_wording(said, document)
    if not found.may_be_above(document.body):
        parse_receipt(given)
        raise Refused("The text above its signature is not that of this wording.", "Ask which page it was signed on.")
    receipt = parse_receipt(given)
    key = _signed_by(found, given)
    refuse_content(receipt, document, checked.agency.name)
    now = clock.now()
    refuse_time(receipt, document, now)
    enrolled = refuse_key(receipt, key, _signers(folder), confirmed, now)
    seed = read_agency_key(root, demo=checked.agency.demo).signing_seed
    signed = Signed(receipt, found.armor, ZoneInfo(client.profile.timezone or "UTC"), seed)
    return _Taken(client, folder, signed, document, key, enrolled)


def _refuse_used(client: Client, folder: DiskFolder, given: bytes) -> None:
    """Refuse a receipt that was taken: the same bytes name the same key, whatever the signature's bytes are.

    Taken is what an acceptance names; a receipt alone is what is left where somebody was cut off.
    """
    there = frozenset(folder.names())
    for name in (acceptance.receipt for acceptance in client.acceptances.values()):
        if name in there and folder.read(name) == given:
            raise Refused(f"This receipt was taken already: {name}.", "Each is used once. Nothing was changed.")


def _signed_by(found: Mended, given: bytes) -> bytes:
    try:
        return verify(found.armor, given, ACCEPTANCE)
    except BadSignature as bad:
        hint = "A byte of it may have been changed on the way: ask for the file that was saved."
        raise Refused(f"Its signature does not hold: {bad}.", hint) from bad


def _signers(folder: DiskFolder) -> tuple[Signer, ...]:
    if SIGNERS not in folder.names():
        return ()
    try:
        return parse_signers(folder.read(SIGNERS).decode("utf-8", "replace"))
    except BadSigners as bad:
        raise Refused(f"{CLIENTS}/{folder.path.name}/{SIGNERS}: {bad}.", "Take the committed file back.") from bad


def _files(taken: _Taken) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files that are new and those that may be there, by their names in the client's folder."""
    new = filed(taken.signed, _name(taken), tuple(taken.found.approvers))
    return new, {**_signers_file(taken), **_decision(taken)}


def _name(taken: _Taken) -> str:
    day = taken.receipt.time.astimezone(taken.signed.zone).date()
    name = acceptance_name(taken.receipt.document, taken.receipt.signer, day)
    names = (name, *(f"{name[:60]}-{number}" for number in range(2, _MOST + 1)))
    there = {one.removeprefix("acceptances/") for one in taken.folder.names()}
    return next((one for one in names if f"{one}.yml" not in there), name)


def _signers_file(taken: _Taken) -> dict[str, bytes]:
    """Return the signers' file where a key is new to it."""
    before = taken.folder.read(SIGNERS).decode() if SIGNERS in taken.folder.names() else ""
    after = with_signers(before, taken.receipt.signer, taken.key, taken.signed.seed)
    return {} if after == before else {SIGNERS: after.encode()}


def _decision(taken: _Taken) -> dict[str, bytes]:
    """Return the request with its decision at the end, once everybody accepted the same option who must."""
    receipt, found = taken.receipt, taken.found
    if receipt.decision != "accept" or not found.options or found.decided or _missing(taken):
        return {}
    name = f"changes/{receipt.document}.yml"
    after = with_decision(taken.folder.read(name), taken.signed)
    if parse(FileKind.CHANGE, after, name).model is None:
        raise Refused(f"The decision cannot be written at the end of {name}.", "Put the file in order, key by key.")
    return {name: after}


def _missing(taken: _Taken) -> tuple[str, ...]:
    """Return who must still accept the same wording, and of a request the same option."""
    receipt, found = taken.receipt, taken.found
    accepted = {
        one.by
        for one in taken.client.acceptances.values()
        if (one.document, one.decision, one.option) == (receipt.document, "accept", receipt.option)
        and one.digest in found.digests
    }
    own = {receipt.signer} if receipt.decision == "accept" else set()
    return tuple(who for who in found.approvers if who not in accepted | own)


def _refuse_links(root: Path, names: tuple[str, ...]) -> None:
    link = link_before(root, *names) or next((name for name in names if (root / name).is_symlink()), None)
    if link:
        raise Refused(f"{link} is a symbolic link, and nothing is written where it leads.", "Put a folder there.")
