"""Which addresses name a mail server; and that none of their words is ever shown."""

import pytest

from reports.errors import Refused
from reports.notify.servers import MailServer, mail_server


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtps://me:secret@mail.example", MailServer("mail.example", 465, at_once=True, user="me", password="secret")),
        (
            "smtps://me:secret@mail.example:2465/\n",
            MailServer("mail.example", 2465, at_once=True, user="me", password="secret"),
        ),
        ("smtp://me:secret@MAIL.example", MailServer("mail.example", 587, at_once=False, user="me", password="secret")),
        ("smtp://mail.example:25", MailServer("mail.example", 25, at_once=False)),
        (
            "smtps://me%40mail.example:a%2Fb%23c%25@[::1]:465",
            MailServer("::1", 465, at_once=True, user="me@mail.example", password="a/b#c%"),
        ),
    ],
)
def test_an_address_names_a_server(address: str, server: MailServer) -> None:
    assert mail_server(address) == server
    assert "secret" not in repr(mail_server(address))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "is no address"),
        ("mail.example", "is no address"),
        ("https://me:secret@mail.example", "is no address"),
        ("smtps://me:secret@", "is no address"),
        ("smtps://me:sec/ret@mail.example", "is no address"),
        ("smtps://me:12/secret@mail.example", "is no address"),
        ("smtps://me:se#cret@mail.example", "is no address"),
        ("smtps://me:se?cret@mail.example", "is no address"),
        ("smtps://me:se[cret@mail.example", "is no address"),
        ("smtps://me:secret@mail.example:port", "is no address"),
        ("smtps://me:secret@mail.example:465/path", "is no address"),
        ("smtps://me:sec ret@mail.example", "is no address"),
        ("smtps://me@mail.example", "a user without a password"),
        ("smtps://:secret@mail.example", "a password without a user"),
        ("smtps://me:secr%C3%A9t@mail.example", "cannot be sent"),
        ("smtps://me:secret%0D%0A@mail.example", "cannot be sent"),
    ],
)
def test_what_names_none_is_refused_and_not_repeated(address: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        mail_server(address)
    said = refused.value.message + refused.value.hint
    assert all(word not in said for word in ("secret", "sec", "ret@mail", "me:"))
