"""A client's mails → its people, each of them once.

A version is told of once, however often it is published: a new passphrase is no news.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reports.clock import now
from reports.environment import SMTP_URL, take_secrets
from reports.errors import Refused
from reports.notify.outbox import Outbox, outbox
from reports.notify.servers import MailServer, mail_server
from reports.pipeline.digest import Digest, Digests
from reports.pipeline.mail import Mail, mails
from reports.pipeline.once import Fate, How, Record, Sent, record


@dataclass(frozen=True, slots=True)
class Mailing:
    """What one client's people are to be sent, by which server; a rehearsal needs none."""

    digest: Digest
    mails: tuple[Mail, ...]
    by: MailServer | None

    @property
    def heading(self) -> str:
        """Whom they come from."""
        sender = self.mails[0].sender
        return f"From {sender.name} <{sender.email}>, to each alone:"

    @property
    def said(self) -> str:
        """Their text."""
        return self.mails[0].said

    def send(self, root: Path, how: How) -> Iterator[Sent]:
        """Send them one by one, and tell what became of each.

        Error where the server cannot be reached, or refuses us; then nothing was sent.
        """
        known = record(root, self.digest, how)
        yield from (self._sent(mail, "before") for mail in self.mails if _name(mail) in known.told)
        waiting = [mail for mail in self.mails if _name(mail) not in known.told]
        if how.dry or self.by is None:
            yield from (self._sent(mail, "would") for mail in waiting)
        elif waiting:
            with outbox(self.by) as box:
                yield from self._each(box, waiting, known)

    def _each(self, box: Outbox, waiting: list[Mail], known: Record) -> Iterator[Sent]:
        ended = False
        for mail in waiting:
            if ended:
                yield self._sent(mail, "unsent")
                continue
            outcome = known.once(_name(mail), partial(box.send, mail.sender.email, mail.to.email, mail.data))
            ended = outcome is not None and outcome.ended
            yield self._sent(mail, outcome.fate, outcome.reason) if outcome else self._sent(mail, "before")

    def _sent(self, mail: Mail, fate: Fate, reason: str = "") -> Sent:
        to = f"{mail.to.name} <{mail.to.email}>"
        return Sent(self.digest.client.id, self.digest.entry.version, f"--send --to {mail.who}", to, fate, reason)


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


def mailing(known: Digests, client_id: str, by: MailServer | None, only: tuple[str, ...] = ()) -> Mailing:
    """Return what a client's people, or some of them, are to be sent; raises what `Digests.of` and `mails` raise."""
    digest = known.of(client_id)
    return Mailing(digest, mails(known, digest, only, now()), by)


def _name(mail: Mail) -> str:
    return f"mail/{mail.who}"
