"""A downloaded file, or the text of a mail → header, body and signature of a receipt, freed of what mail does to text.

What mail does: CRLF, a BOM, indents, `> ` in front of quoted lines, long lines broken at a space, spaces at the end of
a line, and talk before and after. Nothing that was signed can be mended into something else: the signature decides.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reports.receipts.receipt import FORMAT, KEYS, NotAReceipt
from reports.receipts.sshsig import BEGIN, END, broken

_QUOTING = " \t>|"


@dataclass(frozen=True, slots=True)
class Mended:
    """A receipt as it came. `body` is None where only header and signature came, as in a mail."""

    header: str
    body: str | None
    armor: str

    def receipt(self, body: str) -> bytes:
        """Return the bytes that were signed, if they were signed above this body."""
        return f"{self.header}\n{body}".encode()


def mended(data: bytes) -> Mended:
    """Find a receipt in a file or mail, and mend it.

    Raises:
        NotAReceipt: there is none, or it is not whole.
    """
    lines = _lines(data)
    start = next((number for number, line in enumerate(lines) if line.lstrip(_QUOTING) == FORMAT), None)
    if start is None:
        raise NotAReceipt(f"there is no line `{FORMAT}` in it")
    quoting = lines[start].removesuffix(FORMAT)
    own = [_unquoted(line, quoting) for line in lines[start:]]
    begin, end = (_place(own, mark) for mark in (BEGIN, END))
    header, after = _header(own[:begin])
    body = "\n".join(own[after:begin]).strip("\n")
    return Mended(header, f"{body}\n" if body else None, _armor(own[begin + 1 : end]))


def _lines(data: bytes) -> list[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAReceipt("it is no text in UTF-8") from error
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line.rstrip() for line in plain.split("\n")]


def _unquoted(line: str, quoting: str) -> str:
    """Return a line without what stands before each line of the receipt; an empty one has lost its last space."""
    if line.startswith(quoting):
        return line[len(quoting) :]
    return "" if line == quoting.rstrip() else line


def _place(lines: Sequence[str], mark: str) -> int:
    found = [number for number, line in enumerate(lines) if line.strip() == mark]
    if not found:
        raise NotAReceipt("the signature below it is missing, or not whole")
    return found[-1]


def _header(lines: Sequence[str]) -> tuple[str, int]:
    """Return the header, its broken lines whole again, and the number of the line behind it."""
    said: list[str] = []
    for number, line in enumerate(lines[1:], 1):
        wanted = f"{KEYS[len(said)]}:" if len(said) < len(KEYS) else None
        if wanted and line.startswith(wanted):
            said.append(line)
        elif said and line and not _is_whole(said):
            said[-1] += f" {line.strip()}"
        elif line or _is_whole(said):
            return _joined(said), number
    return _joined(said), len(lines)


def _is_whole(said: Sequence[str]) -> bool:
    """Whether the last line of the header is there with its value."""
    return len(said) == len(KEYS) and said[-1] != f"{KEYS[-1]}:"


def _joined(said: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (FORMAT, *said))


def _armor(lines: Sequence[str]) -> str:
    text = "".join("".join(line.split()) for line in lines)
    return broken(text)
