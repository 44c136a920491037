"""Mails to a real server: what arrives, what is refused, and what is said of it, which is never the password."""

import base64
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import trustme

from reports.errors import Error
from reports.notify.outbox import Outbox, Outcome, outbox
from reports.notify.servers import mail_server
from tests.support.mail_host import LOGIN, PASSWORD, MailHost, authority, mail_host

MARA, IDA, TOM = "mara@quayside.example", "ida@harbour.example", "tom@harbour.example"
MAIL = b"From: Mara\r\nSubject: One\r\n\r\nReady.\r\n.\r\n..two\r\n"


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    made, file = authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield made


@contextmanager
def connected(host: MailHost, scheme: str = "smtp") -> Iterator[Outbox]:
    with outbox(mail_server(f"{scheme}://{LOGIN}@localhost:{host.port}"), seconds=5) as box:
        yield box


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_mail_arrives_over_an_encrypted_connection_after_a_login(ca: trustme.CA, scheme: str) -> None:
    with mail_host(ca, at_once=scheme == "smtps") as host, connected(host, scheme) as box:
        assert [box.send(MARA, to, MAIL) for to in (IDA, TOM)] == [Outcome("sent"), Outcome("sent")]
    assert [(sender, to) for sender, to, _ in host.taken] == [(MARA, IDA), (MARA, TOM)]
    assert host.taken[0][2].get_payload() == "Ready.\r\n.\r\n..two\r\n"


def test_a_person_whom_the_server_does_not_take_keeps_no_other_from_theirs(ca: trustme.CA) -> None:
    with mail_host(ca, refuses={IDA}) as host, connected(host) as box:
        refused, sent = (box.send(MARA, to, MAIL) for to in (IDA, TOM))
    assert refused == Outcome("refused", "the address was refused: 550 5.1.1 No such person here")
    assert (sent.fate, host.people) == ("sent", [TOM])


@pytest.mark.parametrize(
    ("does", "fate", "reason", "ended"),
    [
        ("refuses_sender", "refused", f"no mail from {MARA} is taken: 553 5.7.1 {MARA} is not yours", True),
        ("refuses_text", "refused", "the mail was refused: 554 5.6.0 Looks like spam", False),
        ("drops_at_mail", "refused", "the connection broke off", True),
        ("drops_at_end", "unknown", "the connection broke off", True),
    ],
)
def test_a_mail_that_is_not_taken_is_told_with_what_can_still_be_sent(
    ca: trustme.CA, does: str, fate: str, reason: str, *, ended: bool
) -> None:
    with mail_host(ca, **{does: True}) as host, connected(host) as box:
        outcome = box.send(MARA, IDA, MAIL)
    assert outcome.reason.startswith(reason)
    assert (outcome.fate, outcome.ended) == (fate, ended)


@pytest.fixture(scope="module")
def ports(ca: trustme.CA) -> Iterator[dict[str, int]]:
    """Servers of every sort, by what is wrong with them."""
    with (
        mail_host(ca) as good,
        mail_host(ca, encrypts=False) as clear,
        mail_host(ca, name="elsewhere.example") as other,
        mail_host(trustme.CA()) as stranger,
        socket.create_server(("127.0.0.1", 0)) as silent,
        socket.socket() as closed,
    ):
        closed.bind(("127.0.0.1", 0))
        hosts = {"good": good, "clear": clear, "other": other, "stranger": stranger}
        sockets = {"silent": silent, "closed": closed}
        yield {name: host.port for name, host in hosts.items()} | {n: s.getsockname()[1] for n, s in sockets.items()}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("smtp://{login}@localhost:{clear}", r"does not encrypt .*, and mail is not sent in clear\."),
        ("smtp://{login}@localhost:{other}", r"certificate of localhost cannot be trusted: Hostname mismatch"),
        ("smtp://{login}@localhost:{stranger}", r"certificate of localhost cannot be trusted: .*issuer"),
        ("smtps://{login}@localhost:{good}", r"could not agree on an encryption"),
        ("smtp://{login}@localhost:{silent}", r"localhost did not answer within 0\.3 seconds\."),
        ("smtps://{login}@localhost:{silent}", r"localhost did not answer within 0\.3 seconds\."),
        ("smtp://{login}@localhost:{closed}", r"localhost cannot be reached \(Connection refused\)\."),
        ("smtp://{login}@nowhere.invalid", r"There is no host nowhere\.invalid\."),
        ("smtp://{login}wrong@localhost:{good}", r"localhost refuses the login: 535"),
    ],
)
def test_a_server_that_does_not_serve_us_is_told_without_the_password(
    ports: dict[str, int], address: str, said: str
) -> None:
    server = mail_server(address.format(login=LOGIN, **ports))
    with pytest.raises(Error, match=said) as error, outbox(server, seconds=0.3):
        pass
    told = error.value.message + error.value.hint
    assert error.value.hint
    assert PASSWORD not in told
    assert base64.b64encode(server.password.encode()).decode() not in told
