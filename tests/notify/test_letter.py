"""What a mail says at each level, and that any mail program reads it as it was meant."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from reports.errors import Error
from reports.notify import Party, Publication, body, letter
from reports.resources import languages
from reports.words import Words
from tests.notify.test_takeaways import told

PUBLISHED = Publication("https://s.example/abc/", "7f3a-91c2-e05d", datetime(2026, 11, 20, 9, 30, tzinfo=UTC), b"entry")
MARA, IDA = Party("Mara Quill", "mara@quayside.example"), Party('Ida "I, B" Bergström', "ida@harbour.example")


def written(said: str, language: str = "en", to: Party = IDA) -> EmailMessage:
    data = letter(MARA, to, PUBLISHED, said, Words(language), "Quayside")
    assert data == letter(MARA, to, PUBLISHED, said, Words(language), "Quayside")
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    read = message_from_bytes(data, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def test_plainly_a_mail_says_that_an_update_is_ready_and_nothing_of_what_it_says() -> None:
    assert body(None, PUBLISHED, Words("en")).split("\n\n") == [
        "A new update is ready for you. Your passphrase opens it:\nhttps://s.example/abc/",
        "What is published now is on record as 7f3a-91c2-e05d. If you keep this mail, you can prove later what it was.",
        "If you do not want these mails any more, answer this one and say so.\n",
    ]


def test_titles_name_the_newest_update_and_the_next_days_in_their_order() -> None:
    said = body(told("titles"), PUBLISHED, Words("en")).split("\n\n")
    assert said[1] == "Week 47, 16 to 22 November 2026: On track"
    assert said[2].split("\n") == [
        "Mon 23 Nov: From you: Twelve photos",
        "Wed 25 Nov: From you: Winter dates",
        "Fri 27 Nov: Next update",
        "Fri 27 Nov: Yours to decide: Show prices?",
        "Fri 4 Dec: Milestone: Beta, the first; of two",
    ]
    assert "Leads cost" not in "".join(said)


def test_a_summary_says_what_is_said_of_each() -> None:
    said = body(told("summary"), PUBLISHED, Words("en"))
    assert "Leads cost less." in said
    assert "Winter dates\n  No list\n" in said


@pytest.mark.parametrize("language", languages())
def test_a_mail_is_read_as_it_was_written_in_every_language(language: str) -> None:
    said = body(told("summary", language), PUBLISHED, Words(language))
    mail = written(said, language)
    assert mail.get_content().replace("\r\n", "\n") == said
    assert mail["Subject"] == Words(language)("mail.subject", agency="Quayside")
    assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [(IDA.name, IDA.email)]
    assert mail["From"].addresses[0].addr_spec == MARA.email
    assert (mail["Date"].datetime, mail["Content-Language"]) == (PUBLISHED.at, language)


def test_a_mail_keeps_its_name_and_each_person_gets_one_of_their_own() -> None:
    names = {written("one")["Message-ID"], written("two")["Message-ID"]}
    assert len(names) == 1
    assert written("one", to=MARA)["Message-ID"] not in names


@pytest.mark.parametrize("email", ["ida@härbour.example", "a,b@harbour.example", "ida@a@b"])
def test_an_address_that_no_mail_could_reach_is_refused_in_words(email: str) -> None:
    with pytest.raises(Error, match="No mail can be addressed to"):
        letter(MARA, Party("Ida", email), PUBLISHED, "one", Words("en"), "Quayside")
