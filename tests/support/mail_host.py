"""A real mail server on loopback: it encrypts, asks for a login, and refuses, drops or keeps what it is told to."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "quayside", "p@ss/w0rd#1"
LOGIN = "quayside:p%40ss%2Fw0rd%231"
"""As it stands in an address."""
HOST = "localhost"


@dataclass
class MailHost:
    """What it does, and all that it took: who it was from, whom to, and the mail."""

    refuses_sender: bool = False
    refuses: set[str] = field(default_factory=set)
    refuses_text: bool = False
    drops_at_mail: bool = False
    drops_at_end: bool = False
    taken: list[tuple[str, str, EmailMessage]] = field(default_factory=list)
    port: int = 0

    @property
    def people(self) -> list[str]:
        """Whom it took a mail to."""
        return [to for _, to, _ in self.taken]

    async def handle_MAIL(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.drops_at_mail:
            server.transport.abort()
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        if self.refuses_sender:
            return f"553 5.7.1 {address} is not yours"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 5.1.1 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.refuses_text:
            return "554 5.6.0 Looks like spam"
        if self.drops_at_end:
            server.transport.abort()
        mail = message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(mail, EmailMessage)
        [to] = envelope.rcpt_tos
        self.taken.append((envelope.mail_from or "", to, mail))
        return "250 OK"


def _known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: LoginPassword) -> AuthResult:
    if (said.login, said.password) == (USER.encode(), PASSWORD.encode()):
        return AuthResult(success=True)
    told = f"535 5.7.8 {said.password.decode()} is wrong"  # no server should say it, and we would not repeat it
    return AuthResult(success=False, handled=False, message=told)


def authority(folder: Path) -> tuple[trustme.CA, Path]:
    """Make a certificate authority of a test's own, and the file that SSL_CERT_FILE may name."""
    made = trustme.CA()
    file = folder / "authority.pem"
    made.cert_pem.write_to_path(str(file))
    return made, file


@contextmanager
def mail_host(
    signed_by: trustme.CA, *, at_once: bool = False, encrypts: bool = True, name: str = HOST, **does: object
) -> Iterator[MailHost]:
    """Serve on a free port: `at_once` over TLS from the first byte, else by STARTTLS, or never, as it `encrypts`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    signed_by.issue_cert(name).configure_cert(context)
    host = MailHost(**does)  # type: ignore[arg-type] -- the fields of MailHost, by name

    def served() -> SMTP:
        later = encrypts and not at_once
        tls = context if later else None
        return SMTP(host, hostname="mail.test", tls_context=tls, auth_require_tls=later, authenticator=_known)

    loop = asyncio.new_event_loop()  # in a thread of its own: a browser's tests have one in this
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    tls_at_once = context if encrypts and at_once else None
    begun = loop.create_server(served, "127.0.0.1", 0, ssl=tls_at_once)
    server = asyncio.run_coroutine_threadsafe(begun, loop).result()
    host.port = server.sockets[0].getsockname()[1]
    try:
        yield host
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    server.close()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.sleep(0)
