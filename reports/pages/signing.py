"""A proposed document and who must still decide → what the form needs, by which a reader's browser signs it."""

import json
from dataclasses import dataclass

from reports.pages.ending import Contact
from reports.words import Words

_SAID_BY_THE_SCRIPT = ("accept", "reject", "failed", "attached")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may sign, by the id that agreements know."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on, of those that a change request offers."""

    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Wording that waits for decisions.

    `document` is its name in acceptances, `title` what a client calls it; `supersedes` is the digest in force; `body`
    the text of the receipt (`receipts.receipt_body`); `choices` are a request's options.
    """

    client: str
    document: str
    title: str
    version: int
    digest: str
    supersedes: str | None
    missing: tuple[Person, ...]
    body: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """The form: `data` is JSON for the script, `id` unlike that of any other form of the page."""

    id: str
    data: str
    proposal: Proposal
    manager: str
    what: str


def signing(proposal: Proposal, agency: str, contacts: tuple[Contact, ...], words: Words) -> Signing:
    """Prepare the form; receipts go to the first of the contacts, the account manager."""
    manager = next(iter(contacts), None)
    return Signing(
        id=f"sign-{proposal.document.replace(':', '-').lower()}",
        data=_data(proposal, agency, manager, words),
        proposal=proposal,
        manager=manager.name if manager else agency,
        what=words("sign.what", title=proposal.title, number=proposal.version),
    )


def _data(proposal: Proposal, agency: str, manager: Contact | None, words: Words) -> str:
    told = {"title": proposal.title, "number": proposal.version}
    said = {key: words(f"sign.{key}") for key in _SAID_BY_THE_SCRIPT}
    # The script fills in who signed and when.
    later = {"name": "{name}", "date": "{date}", "agency": agency}
    data = {
        "agency": agency,
        "client": proposal.client,
        "document": proposal.document,
        "version": proposal.version,
        "digest": proposal.digest,
        "supersedes": proposal.supersedes,
        "options": [choice.id for choice in proposal.choices],
        "signers": [{"id": person.id, "name": person.name} for person in proposal.missing],
        "mail": manager.email if manager else "",
        "locale": str(words.locale).replace("_", "-"),
        "words": said
        | {key: words(f"sign.{key}", **told, **later) for key in ("accepted", "rejected")}
        | {"subject": words("sign.subject", **told)},
    }
    return json.dumps(data, ensure_ascii=False)
