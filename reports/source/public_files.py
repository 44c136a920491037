"""A version of a client → the files of its folder that its pages may show: these are published, no others."""

import re
from collections.abc import Iterator

from reports.model import Acceptance, Client
from reports.model.values import Item
from reports.source.prose import files_in, prose_of

RECEIPTS = "files/receipts/"
"""Where what was signed lies in a client's folder."""
_NAME = re.compile(r"files(?:/[^./\\\x00-\x1f][^/\\\x00-\x1f]*)+")


def public_files(client: Client) -> frozenset[str]:
    """Return the names, as `files/plan.pdf`, of attachments, and of files that prose shows or links to.

    Looked at are the profile, the agreement and the newest update: an older one's files belong to its own version. What
    shows acceptances is no part of it: only receipts that were proven may be published.
    """
    updates = [client.newest.update] if client.newest else []
    attached = (attachment.file for update in updates for attachment in update.attachments)
    documents: tuple[Item, ...] = (client.profile, client.agreement, *updates)
    return frozenset((*attached, *(name for document in documents for name in _named(document))))


def receipt_files(acceptance: Acceptance) -> tuple[str, ...]:
    """Return the receipt that was signed in a browser, the signer's signature and the agency's; () for another way."""
    if acceptance.method != "browser-signature" or acceptance.receipt is None:
        return ()
    return signed_files(acceptance.receipt)


def signed_files(receipt: str) -> tuple[str, str, str]:
    """Return the name of a receipt, of the signer's signature over it, and of the agency's."""
    return receipt, f"{receipt}.sig", f"{receipt}.agency.sig"


def _named(document: Item) -> Iterator[str]:
    for _, text in prose_of(document):
        yield from (name for name in files_in(text) if _NAME.fullmatch(name))
