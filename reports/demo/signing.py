"""What one of the client's people signs in their browser → the files that `accept` makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from reports.access import DemoRandom, demo_key
from reports.drafts import acceptance_name
from reports.pipeline.filing import Signed, filed, with_signers
from reports.receipts import ACCEPTANCE, Receipt, browser_blob, browser_sign, fingerprint, verify
from reports.source import SIGNERS

_SECRET, _NONCE = 48, 16


@dataclass(frozen=True, slots=True)
class Browser:
    """The browser of one of the client's people: its key, and all that it draws, come from the seed."""

    seed: int
    client: str
    person: str

    @property
    def secret(self) -> bytes:
        """Return what its key is made of."""
        return DemoRandom(self.seed, f"{self.client} {self.person}").draw(_SECRET)

    def sign(self, zone: ZoneInfo, **said: Any) -> Signed:
        """Return a receipt as it leaves the page: `said` is all of it but for the client, the signer, key and nonce."""
        about = f"{self.client} {self.person} {said['digest']}"
        receipt = Receipt(
            client=self.client,
            signer=self.person,
            key=fingerprint(browser_blob(self.secret)),
            nonce=DemoRandom(self.seed, about).draw(_NONCE).hex(),
            head=None,
            **said,
        )
        armor = browser_sign(self.secret, receipt.to_bytes(), ACCEPTANCE)
        return Signed(receipt, armor, zone, demo_key().signing_seed)


def taken(signed: Signed, required: Sequence[str], signers: str) -> dict[str, bytes]:
    """Return what `accept` writes; `required` is who must accept, `signers` the text of the file of signers so far."""
    receipt = signed.receipt
    day = receipt.time.astimezone(signed.zone).date()
    key = verify(signed.armor, receipt.to_bytes(), ACCEPTANCE)
    after = with_signers(signers, receipt.signer, key, signed.seed)
    return {**filed(signed, acceptance_name(receipt.document, receipt.signer, day), required), SIGNERS: after.encode()}
