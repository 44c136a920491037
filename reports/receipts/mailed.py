"""A file that was saved, or a mail as mail programs save it → the texts in it that may hold a receipt, free of MIME.

A mail's parts are read wherever they lie: its own text, the text beside its HTML, an attached `.txt`, a forwarded mail.
What HTML alone says is not taken, since nothing tells where its lines ended.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reports.receipts.receipt import FORMAT, NotAReceipt

if TYPE_CHECKING:
    from email.message import EmailMessage

_BOM = b"\xef\xbb\xbf"
_OUTLOOK = b"\xd0\xcf\x11\xe0"
"""How a file begins that Outlook saves in a form of its own, `.msg`."""
_OF_A_MAIL = frozenset({"from", "received", "mime-version", "content-type"})
_MOST_PARTS = 50
_MOST_TOLD = 4 * _MOST_PARTS
"""Headers that tell what parts are. So many bound how deep parts lie in parts, too."""
_TELLING = re.compile(rb"^content-[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST = 2000
"""Letters of such a header: to read a long one takes far longer than it should."""


def texts(data: bytes) -> tuple[str, ...]:
    """Return the text of a file; of a mail, that of each part that may hold a receipt.

    Raises:
        NotAReceipt: it is no text, or a mail that cannot be read.
    """
    if data.startswith(_OUTLOOK):
        raise NotAReceipt("it is a mail in a form of Outlook's own; save it as text, or as .eml")
    if not _has_headers(data.removeprefix(_BOM)):
        return (_text_of_file(data),)
    _refuse_costly(data)
    try:
        return tuple(_texts(_mail(data.removeprefix(_BOM))))
    except (RecursionError, IndexError, AttributeError) as error:
        # What the email package trips over in headers that no mail program writes.
        raise NotAReceipt("it is a mail whose parts cannot be told apart") from error


def _has_headers(data: bytes) -> bool:
    """Whether a header of a mail stands on top, and not talk that somebody pasted."""
    from email.parser import BytesHeaderParser

    return not _OF_A_MAIL.isdisjoint(name.lower() for name in BytesHeaderParser().parsebytes(data))


def _refuse_costly(data: bytes) -> None:
    told = [len(header[0]) for header in _TELLING.finditer(data)]
    if len(told) > _MOST_TOLD:
        raise NotAReceipt(f"it is a mail of more than {_MOST_PARTS} parts")
    if max(told, default=0) > _LONGEST:
        raise NotAReceipt("it is a mail with a header that is far too long")


def _mail(data: bytes) -> "EmailMessage":
    from email import message_from_bytes, policy

    return message_from_bytes(data, policy=policy.default)


def _text_of_file(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAReceipt("it is no text in UTF-8") from error


def _texts(mail: "EmailMessage") -> Iterator[str]:
    found, html = False, False
    for part in _parts(mail):
        kind = part.get_content_type()
        if kind == "text/plain" or (part.get_filename() or "").lower().endswith(".txt"):
            text = _text(part)
            found = found or FORMAT in text
            yield text
        html = html or (kind == "text/html" and FORMAT.encode() in _payload(part))
    if html and not found:
        raise NotAReceipt("in this mail it stands in HTML alone, without a text beside it")


def _parts(mail: "EmailMessage") -> Iterator["EmailMessage"]:
    parts = tuple(islice(mail.walk(), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS:
        raise NotAReceipt(f"it is a mail of more than {_MOST_PARTS} parts")
    yield from (part for part in parts if not part.is_multipart())


def _text(part: "EmailMessage") -> str:
    text = _decoded(_payload(part), part.get_content_charset("utf-8")).removeprefix("\ufeff")
    if part.get_param("format") != "flowed":
        return text
    return _unflowed(text.replace("\r\n", "\n"), closed=part.get_param("delsp") == "yes")


def _payload(part: "EmailMessage") -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(data: bytes, charset: str) -> str:
    """Return text by what its bytes are, then by what the mail says: attached files are often called what they are not.

    ASCII may be anything, as ISO-2022-JP is.
    """
    for encoding in (charset,) if data.isascii() else ("utf-8", charset):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _unflowed(text: str, *, closed: bool) -> str:
    """Return text whose lines were made to flow (RFC 3676), each whole again; `closed` where no space was between."""
    lines: list[str] = []
    goes_on: int | None = None
    for line in text.split("\n"):
        said = line.lstrip(">")
        depth = len(line) - len(said)
        said = said.removeprefix(" ")
        flows = said.endswith(" ") and said != "-- "
        whole = said[:-1] if flows and closed else said
        if goes_on == depth:
            lines[-1] += whole
        else:
            lines.append(f"{'>' * depth} {whole}" if depth else whole)
        goes_on = depth if flows else None
    return "\n".join(lines)
