"""A downloaded file, or a mail → header, body and signature of the one receipt in it, freed of what mail does to text.

What mail does beyond its MIME: CRLF, indents, `> ` in front of quoted lines, long lines broken at a space, spaces at
the end of a line, and talk before and after. Nothing that was signed can be mended into something else: the signature
decides.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.receipts.mailed import texts
from reports.receipts.receipt import FORMAT, KEYS, NotAReceipt, parse_header
from reports.receipts.sshsig import BEGIN, END, broken

_MARKS = ">|"
_QUOTING = f" \t\u00a0{_MARKS}"


@dataclass(frozen=True, slots=True)
class Mended:
    """A receipt as it came. `body` is None where only header and signature came, as in a mail."""

    header: str
    body: str | None
    armor: str

    def receipt(self, body: str) -> bytes:
        """Return the bytes that were signed, if they were signed above this body."""
        return f"{self.header}\n{body}".encode()

    def may_be_above(self, body: str) -> bool:
        """Whether no other text came with it than this one; mail breaks lines and changes spaces."""
        return self.body is None or "".join(self.body.split()) == "".join(body.split())


def mended(data: bytes) -> Mended:
    """Find the receipt in a file or mail, and mend it. One that stands there twice, as inline and attached, is one.

    Raises:
        NotAReceipt: there is none, it is not whole, or there are several.
    """
    found: dict[tuple[str, str], Mended] = {}
    faults: list[NotAReceipt] = []
    for lines in (lines for text in texts(data) for lines in _receipts(_lines(text))):
        try:
            one = _mended(lines)
        except NotAReceipt as fault:
            faults.append(fault)
        else:
            before = found.get((one.header, one.armor))
            found[one.header, one.armor] = one if before is None or before.body is None else before
    if len(found) > 1:
        raise NotAReceipt(f"there are {len(found)} receipts in it, and one is taken at a time")
    if not found:
        raise faults[0] if faults else NotAReceipt(f"there is no line `{FORMAT}` in it")
    return next(iter(found.values()))


def _lines(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line.rstrip() for line in plain.split("\n")]


def _receipts(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each receipt, from its first to the next one's. A body may hold such a first line itself."""
    own: list[str] = []
    ended = True
    for line in lines:
        bare = line.lstrip(_QUOTING)
        if bare == FORMAT and ended:
            if own:
                yield own
            own, ended = [], False
        if own or not ended:
            own.append(line)
        ended = ended or bare == END
    if own:
        yield own


def _mended(lines: Sequence[str]) -> Mended:
    quoting = lines[0].removesuffix(FORMAT)
    own = [_unquoted(line, quoting) for line in lines]
    begin, end = (_place(own, mark) for mark in (BEGIN, END))
    header, after = _header(own[:begin])
    parse_header(header)
    body = "\n".join(own[after:begin]).strip("\n")
    return Mended(header, f"{body}\n" if body else None, broken("".join("".join(own[begin + 1 : end]).split())))


def _unquoted(line: str, quoting: str) -> str:
    """Return a line without what stands before each line of the receipt; mail may have spaced it otherwise."""
    if line.startswith(quoting):
        return line[len(quoting) :]
    marks = sum(letter in _MARKS for letter in quoting)
    return re.sub(rf"^(?:[ \t\u00a0]*[{_MARKS}]){{1,{marks}}} ?", "", line) if marks else line


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
        bare = line.strip()
        if wanted and bare.startswith(wanted):
            said.append(bare)
        elif said and bare and not _is_whole(said):
            said[-1] += f" {bare}"
        elif bare or _is_whole(said):
            return _joined(said), number
    return _joined(said), len(lines)


def _is_whole(said: Sequence[str]) -> bool:
    """Whether the last line of the header is there with its value."""
    return len(said) == len(KEYS) and said[-1] != f"{KEYS[-1]}:"


def _joined(said: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (FORMAT, *said))
