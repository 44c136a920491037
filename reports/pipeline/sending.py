"""Mails → people, each of them once: who is told is on record before anything leaves, and off it again if nothing did.

A version is told of once, however often it is published: a new passphrase is no news.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reports.clock import now
from reports.environment import SMTP_URL, take_secrets
from reports.errors import Refused
from reports.notify.outbox import Outbox, Outcome, outbox
from reports.notify.servers import MailServer, mail_server
from reports.pipeline.digest import Digest, Digests
from reports.pipeline.mail import Mail, mails
from reports.publish import GitDoor, Notified
from reports.publish.remote import push_notified

Fate = Literal["sent", "before", "refused", "unknown", "unsent", "would"]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one client is to be told."""

    digest: Digest
    mails: tuple[Mail, ...]


@dataclass(frozen=True, slots=True)
class How:
    """How it is sent: whatever was told, `again`; or only as a rehearsal (`dry`).

    Whom `remote` has on record counts as told, too.
    """

    again: bool = False
    dry: bool = False
    remote: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one message: `before` it was sent already, `unsent` nobody tried, `would` in a rehearsal.

    `who` gets it, by id, and `to` is how people name them.
    """

    client: str
    version: str
    who: str
    to: str
    fate: Fate
    reason: str = ""


def server() -> MailServer:
    """Return the mail server of the environment; Refused where it names none."""
    address = take_secrets().get(SMTP_URL)
    if not address:
        hint = "Set it to smtps://user:password@smtp.example.com, percent-encoded, where others cannot read it."
        raise Refused(f"No mail server is known: {SMTP_URL} is not set.", hint)
    return mail_server(address)


def told_by_mail(known: Digests) -> tuple[str, ...]:
    """Return the clients that were published and whose people are told of it by mail."""
    return tuple(name for name, profile in known.profiles().items() if profile.notices.to)


def batch(known: Digests, client_id: str, only: tuple[str, ...] = ()) -> Batch:
    """Return what a client's people, or some of them, are to be sent; raises what `Digests.of` and `mails` raise."""
    digest = known.of(client_id)
    return Batch(digest, mails(known, digest, only, now()))


def send(root: Path, by: MailServer | None, what: Batch, how: How) -> Iterator[Sent]:
    """Send a client's mails one by one, and tell what became of each; a rehearsal needs no server.

    Error where the server cannot be reached, or refuses us; then nothing was sent.
    """
    record = Notified(GitDoor(root), what.digest.client.id, what.digest.entry.version, what.digest.tag)
    told = () if how.again else record.names(how.remote)
    yield from (_sent(what, mail, "before") for mail in what.mails if _name(mail) in told)
    waiting = [mail for mail in what.mails if _name(mail) not in told]
    if how.dry or by is None:
        yield from (_sent(what, mail, "would") for mail in waiting)
    elif waiting:
        with outbox(by) as box:
            yield from _each(box, what, waiting, record, again=how.again)


def push(root: Path, remote: str, clients: Iterable[str]) -> None:
    """Push who was told of some clients; Error where it cannot be."""
    push_notified(GitDoor(root), remote, clients)


def _each(box: Outbox, what: Batch, waiting: list[Mail], record: Notified, *, again: bool) -> Iterator[Sent]:
    ended = ""
    for mail in waiting:
        if ended:
            yield _sent(what, mail, "unsent", ended)
            continue
        claimed = record.claim(_name(mail))
        if not claimed and not again:
            yield _sent(what, mail, "before")
            continue
        outcome = _handed_over(box, mail)
        if claimed and outcome.fate == "refused":
            record.release(_name(mail))
        ended = outcome.reason if outcome.ended else ""
        yield _sent(what, mail, outcome.fate, outcome.reason)


def _handed_over(box: Outbox, mail: Mail) -> Outcome:
    try:
        return box.send(mail.sender.email, mail.to.email, mail.data)
    except KeyboardInterrupt:
        return Outcome("unknown", "you stopped it", ended=True)


def _name(mail: Mail) -> str:
    return f"mail/{mail.who}"


def _sent(what: Batch, mail: Mail, fate: Fate, reason: str = "") -> Sent:
    to = f"{mail.to.name} <{mail.to.email}>"
    return Sent(what.digest.client.id, what.digest.entry.version, mail.who, to, fate, reason)
