"""One client before and after → what changes for it, in the words of the business."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reports.model import Access, Agency, AgreementVersion, Client
from reports.model.document_state import DocumentState
from reports.problems import Problem
from reports.review.acceptances import acceptance_sections
from reports.review.access import access_sections, signer_sections
from reports.review.agreement import agreement_sections
from reports.review.naming import names_of
from reports.review.people import people_sections
from reports.review.records import record_sections
from reports.review.requests import request_sections
from reports.review.review import Part, Reviewed, Section
from reports.review.updates import update_sections
from reports.words import Words


@dataclass(frozen=True, slots=True)
class ClientSide:
    """A client as one side has it; None where it is not there, or cannot be read. `files` are told apart by name.

    `state` is that of the terms; `signers` are the lines of `allowed_signers`.
    """

    client: Client | None = None
    terms: AgreementVersion | None = None
    state: DocumentState | None = None
    access: Access | None = None
    signers: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Whether this side has a file of the client."""
        return bool(self.files)


def review_client(
    client_id: str, old: ClientSide, new: ClientSide, agency: Agency | None, problems: Sequence[Problem], words: Words
) -> Reviewed:
    """Return what changes for one client; `problems` are those that the change brings."""
    known = new.client or old.client
    sections = tuple(_sections(old, new, agency, words))
    return Reviewed(client_id, known.profile.name if known else client_id, sections, tuple(sorted(problems)))


def _sections(old: ClientSide, new: ClientSide, agency: Agency | None, words: Words) -> Iterator[Section]:
    if not new.is_there:
        yield Section(Part.AGREEMENT, "Removed, with everything that was agreed and reported")
        return
    if new.client is None or (old.client is None and old.is_there):
        side = "after" if new.client is None else "before"
        yield Section(Part.AGREEMENT, f"Cannot be compared: its files cannot be read as they are {side} this change")
        return
    yield from agreement_sections(old.terms, new.terms, new.state, new.client, words)
    yield from request_sections(old.client, new.client, agency, words)
    yield from acceptance_sections(old.client, new.client, _now(old, new), words)
    yield from access_sections(old.access, new.access, names_of(new.client, None), words)
    yield from signer_sections(old.signers, new.signers)
    yield from people_sections(old.client, new.client, agency)
    yield from update_sections(old.client, new.client, words)
    yield from record_sections(old.client, new.client, (old.files, new.files), words)


def _now(old: ClientSide, new: ClientSide) -> str:
    """Say where the agreement stands now, where that is not where it stood."""
    before, after = old.state.state if old.state else None, new.state.state if new.state else None
    return f"the agreement is {after.replace('-', ' ')} now" if after and after != before else ""
