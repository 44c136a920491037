"""A receipt beside the document that it decides on → why it cannot be taken, with the way out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from reports.errors import Refused
from reports.pipeline.deciding import Deciding
from reports.receipts import ACCEPTANCE, AGENCY, Receipt, Signer, fingerprint, lines_of

_ANEW = "It must be signed anew, on the page of the newest build."
_SLACK = timedelta(days=1)
"""By how much clocks may be wrong, the signer's and those of whoever commits."""


def refuse_wording(said: dict[str, str], found: Deciding) -> None:
    """Refuse what was signed of another wording than the one that stands there now."""
    digest, version = said["digest"], found.version
    if digest in found.older:
        raise Refused(f"It decides on an older wording of {found.document}, which was changed since.", _ANEW)
    if digest not in found.digests:
        raise Refused(f"It decides on a wording that {found.document} never had.", _ANEW)
    if version is not None and said["version"] != str(version):
        raise Refused(f"It calls itself a decision on version {said['version']}; this wording is {version}.", _ANEW)


def refuse_content(receipt: Receipt, found: Deciding, agency: str) -> None:
    """Refuse a receipt that says anything else than the page offered to sign."""
    refused = next(_faults(receipt, found, agency), None)
    if refused:
        raise refused


def _faults(receipt: Receipt, found: Deciding, agency: str) -> Iterator[Refused]:
    if receipt.agency != agency:
        yield Refused(f"It was signed for the agency {receipt.agency!r}; this one is {agency!r}.", _ANEW)
    if receipt.supersedes != found.in_force:
        now = found.in_force or "nothing"
        yield Refused(f"It supersedes {receipt.supersedes or 'nothing'}, and in force is {now}.", _ANEW)
    approver = found.approvers.get(receipt.signer)
    if approver is None or receipt.signer == AGENCY:
        there = ", ".join(found.approvers) or "nobody"
        yield Refused(f"{receipt.signer!r} is not among the approvers in agreement.yml.", f"There are: {there}.")
    elif approver.name != receipt.name:
        yield Refused(f"It calls {receipt.signer} {receipt.name!r}; agreement.yml says {approver.name!r}.", _ANEW)
    yield from _options(receipt, found)


def _options(receipt: Receipt, found: Deciding) -> Iterator[Refused]:
    there = ", ".join(found.options)
    if receipt.option is None:
        if found.options and receipt.decision == "accept":
            yield Refused(f"It accepts {found.document}, and does not say which option.", f"There are: {there}.")
        return
    if receipt.option not in found.options:
        yield Refused(f"{found.document} has no option {receipt.option!r}.", f"There are: {there or 'none'}.")
    if found.decided not in (None, receipt.option):
        hint = "Take that decision out of the request first, if it was none."
        yield Refused(f"{found.document} was decided already, for option {found.decided!r}.", hint)


def refuse_time(receipt: Receipt, found: Deciding, now: datetime) -> None:
    """Refuse a receipt of a time that cannot be: it is not here yet, or nobody had written that wording then."""
    way_out = f"Ask {receipt.name} to set the clock of their device and to sign anew"
    if receipt.time > now + _SLACK:
        raise Refused(
            f"It was signed at {_shown(receipt.time)}, it says, and here it is {_shown(now)}.",
            f"{way_out}, if it is not the clock of this computer that is wrong.",
        )
    if found.since and receipt.time < found.since - _SLACK:
        raise Refused(
            f"It was signed at {_shown(receipt.time)}, it says, and this wording of {found.document} was first "
            f"committed at {_shown(found.since)}.",
            f"{way_out}.",
        )


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def refuse_key(receipt: Receipt, key: bytes, signers: tuple[Signer, ...], confirmed: str | None, now: datetime) -> bool:
    """Refuse a key that may not sign for this person; return whether it must be enrolled, as it was confirmed.

    A key whose time is over is refused whatever day the receipt names: whoever stole it can write any.
    """
    shown = fingerprint(key)
    if receipt.key != shown:
        raise Refused(f"It names the key {receipt.key}, and was signed with {shown}.", _ANEW)
    if confirmed is not None and confirmed != shown:
        raise Refused(
            f"It was signed with the key {shown}, not with {confirmed}.",
            f"Ask {receipt.name} which one is theirs. Nothing was changed.",
        )
    owners = {one.principal for one in signers if one.key == key}
    if owners - {receipt.signer}:
        raise Refused(f"The key {shown} is that of {', '.join(sorted(owners))}, not of {receipt.signer}.", _ANEW)
    lines = lines_of(signers, receipt.signer, key, ACCEPTANCE)
    if any(line.is_valid(receipt.time) and line.is_valid(now) for line in lines):
        return False
    if lines:
        raise Refused(
            f"The key {shown} of {receipt.name} does not count at this time: its line of allowed_signers says when.",
            "Another browser has another key: let them sign there. "
            "If the line is wrong, mend valid-after or valid-before in it.",
        )
    if confirmed is None:
        raise Refused(
            f"The key {shown} is not known yet, so this may be anybody's signature.",
            f"Ask {receipt.name}, on the phone for instance, which key their page shows under the signature. "
            f"If it is this one, add: --fingerprint {shown}",
        )
    return True
