"""acceptances/2026-09-01-agreement-sponsor.yml: who accepted or rejected which exact wording, when and how."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from reports.model.values import ID, FilePath, Id, Item, Prose

PERIOD = r"20[0-9]{2}-(?:W[0-9]{2}|[0-9]{2})"
DOCUMENT = rf"^(?:agreement|cr-[0-9]{{3,}}|deliverable:{ID}|update:{PERIOD})$"

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""What identifies an exact wording: `sha256:` and 64 hex digits."""
FileDigest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a file's bytes, 64 hex digits."""


class Evidence(Item):
    """The file that shows the decision, and what its bytes were: a mail, a signed PDF."""

    file: FilePath
    sha256: FileDigest


class Acceptance(Item):
    """One person's decision on one exact wording."""

    document: str = Field(pattern=DOCUMENT)
    """What was decided on: `agreement`, `cr-001`, `deliverable:landing-page` or `update:2026-W47`."""
    version: int = Field(ge=1)
    digest: Digest
    supersedes: Digest | None = None
    """The wording that was in force before."""
    required: tuple[Id, ...] = ()
    """Everybody who had to decide at that time."""
    by: Id
    decision: Literal["accept", "reject"]
    reason: Prose | None = None
    at: AwareDatetime
    method: Literal["browser-signature", "e-sign", "email", "meeting"]
    recorded_by: Id | None = None
    evidence: Evidence | None = None
    receipt: FilePath | None = None
    """The signed receipt, where there is one."""
    revokes: Id | None = None
    """An earlier acceptance of the same person that this one takes back, by its file's name."""
