"""What is told of a client → an e-mail in plain text (RFC 5322), as a draft the same bytes for the same publication.

The standard library writes it: one text and a handful of headers, each of them checked and encoded by `email`. All of
it is ASCII on its way, so that every server takes it.
"""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from reports.errors import Error
from reports.notify.told import Event, Told
from reports.words import Words

_ASCII = SMTP.clone(cte_type="7bit")
_DAYS = 5
"""How many of the next days are named: a mail is read in a minute, the calendar has them all."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who writes, or is written to."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What is written about: where it lies, its head code and moment, and `name`, which is its own for good."""

    link: str
    code: str
    at: datetime
    name: bytes


def letter(
    sender: Party, to: Party, published: Publication, said: str, words: Words, agency: str, sent: datetime | None = None
) -> bytes:
    """Return a mail to one person as it is `sent`; without that moment a draft, which mail programs open to be sent.

    Its name is the same in both, and whenever it is sent: whoever gets it twice is shown it once by most programs.
    """
    message = EmailMessage(policy=_ASCII)
    message["From"] = _address(sender)
    message["To"] = _address(to)
    message["Subject"] = words("mail.subject", agency=agency)
    message["Date"] = sent or published.at
    name = sha256(published.name + b"\0" + to.email.encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{name}@{sender.email.rpartition('@')[2]}>"
    if sent:
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    else:
        message["X-Unsent"] = "1"
    message.set_content(said)
    message["Content-Language"] = words.language
    return message.as_bytes()


def body(told: Told | None, published: Publication, words: Words) -> str:
    """Return what a mail says: that an update is ready, and where; more of it where more is `told`."""
    parts = [f"{words('mail.ready')}\n{published.link}"]
    if told:
        parts += [*newest(told), *_ahead(told, words)]
    parts += [words("mail.code", code=published.code), words("mail.stop")]
    return "\n\n".join(parts) + "\n"


def newest(told: Told) -> list[str]:
    """Return what is said of the newest update, nothing where there is none."""
    return ["\n".join(filter(None, (post.title, post.text))) for post in told.posts[:1]]


def _ahead(told: Told, words: Words) -> list[str]:
    """Return the next days that matter, nothing where there are none."""
    coming = sorted((event for event in told.events if event.on >= told.as_of), key=lambda event: (event.on, event.key))
    return ["\n".join(_day(event, words) for event in coming[:_DAYS])] if coming else []


def _day(event: Event, words: Words) -> str:
    said = words("mail.day", date=words.date(event.on, "day"), what=event.title)
    return f"{said}\n  {event.text}" if event.text else said


def _address(party: Party) -> Address:
    """Return an address as headers want it; Error where mail programs could not read it."""
    try:
        party.email.encode("ascii")
        return Address(party.name, addr_spec=party.email)
    except (ValueError, MessageError) as error:
        raise Error(
            f"No mail can be addressed to {party.email}.",
            "Write the address in plain letters; a domain with others is written as xn--….",
        ) from error
