"""Where a document that may be accepted stands: handed by history to pages, rules and figures, each with its reason."""

from dataclasses import dataclass
from enum import StrEnum

from reports.model.acceptance import Acceptance
from reports.model.baselines import AgreementVersion, Held


class State(StrEnum):
    """Where a wording stands between its draft and both sides holding to it."""

    DRAFT = "draft"
    """Terms that nobody decided on, and none were accepted before."""
    OPEN = "open"
    """Any other document that nobody decided on."""
    PARTLY_ACCEPTED = "partly-accepted"
    """Some of those who must accept this wording did."""
    IN_FORCE = "in-force"
    """Terms that all accepted, after the ones that were in force before."""
    ACCEPTED = "accepted"
    """Any other document that all accepted."""
    CHANGED_SINCE_ACCEPTED = "changed-since-accepted"
    """Another wording was accepted, and nobody decided on this one."""
    REVERTED = "reverted"
    """Terms that were in force once, were superseded, and stand there again without being accepted anew."""
    REJECTED = "rejected"
    """Somebody who must accept this wording does not."""
    EVIDENCE_ALTERED = "evidence-altered"
    """The file that shows an acceptance of this wording is missing, or is not the one that was filed."""
    BROKEN_CHAIN = "broken-chain"
    """All accepted this wording, but after other terms than the ones in force."""
    STALE = "stale"
    """An open request whose `base` is not in force any more: it must be rebased and accepted again."""
    DECIDED = "decided"
    """A request that was decided, and needs no other terms."""
    APPLIED = "applied"
    """A request whose decision stands in the terms."""
    NOT_APPLIED = "not-applied"
    """A request that was decided or accepted, and that the terms do not carry out."""


class Proof(StrEnum):
    """What shows that somebody decided."""

    SIGNED = "signed"
    """A receipt signed with a key that may sign for this person; whose hands held it, nobody knows."""
    EVIDENCE = "evidence"
    """A file with its SHA-256; not cryptographically signed."""
    UNSIGNED = "unsigned"
    """Nothing but the record of whoever wrote it down."""


class Fault(StrEnum):
    """Why an acceptance does not count."""

    REVOKED = "revoked"
    """The same person took it back."""
    OTHER_WORDING = "other-wording"
    """Its digest is that of no wording that the document ever had."""
    OTHER_VERSION = "other-version"
    """Its digest is that of another version."""
    OTHERS_REQUIRED = "others-required"
    """It names others as those who must decide than that very wording does."""
    NOT_REQUIRED = "not-required"
    """Whoever decided is none of those who must."""
    EVIDENCE_MISSING = "evidence-missing"
    """The file that shows it is not there."""
    EVIDENCE_ALTERED = "evidence-altered"
    """The file that shows it has other bytes than when it was filed."""
    RECEIPT_MISSING = "receipt-missing"
    """It is a signature, and the receipt or what was signed over it is not there."""
    RECEIPT_ALTERED = "receipt-altered"
    """The signature does not fit the receipt, or that is none."""
    OTHER_RECEIPT = "other-receipt"
    """The receipt says something else than the acceptance."""
    UNKNOWN_KEY = "unknown-key"
    """The key may not sign acceptances for this person."""
    USED_TWICE = "used-twice"
    """Another acceptance before it has the same receipt."""
    BROKEN_CHAIN = "broken-chain"
    """It supersedes other terms than the ones that were in force."""


EVIDENCE_FAULTS = frozenset(
    {Fault.EVIDENCE_MISSING, Fault.EVIDENCE_ALTERED, Fault.RECEIPT_MISSING, Fault.RECEIPT_ALTERED}
)


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision, by the name of its file; `fault` tells why it does not count, None where it does.

    `wording` is the digest of what it decides on: that of the acceptance, for a request without its decision.
    """

    id: str
    acceptance: Acceptance
    wording: str
    proof: Proof
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class DocumentState:
    """Where a document stands as of one moment, and why.

    `version` and `digest` are those of its wording then, `required` whom that wording needs. `decided` are the
    decisions on any of its wordings, oldest first; `missing` are those who must still accept this one. Of the agreement
    `in_force` is the wording that both sides hold to, `superseded` are the digests that were in force before it, and
    `held` all wordings that were and can still be shown to be, oldest first. Of a request `option` is the one that was
    decided on or accepted by all, and `carried` the wording of the terms that carries it out, or would.
    """

    document: str
    state: State
    version: int
    digest: str
    required: tuple[str, ...]
    decided: tuple[Decided, ...] = ()
    missing: tuple[str, ...] = ()
    in_force: AgreementVersion | None = None
    superseded: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    option: str | None = None
    carried: AgreementVersion | None = None

    @property
    def of_this_wording(self) -> tuple[Decided, ...]:
        """The decisions on the wording of this moment, oldest first."""
        return tuple(one for one in self.decided if one.wording == self.digest)

    @property
    def rejected(self) -> tuple[Decided, ...]:
        """The rejections of the wording of this moment that count."""
        return tuple(one for one in self.of_this_wording if not one.fault and one.acceptance.decision == "reject")
