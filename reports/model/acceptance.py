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
    """The mail or the signed document, below `files/`; it is never published."""
    sha256: FileDigest
    """The SHA-256 of that file, 64 hex digits."""


class Acceptance(Item):
    """One person's decision on one exact wording."""

    document: str = Field(pattern=DOCUMENT)
    """What was decided on: `agreement`, `cr-001`, `deliverable:landing-page` or `update:2026-W47`."""
    version: int = Field(ge=1)
    """Which version of it, from 1."""
    digest: Digest
    """What identifies the exact wording: `sha256:` and 64 hex digits."""
    supersedes: Digest | None = None
    """The wording that was in force before."""
    required: tuple[Id, ...] = ()
    """Everybody who had to decide at that time, by id."""
    by: Id
    """Who decided."""
    decision: Literal["accept", "reject"]
    """What they decided.

    accept: they accept this wording
    reject: they do not
    """
    option: Id | None = None
    """Of a change request, the option that they accept, by id."""
    reason: Prose | None = None
    """Why, in their words."""
    at: AwareDatetime
    """Day, time and offset from UTC: `2026-11-19T10:30+02:00`."""
    method: Literal["browser-signature", "e-sign", "email", "meeting"]
    """How they said it.

    browser-signature: signed on the sealed page
    e-sign: signed with a service for signatures
    email: by mail
    meeting: said in a meeting, and written down
    """
    recorded_by: Id | None = None
    """Who of the agency wrote it down."""
    evidence: Evidence | None = None
    """What shows it."""
    receipt: FilePath | None = None
    """The signed receipt, where there is one."""
    revokes: Id | None = None
    """An earlier acceptance of the same person that this one takes back, by its file's name."""
