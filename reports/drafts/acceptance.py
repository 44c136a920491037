"""A client's document and who decides → the draft of an acceptance: which exact wording, and since which other one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import get_args

from reports.drafts.known import client_people
from reports.drafts.lines import comment, offered, schema_line, text_of
from reports.errors import UsageError
from reports.history import document_digest, documents_of
from reports.model import Acceptance, Agency, Client
from reports.model.profile import ACCOUNT_MANAGER
from reports.source import Blank, FileKind, Value, did_you_mean, slug, yaml_lines
from reports.words import Words

_LONGEST = 63
"""Letters of an acceptance's name."""


def who_decides(client: Client, document: str, by: str | None) -> str:
    """Return the one who is meant, else the only one who must still decide on a document as it is now.

    Raises:
        UsageError: there is no such document or person, or somebody has to say who is meant.
    """
    known = documents_of(client)
    if document not in known:
        hint = f"{did_you_mean(document, known)} There are: {', '.join(known)}."
        raise UsageError(f"{client.id} has no {document!r} that can be read.", hint.strip())
    people = client_people(client)
    if by is not None and by not in people:
        hint = f"{did_you_mean(by, people)} There are: {', '.join(people) or 'none'}."
        raise UsageError(f"{by!r} is nobody of {client.id}.", hint.strip())
    waiting = [] if by else _waiting(client, document)
    if by is None and len(waiting) != 1:
        ways = " or ".join(f"--by {who}" for who in waiting or people) or "--by, once client.yml names people"
        raise UsageError("Who decides is not clear.", f"Say it: {ways}")
    return by or waiting[0]


def acceptance_name(document: str, by: str, today: date) -> str:
    """Return the name of the file: day, document and person."""
    what = document.removeprefix("deliverable:")
    before = slug(f"{today} {what}")[: max(len(f"{today}"), _LONGEST - 1 - len(by))].rstrip("-")
    return f"{before}-{by}"[:_LONGEST]


def acceptance_draft(client: Client, agency: Agency, document: str, by: str, version: int | None, today: date) -> str:
    """Return the text of an acceptance; how, when and what was decided has to be filled in.

    `version` is the wording's number where history tells it; else acceptances are counted.
    """
    digest = document_digest(client.id, document, documents_of(client)[document])
    own = _of(client, document)
    facts: dict[str, Value] = {
        "document": document,
        "version": version or _version(own.values(), digest),
        "digest": digest,
    }
    before = superseded(own, digest)
    if before:
        facts["supersedes"] = before
    facts["required"] = tuple(client.agreement.approvers)
    request = client.changes.get(document)
    return text_of(_lines(client, agency, facts, by, today, tuple(request.options) if request else ()))


def superseded(acceptances: Mapping[str, Acceptance], digest: str) -> str | None:
    """Return the newest other wording that everybody accepted who had to, None where there is none."""
    revoked = {one.revokes for one in acceptances.values()}
    counted = [one for name, one in acceptances.items() if name not in revoked and one.decision == "accept"]
    counted.sort(key=lambda one: one.at)
    by: dict[str, set[str]] = {}
    found = None
    for one in counted:
        by.setdefault(one.digest, set()).add(one.by)
        if one.digest != digest and by[one.digest].issuperset(one.required):
            found = one.digest
    return found


def _lines(
    client: Client, agency: Agency, facts: Mapping[str, Value], by: str, today: date, options: tuple[str, ...]
) -> Iterator[str]:
    words = Words(agency.language)
    yield schema_line(FileKind.ACCEPTANCE, folders=3)
    named = client_people(client)[by]
    yield from comment(words("draft.acceptance.head", client=client.profile.name, name=named))
    yield from comment(words("draft.how"))
    yield ""
    yield from comment(words("draft.acceptance.wording", day=words.date(today, "long")))
    yield from yaml_lines(facts)
    yield ""
    yield from yaml_lines({"by": by})
    yield from comment(words("draft.acceptance.decision"))
    yield from yaml_lines({"decision": Blank.EMPTY, "reason": Blank.EMPTY})
    if options:
        yield from comment(words("draft.acceptance.option", choices=", ".join(options)))
        yield from offered({"option": options[0]})
    yield from comment(words("draft.acceptance.at", day=today))
    yield "at:"
    yield from comment(words("draft.one-of", choices=", ".join(_methods())))
    yield "method:"
    recorder = next(iter(client.profile.team_on(today, ACCOUNT_MANAGER)), Blank.EMPTY)
    yield from comment(words("draft.acceptance.recorded"))
    yield from yaml_lines({"recorded_by": recorder})
    yield from comment(words("draft.acceptance.evidence"))
    yield from offered({"evidence": {"file": Blank.DOTS, "sha256": Blank.DOTS}})


def _of(client: Client, document: str) -> Mapping[str, Acceptance]:
    return {name: one for name, one in client.acceptances.items() if one.document == document}


def _waiting(client: Client, document: str) -> list[str]:
    """Return who must accept and has not decided on the wording of today."""
    digest = document_digest(client.id, document, documents_of(client)[document])
    decided = {one.by for one in _of(client, document).values() if one.digest == digest}
    return [who for who in client.agreement.approvers if who not in decided]


def _version(acceptances: Iterable[Acceptance], digest: str) -> int:
    """Return the number of a wording among those that were decided on; a new one is the next."""
    numbers = {one.digest: one.version for one in acceptances}
    return numbers.get(digest) or max(numbers.values(), default=0) + 1


def _methods() -> tuple[str, ...]:
    return get_args(Acceptance.model_fields["method"].annotation)
