"""A mail as mail programs save it holds its receipt in many shapes; each gives the bytes that were signed."""

import random
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from reports.receipts import ACCEPTANCE, NotAReceipt, mended, verify
from tests.support.receipts import BODY, P256_KEY, browser_sign, receipt

WIDE = (
    f"{BODY}Success: 「静かな月曜日」 — no calls on a Monday, said Zoë, which is what all of this is for in the end\n"
)
SAID = receipt(reason="As we said on the phone on Thursday, Zoë — and as Tom wrote down afterwards", body=WIDE)
ARMOR = browser_sign(P256_KEY, SAID.to_bytes())
FILE = SAID.to_bytes().decode() + ARMOR
SHORT = f"{SAID.header()}\n{ARMOR}"
OTHER = receipt(nonce="f" * 32, body=WIDE)
SECOND = OTHER.to_bytes().decode() + browser_sign(P256_KEY, OTHER.to_bytes())
TALK = "Dear Mara,\n\nhere it is.\n\n{}\nKind regards\nIda\n-- \nNorthwind Outdoors\n"
HEAD = "From: Ida Berg <ida@northwind.example>\nTo: mara@lane.example\nSubject: Re: agreement\nMIME-Version: 1.0\n"


def mail(text: str, coding: str = "quoted-printable", charset: str = "utf-8") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ida Berg <ida@northwind.example>"
    message["To"] = "mara@lane.example"
    message["Subject"] = "The agreement — signed"
    message.set_content(text, cte=coding, charset=charset)
    return message


def beside_html() -> EmailMessage:
    message = mail(TALK.format(SHORT))
    message.add_alternative(f"<p>Dear Mara,<br>{SHORT.replace(chr(10), '<br>')}</p>", subtype="html")
    return message


def attached(text: str = "The receipt is attached.\n", kind: str = "text", name: str = "receipt.txt") -> EmailMessage:
    message = mail(text)
    main, sub = ("text", "plain") if kind == "text" else ("application", "octet-stream")
    message.add_attachment(FILE.encode(), maintype=main, subtype=sub, filename=name)
    return message


def forwarded() -> EmailMessage:
    message = mail("See below.\n")
    message.add_attachment(attached())
    return message


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}".rstrip() + "\n" for line in text.split("\n"))


def by_hand(text: str, kind: str = 'text/plain; charset="utf-8"', encoding: str = "utf-8") -> bytes:
    return f"{HEAD}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n".encode() + text.encode(encoding)


def flowed(text: str, *, closed: bool = False, mark: str = "") -> bytes:
    """Break lines as RFC 3676 tells: a space at the end goes on, and what begins with one is stuffed."""

    def stuffed(line: str) -> str:
        return f"{mark} {line}" if mark or line[:1] in (" ", ">") else line

    def broken(line: str) -> str:
        width = 50 if closed else line.rfind(" ", 0, 68) + 1
        if len(line) <= 68 or not width:
            return stuffed(line)
        return f"{stuffed(line[:width])}{' ' if closed else ''}\n{broken(line[width:])}"

    lines = "\n".join(broken(line) for line in text.split("\n"))
    return by_hand(lines, f"text/plain; charset=utf-8; format=flowed{'; delsp=yes' if closed else ''}")


