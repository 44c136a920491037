"""Known texts → a search for all of them, however encoded, in one pass over bytes.

A text of 8 bytes or more is looked for anywhere, as UTF-8 in each normal form, UTF-16, base64, hex, percent and HTML
entities, also inside gzip, zlib and zip streams. The cost does not grow with the number of texts: every fourth byte
starts a look-up in a set of the texts' first bytes.
"""

import html
import re
import sys
import unicodedata
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from reports.protect.known_texts import KnownText

LONG = 8
_LONGEST = 64
_INFLATED = 1 << 20
_TASTE = 1 << 10
_DEEPEST = 2
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]|PK\x03\x04")
_WORD = re.compile(r"\w+")


class TextSearch:
    """A search for many texts at once."""

    def __init__(self, texts: Iterable[KnownText]) -> None:
        self._long: dict[bytes, list[tuple[bytes, KnownText]]] = {}
        self._words: dict[str, KnownText] = {}
        for known in texts:
            for form in _long_forms(known.text):
                self._long.setdefault(form[:LONG], []).append((form, known))
            if len(known.text.encode()) < LONG and (words := _as_words(known.text)):
                self._words.setdefault(words, known)
        self._grams = frozenset(gram for start in self._long for gram in _grams(start))

    def in_bytes(self, data: bytes, depth: int = 0) -> Iterator[KnownText]:
        """Yield every long text that stands in the data, or in a compressed stream inside it."""
        yield from self._standing_in(data)
        if depth < _DEEPEST:
            for inflated in _inflated(data):
                yield from self.in_bytes(inflated, depth + 1)

    def in_text(self, text: str) -> Iterator[KnownText]:
        """Yield every long text that stands in a text, and every shorter one that stands there as whole words."""
        yield from self.in_bytes(text.encode())
        if (unescaped := html.unescape(text)) != text:
            yield from self.in_bytes(unescaped.encode())
        words = _as_words(text)
        yield from (known for short, known in self._words.items() if f" {short} " in f" {words} ")

    def _standing_in(self, data: bytes) -> Iterator[KnownText]:
        view = memoryview(data)[: len(data) & ~3].cast("I")
        if self._grams.isdisjoint(view):
            return
        for position in (index * 4 for index, gram in enumerate(view) if gram in self._grams):
            yield from self._beginning_near(data, position)

    def _beginning_near(self, data: bytes, position: int) -> Iterator[KnownText]:
        for start in range(max(0, position - 3), position + 1):
            for form, known in self._long.get(data[start : start + LONG], ()):
                if data.startswith(form, start):
                    yield known


def _grams(start: bytes) -> Iterator[int]:
    """Return the four numbers of which one stands at an offset divisible by four wherever these 8 bytes stand."""
    return (int.from_bytes(start[offset : offset + 4], sys.byteorder) for offset in range(4))


def _long_forms(text: str) -> set[bytes]:
    cut = text[:_LONGEST]
    if len(cut.encode()) < LONG:
        return set()
    spellings = {cut} if cut.isascii() else {cut, *(unicodedata.normalize(form, cut) for form in ("NFC", "NFD"))}
    forms = {form for spelled in spellings for form in _codings(spelled)}
    return {form for form in forms if len(form) >= LONG}


def _codings(text: str) -> Iterator[bytes]:
    plain = text.encode()
    yield plain
    yield text.lower().encode()
    yield text.encode("utf-16-le")[:-1]
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    yield from _base64_forms(plain)
    if not plain.isalnum():
        yield "-".join(_WORD.findall(text.lower())).encode()
        yield from (coded.encode() for coded in _escapes(text))


def _escapes(text: str) -> Iterator[str]:
    percent = quote(text, safe="")
    yield percent
    yield quote(text)
    yield percent.replace("%20", "+")
    yield re.sub("%..", lambda code: code[0].lower(), percent)
    yield percent.lower()
    escaped = html.escape(text)
    yield escaped
    if not text.isascii():
        yield escaped.encode("ascii", "xmlcharrefreplace").decode()
        yield "".join(char if char.isascii() else f"&#x{ord(char):x};" for char in escaped)
        yield text.encode("unicode_escape").decode()


def _base64_forms(plain: bytes) -> Iterator[bytes]:
    """Return what base64 makes of the bytes at its three offsets, without the letters that neighbours change."""
    for offset, skipped in ((0, 0), (1, 2), (2, 3)):
        padded = bytes(offset) + plain
        whole = padded[: len(padded) // 3 * 3]
        yield b64encode(whole)[skipped:]
        yield urlsafe_b64encode(whole)[skipped:]


def _inflated(data: bytes) -> Iterator[bytes]:
    for found in _PACKED.finditer(data):
        try:
            inflated = _stream(memoryview(data)[_body(data, found) :], _window(found[0]))
        except zlib.error:
            continue
        if len(inflated) >= LONG:
            yield inflated


def _stream(packed: memoryview, window: int) -> bytes:
    """Inflate the beginning of a stream; its first bytes alone at first, where what only looks like one fails."""
    stream = zlib.decompressobj(window)
    inflated = stream.decompress(packed[:_TASTE], _INFLATED)
    if stream.eof or len(inflated) >= _INFLATED:
        return inflated
    return inflated + stream.decompress(packed[_TASTE:_INFLATED], _INFLATED - len(inflated))


def _window(magic: bytes) -> int:
    return {b"\x1f": 31, b"P": -15}.get(magic[:1], 15)


def _body(data: bytes, found: re.Match[bytes]) -> int:
    """Return where the stream begins: in a zip, behind the name and the extra field of its entry."""
    start = found.start()
    if found[0][:1] != b"P":
        return start
    return start + 30 + int.from_bytes(data[start + 26 : start + 28], "little") + _extra(data, start)


def _extra(data: bytes, start: int) -> int:
    return int.from_bytes(data[start + 28 : start + 30], "little")


def _as_words(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))
