"""Messages → a mail server or a channel, over TLS alone: the one door through which anything is sent.

Each server is called by the name in its certificate, which an authority of this computer, or of SSL_CERT_FILE, vouches
for. Whatever goes wrong is told in words; no password, and nothing of a reply that could hold one, stands in them.
"""

import base64
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from typing import Literal

from reports.environment import SMTP_URL
from reports.errors import Error, Refused
from reports.notify.servers import MailServer, Webhook

SECONDS = 30
"""How long one answer of a server may take."""
_MYSELF = "[127.0.0.1]"
"""What a server is told of this computer, whose name is nobody's business."""
_OK, _ACCEPTED = 250, (250, 251)
_LONGEST = 200
_POSTED = 200
_ELSEWHERE = range(300, 400)
_GONE = {403: "it is forbidden", 404: "it is not there any more", 410: "it was closed", 429: "it has too much to do"}
_WORD = re.compile("[a-z_]{1,40}")
"""What Slack answers with: `invalid_payload`, `channel_is_archived`."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message. `unknown`: it was handed over, and nobody said whether it was taken.

    `ended` is whether nothing more can be sent over this connection.
    """

    fate: Literal["sent", "refused", "unknown"]
    reason: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Outbox:
    """A connection to a mail server that is encrypted and logged in."""

    connection: smtplib.SMTP

    def send(self, sender: str, to: str, data: bytes) -> Outcome:
        """Hand over one mail to one person."""
        try:
            refusal = self._begin(sender, to)
        except (smtplib.SMTPException, OSError) as dropped:
            return Outcome("refused", f"the connection broke off ({_reason(dropped)})", ended=True)
        return refusal or self._deliver(data)

    def _begin(self, sender: str, to: str) -> Outcome | None:
        """Say from whom and to whom; an outcome where the server takes no mail of this sender, or to this person."""
        code, reply = self.connection.mail(sender)
        if code != _OK:
            return self._refused(f"no mail from {sender} is taken", code, reply, ended=True)
        code, reply = self.connection.rcpt(to)
        return None if code in _ACCEPTED else self._refused("the address was refused", code, reply)

    def _deliver(self, data: bytes) -> Outcome:
        try:
            code, reply = self.connection.data(data)
        except smtplib.SMTPDataError as refused:
            return self._refused("the mail was refused", refused.smtp_code, _bytes(refused.smtp_error))
        except (smtplib.SMTPException, OSError) as dropped:
            return Outcome("unknown", f"the connection broke off ({_reason(dropped)})", ended=True)
        return Outcome("sent") if code == _OK else self._refused("the mail was refused", code, reply)

    def _refused(self, what: str, code: int, reply: bytes, *, ended: bool = False) -> Outcome:
        try:
            self.connection.rset()
        except (smtplib.SMTPException, OSError):
            ended = True
        return Outcome("refused", f"{what}: {_said(code, reply)}", ended)


@contextmanager
def outbox(server: MailServer, seconds: float = SECONDS) -> Iterator[Outbox]:
    """Connect, encrypt and log in; Error where one of these cannot be, and then nothing was sent."""
    try:
        connection = _connected(server, ssl.create_default_context(), seconds)
    except (smtplib.SMTPException, OSError) as failed:
        raise _explained(failed, server.host, seconds) from failed
    try:
        _log_in(connection, server)
        yield Outbox(connection)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