SAVED: dict[str, bytes] = {
    "quoted-printable": mail(TALK.format(FILE)).as_bytes(),
    "base64": mail(TALK.format(FILE), "base64").as_bytes(),
    "header and signature alone": mail(TALK.format(SHORT)).as_bytes(),
    "text beside HTML": beside_html().as_bytes(),
    "attached": attached().as_bytes(),
    "attached, its kind unknown": attached(kind="octets", name="Receipt.TXT").as_bytes(),
    "inline and attached": attached(TALK.format(SHORT)).as_bytes(),
    "forwarded": forwarded().as_bytes(),
    "answered": mail(f"Thank you!\n\nIda wrote:\n{quoted(SHORT)}").as_bytes(),
    "answered, quoted without a space": mail(f"Ida wrote:\n{quoted(FILE, '>')}").as_bytes(),
    "answered, and said once more": mail(f"{SHORT}\nMara wrote:\n{quoted(SHORT)}").as_bytes(),
    "attached, called what it is not": attached().as_bytes().replace(b"utf-8", b"iso-8859-1"),
    "in a charset of its own": by_hand(SHORT.replace("\n", "\r\n"), "text/plain; charset=windows-1252", "cp1252"),
    "in no known charset": by_hand(SHORT, "text/plain; charset=x-nobody"),
    "with a line of mbox": b"From ida@northwind.example Thu Nov 26 09:00:00 2026\n" + by_hand(FILE),
    "with a BOM": b"\xef\xbb\xbf" + by_hand(FILE),
    "without a word of MIME": b"From: Ida\nSubject: agreement\n\n" + FILE.encode(),
    "flowed": flowed(TALK.format(FILE)),
    "flowed without spaces": flowed(FILE, closed=True),
    "flowed and quoted": flowed(FILE, mark=">"),
    "non-breaking spaces": by_hand("\u00a0\n".join(FILE.split("\n")).replace("\n", "\n\u00a0 ")),
    "lines broken": by_hand(FILE.replace("no calls on", "no calls\non").replace("on Thursday", "\non Thursday")),
    "quoted, lines broken": by_hand(quoted(FILE).replace("no calls on", "no calls\non")),
    "in a list's footer": mail(f"{FILE}\n_____\nlist@lane.example\n").as_bytes(),
}


@pytest.mark.parametrize("name", SAVED)
def test_a_receipt_is_found_in_a_saved_mail(name: str) -> None:
    found = mended(SAVED[name])
    assert found.may_be_above(WIDE)
    assert found.receipt(WIDE) == SAID.to_bytes()
    assert verify(found.armor, found.receipt(WIDE), ACCEPTANCE)


def test_the_text_comes_along_where_any_part_has_it() -> None:
    assert mended(SAVED["inline and attached"]).body == WIDE
    assert mended(SAVED["text beside HTML"]).body is None


def test_a_mail_in_an_older_japanese_charset_is_read() -> None:
    said = receipt(name="伊田", body="合意書: 静かな月曜日\n")
    text = said.to_bytes().decode() + browser_sign(P256_KEY, said.to_bytes())
    found = mended(by_hand(text, "text/plain; charset=iso-2022-jp", "iso-2022-jp"))
    assert found.receipt(found.body or "") == said.to_bytes()


def test_other_words_than_those_that_were_signed_are_no_matter_of_spaces() -> None:
    assert not mended(by_hand(FILE.replace("One landing", "Two landing"))).may_be_above(WIDE)


def many_parts() -> bytes:
    message = attached()
    for _ in range(60):
        message.add_attachment("…", filename="note.txt")
    return message.as_bytes()


def nested() -> bytes:
    parts = (f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n" for depth in range(2000))
    return f"{HEAD}{''.join(parts)}\n{FILE}".encode()


def html_alone() -> bytes:
    return by_hand(f"<pre>{FILE}</pre>", "text/html; charset=utf-8")


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "two in one text": (lambda: mail(f"{FILE}\n\n{SECOND}").as_bytes(), "2 receipts"),
    "another one attached": (lambda: attached(SECOND).as_bytes(), "2 receipts"),
    "two in a file": ((FILE + SECOND).encode, "2 receipts"),
    "HTML alone": (html_alone, "in HTML alone"),
    "none": (lambda: mail("We accept.\n").as_bytes(), "no line"),
    "half of one": (lambda: mail(FILE[:-40]).as_bytes(), "missing, or not whole"),
    "Outlook's own form": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + FILE.encode(), "as .eml"),
    "too many parts": (many_parts, "more than 50 parts"),
    "parts in parts in parts": (nested, "parts"),
    "an endless header": (lambda: by_hand(FILE, f"text/plain; {'a=b; ' * 1000}"), "far too long"),
    "a header that leads nowhere": (lambda: by_hand(FILE, f"text/plain {'(' * 1900}"), "cannot be told apart"),
}


@pytest.mark.parametrize(("make", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_one_whole_receipt_is_refused_with_its_reason(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(NotAReceipt, match=why):
        mended(make())


def test_a_damaged_mail_is_read_or_refused_and_nothing_else() -> None:
    dice = random.Random(4)  # noqa: S311 -- the same mails on every run
    marks = b'\n:;="<>()=?\x00\xff-'
    for data in SAVED.values():
        for _ in range(15):
            place = dice.randrange(min(len(data), 700))
            try:
                mended(data[:place] + bytes([dice.choice(marks)]) + data[place + dice.randrange(3) :])
            except NotAReceipt:
                continue
