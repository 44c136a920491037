"""Addresses from the environment → the mail server to send by, the channel to write in.

They hold passwords, so no error says a word of them beyond the host, and no value shows them.
"""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from reports.environment import SMTP_URL
from reports.errors import Refused

_PORTS = {"smtps": 465, "smtp": 587}
_HTTPS = 443


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that mail is handed to, over TLS from the first byte, or after STARTTLS. No `user`: nobody logs in."""

    host: str
    port: int
    at_once: bool
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a channel takes messages; whoever knows `path` can write there."""

    host: str
    port: int
    path: str = field(repr=False)


def mail_server(address: str) -> MailServer:
    """Return the server that an address names: `smtps://user:password@host:465` or `smtp://user:password@host:587`.

    Refused where it names none.
    """
    parts = _split(address)
    if parts is None or parts.scheme not in _PORTS or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise _no_server("is no address of a mail server")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password):
        raise _no_server("has a user without a password, or a password without a user")
    if not (user + password).isprintable() or not (user + password).isascii():
        raise _no_server("has a user or a password that cannot be sent: letters of ASCII only")
    port = parts.port or _PORTS[parts.scheme]
    return MailServer(parts.hostname or "", port, parts.scheme == "smtps", user, password)


def webhook(name: str, address: str) -> Webhook:
    """Return where the address in the variable `name` leads: `https://hooks.slack.com/services/…`, and https alone.

    Refused where it is none.
    """
    parts = _split(address)
    good = parts and parts.scheme == "https" and not (parts.username or parts.password or parts.query or parts.fragment)
    if parts is None or not good or len(parts.path) < len("/x") or not parts.path.isascii():
        hint = "It begins with https://: copy it whole from the settings of the incoming webhook."
        raise Refused(f"{name} is no address of an incoming webhook.", hint)
    return Webhook(parts.hostname or "", parts.port or _HTTPS, parts.path)


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address; None for what is none, whose error would quote it."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname and parts.hostname.isascii() and not set(address.strip()) & set("\r\n\t ") else None


def _no_server(what: str) -> Refused:
    return Refused(
        f"{SMTP_URL} {what}.",
        "Write it as smtps://user:password@smtp.example.com, or as smtp://… for a server that changes to TLS by "
        "STARTTLS. What is special in user and password is percent-encoded: @ is %40, / is %2F, # is %23, % is %25.",
    )
