"""What mail does to a receipt is undone; what somebody did to it is not."""

from collections.abc import Callable

import pytest

from reports.receipts import ACCEPTANCE, BadSignature, NotAReceipt, mended, verify
from tests.support.receipts import BODY, P256_KEY, browser_sign, receipt

RECEIPT = receipt(reason="It is what we said on the phone on Thursday, and what Tom wrote down afterwards")
ARMOR = browser_sign(P256_KEY, RECEIPT.to_bytes())
FILE = RECEIPT.to_bytes().decode() + ARMOR
MAIL = RECEIPT.header() + "\n" + ARMOR


def lines(change: Callable[[str], str], text: str = FILE) -> str:
    return "".join(f"{change(line)}\n" for line in text.removesuffix("\n").split("\n"))


def wrapped(text: str, width: int = 72) -> str:
    """Break lines as mail does, at the last space before the width, or at the next one."""

    def broken(line: str) -> str:
        space = line.rfind(" ", 0, width)
        return line if len(line) <= width or space < 0 else line[:space] + "\n" + broken(line[space + 1 :])

    return lines(broken, text)


SENT = {
    "the file": FILE,
    "CRLF": FILE.replace("\n", "\r\n"),
    "a BOM": "\ufeff" + FILE,
    "spaces at ends of lines": lines(lambda line: line + "  "),
    "indented": lines(lambda line: "    " + line),
    "quoted": lines(lambda line: "> " + line),
    "quoted, empty lines without the space": lines(lambda line: ("> " + line).rstrip()),
    "quoted twice": lines(lambda line: "> > " + line),
    "talk around it": f"Dear Mara,\n\nhere it is.\n\n{FILE}\nKind regards\nIda\n-- \nNorthwind Outdoors\n",
    "the mail": MAIL,
    "the mail, quoted, with talk": "Ida wrote:\n" + lines(lambda line: "> " + line, MAIL) + "\nGreat, thanks!\n",
    "the mail, lines broken": wrapped(MAIL),
    "the mail, every second line empty": MAIL.replace("\n", "\n\n"),
    "the mail, no empty line between": MAIL.replace("\n\n", "\n"),
    "no line at the end": FILE[:-1],
    "letters apart from their marks": FILE.replace("ö", "o\u0308"),
}


@pytest.mark.parametrize("text", SENT.values(), ids=SENT)
def test_what_mail_does_is_undone(text: str) -> None:
    found = mended(text.encode())
    assert found.receipt(found.body or BODY) == RECEIPT.to_bytes()
    assert found.armor == ARMOR
    verify(found.armor, found.receipt(found.body or BODY), ACCEPTANCE)


def test_the_body_is_told_where_it_came_and_none_where_it_did_not() -> None:
    assert mended(FILE.encode()).body == BODY
    assert mended(MAIL.encode()).body is None


NONE = {
    "talk": "Dear Mara,\n\nwe accept.\n",
    "no signature": RECEIPT.to_bytes().decode(),
    "half a signature": FILE[:-40],
    "nothing": "",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_not_whole_is_said(text: str) -> None:
    with pytest.raises(NotAReceipt):
        mended(text.encode())


def test_bytes_that_are_no_text_are_said() -> None:
    with pytest.raises(NotAReceipt, match="UTF-8"):
        mended(b"\xff\xfe\x00")


def test_a_changed_word_is_not_mended() -> None:
    found = mended(FILE.replace("One landing", "Two landing").encode())
    with pytest.raises(BadSignature):
        verify(found.armor, found.receipt(found.body or ""), ACCEPTANCE)