def post(hook: Webhook, data: bytes, seconds: float = SECONDS) -> Outcome:
    """Hand over one message, JSON, to a channel. A redirect is not followed: it would take the message elsewhere."""
    context = ssl.create_default_context()
    with closing(HTTPSConnection(hook.host, hook.port, timeout=seconds, context=context)) as connection:
        try:
            connection.connect()
        except OSError as failed:
            return Outcome("refused", _unreachable(failed, hook.host, seconds))
        try:
            connection.request("POST", hook.path, data, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            word = _WORD.fullmatch(answer.read(_LONGEST).decode("ascii", "replace").strip())
        except (HTTPException, OSError):
            return Outcome("unknown", f"{hook.host} broke off, or did not answer in time")
    if answer.status == _POSTED:
        return Outcome("sent")
    if answer.status in _ELSEWHERE:
        return Outcome("refused", f"{hook.host} sends us elsewhere ({answer.status}), and that is not followed")
    why = (word and word[0]) or _GONE.get(answer.status, "it gives no reason")
    return Outcome("refused", f"{hook.host} does not take it ({answer.status}): {why}")


def _unreachable(failed: OSError, host: str, seconds: float) -> str:
    if isinstance(failed, socket.gaierror):
        return f"there is no host {host}"
    if isinstance(failed, ssl.SSLCertVerificationError):
        return f"the certificate of {host} cannot be trusted: {failed.verify_message}"
    if isinstance(failed, TimeoutError):
        return f"{host} did not answer within {seconds:g} seconds"
    return f"{host} cannot be reached ({_reason(failed)})"


def _connected(server: MailServer, context: ssl.SSLContext, seconds: float) -> smtplib.SMTP:
    if server.at_once:
        return smtplib.SMTP_SSL(server.host, server.port, _MYSELF, timeout=seconds, context=context)
    connection = smtplib.SMTP(server.host, server.port, _MYSELF, timeout=seconds)
    try:
        connection.starttls(context=context)
    except BaseException:
        connection.close()
        raise
    return connection


def _log_in(connection: smtplib.SMTP, server: MailServer) -> None:
    if not server.user:
        return
    try:
        connection.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as refused:
        reply = _without(_said(refused.smtp_code, _bytes(refused.smtp_error)), server)
        hint = f"See that user and password in {SMTP_URL} are right; some hosts want a password for programs alone."
        raise Refused(f"{server.host} refuses the login: {reply}", hint) from None
    except (smtplib.SMTPException, OSError) as failed:
        if isinstance(failed, smtplib.SMTPServerDisconnected):
            raise Error(f"{server.host} broke off during the login.", "Nothing was sent. Try again later.") from None
        hint = f"If it asks for none, leave user and password out of {SMTP_URL}."
        raise Refused(f"{server.host} offers no login that is known here.", hint) from None


def _explained(failed: Exception, host: str, seconds: float) -> Error:
    """Return what went wrong before anything was sent, and the way out."""
    if isinstance(failed, socket.gaierror):
        return Error(f"There is no host {host}.", f"See that {SMTP_URL} names it rightly.")
    if isinstance(failed, ssl.SSLCertVerificationError):
        hint = "Nothing was sent. If an authority of your own made it, SSL_CERT_FILE names the file of that authority."
        return Refused(f"The certificate of {host} cannot be trusted: {failed.verify_message}.", hint)
    if isinstance(failed, smtplib.SMTPNotSupportedError):
        hint = "Nothing was sent. Ask for a server with TLS; many have it on another port, as smtps://."
        return Refused(f"{host} does not encrypt (it offers no STARTTLS), and mail is not sent in clear.", hint)
    if isinstance(failed, smtplib.SMTPResponseException):
        reply = _said(failed.smtp_code, _bytes(failed.smtp_error))
        return Error(f"{host} does not serve us: {reply}", "Nothing was sent. Try again later.")
    if isinstance(failed, TimeoutError) or "timed out" in str(failed):
        what = f"{host} did not answer within {seconds:g} seconds."
    elif isinstance(failed, ssl.SSLError):
        what = f"{host} and we could not agree on an encryption ({_reason(failed)})."
    else:
        what = f"{host} cannot be reached ({_reason(failed)})."
    return Error(
        what, f"See that scheme and port in {SMTP_URL} are the server's: smtps:// is usually 465, smtp:// usually 587."
    )


def _reason(failed: Exception) -> str:
    return (failed.strerror if isinstance(failed, OSError) and failed.strerror else str(failed)).removesuffix(".")


def _said(code: int, reply: bytes) -> str:
    """Return what a server answered, on one line and not too long."""
    text = " ".join(reply.decode("utf-8", "replace").split())
    return f"{code} {text[:_LONGEST]}".strip()


def _bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode()


def _without(said: str, server: MailServer) -> str:
    """Return a reply, less its words where they repeat a password in one of the ways in which it was sent."""
    sent = (server.password, f"\0{server.user}\0{server.password}")
    told = (server.password, *(base64.b64encode(one.encode()).decode() for one in sent))
    return said[:3] if any(one in said for one in told) else said
