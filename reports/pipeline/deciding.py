"""A document of the working copy, and its history → all that a receipt must say to be a decision on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reports import clock
from reports.errors import Refused
from reports.history import AGREEMENT, document_digest, documents_of
from reports.model import Client
from reports.model.agreement import Approver
from reports.model.change_request import ChangeRequest, Option
from reports.model.document_state import DocumentState
from reports.pipeline.on_record import read_record
from reports.receipts import receipt_body
from reports.source import Folder
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Deciding:
    """What a decision on one document is about, as it stands now.

    `digests` are those of its wording: a request was signed before its decision stood in it. `older` are those of all
    other wordings that it ever had. `since` is when this one was first committed, None where it was not yet. `version`
    is None where nobody decided on any of them yet.
    """

    document: str
    digests: tuple[str, ...]
    older: frozenset[str]
    since: datetime | None
    version: int | None
    in_force: str | None
    body: str
    approvers: Mapping[str, Approver]
    options: Mapping[str, Option]
    decided: str | None


def deciding(root: Path, client: Client, folder: Folder, document: str) -> Deciding:
    """Return how a document stands; Refused where there is none of that name, or history cannot be read."""
    there = documents_of(client)
    model = there.get(document)
    if model is None:
        raise Refused(f"It decides on {document!r}, and {client.id} has none.", f"There are: {', '.join(there)}.")
    history = read_record(root).client(client.id)
    states = history.working_states(client, folder, clock.today(client.profile.timezone or "UTC"))
    state = states.get(document)
    written = document_digest(client.id, document, model)
    digests = (state.digest, written) if state else (written,)
    before = {one.digest for one in history.wordings()} if document == AGREEMENT else history.digests(document)
    return Deciding(
        document=document,
        digests=digests,
        older=frozenset(before) - set(digests),
        since=history.committed(document, digests),
        version=state.version if state else None,
        in_force=_in_force(states[AGREEMENT]) if document == AGREEMENT else None,
        body=receipt_body(document, model, Words(client.profile.language), client.agreement),
        approvers=client.agreement.approvers,
        options=model.options if isinstance(model, ChangeRequest) else {},
        decided=model.decision.option if isinstance(model, ChangeRequest) and model.decision else None,
    )


def _in_force(terms: DocumentState) -> str | None:
    """Return the digest of the terms that this wording comes after: those in force, or what was before it if it is."""
    if terms.in_force is None or terms.in_force.digest != terms.digest:
        return terms.in_force.digest if terms.in_force else None
    return terms.superseded[-1] if terms.superseded else None
