import gzip
import html
import io
import os
import time
import unicodedata
import zipfile
import zlib
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote, quote_plus

import pytest

from reports.protect import KnownText, TextSearch

TEXT = "Käyrä & Söhne: 14 % <off>"
KNOWN = KnownText(TEXT, "harbour: agreement.title")


def _zip(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/index.html", data)
    return packed.getvalue()


CODINGS = {
    "plain": TEXT.encode(),
    "nfd": unicodedata.normalize("NFD", TEXT).encode(),
    "lower case": TEXT.lower().encode(),
    "entities": html.escape(TEXT).encode(),
    "numeric entities": html.escape(TEXT).encode("ascii", "xmlcharrefreplace"),
    "percent": quote(TEXT).encode(),
    "percent, all": quote(TEXT, safe="").encode(),
    "percent, lower case": quote(TEXT, safe="").lower().encode(),
    "plus": quote_plus(TEXT).encode(),
    "utf-16-le": TEXT.encode("utf-16-le"),
    "utf-16-be": TEXT.encode("utf-16-be"),
    "base64": b64encode(TEXT.encode()),
    "base64, shifted by one": b64encode(b"x" + TEXT.encode() + b"y"),
    "base64, shifted by two": b64encode(b"xx" + TEXT.encode() + b"yy"),
    "base64 for addresses": urlsafe_b64encode(TEXT.encode()),
    "hex": TEXT.encode().hex().encode(),
    "hex, upper case": TEXT.encode().hex().upper().encode(),
    "gzip": gzip.compress(b"before " + TEXT.encode()),
    "zlib": zlib.compress(TEXT.encode(), 9),
    "zlib, fast": zlib.compress(TEXT.encode() * 9, 1),
    "zip": _zip(TEXT.encode() * 3),
    "gzip in gzip": gzip.compress(gzip.compress(TEXT.encode())),
    "slug": "käyrä-söhne-14-off".encode(),
    "json": TEXT.encode("unicode_escape"),
}


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("offset", [0, 1, 2, 3, 50])
def test_a_text_is_found_however_it_is_encoded(coding: str, offset: int) -> None:
    data = b"." * offset + CODINGS[coding] + b"!" * 9
    assert KNOWN in set(TextSearch([KNOWN, KnownText("Something else", "")]).in_bytes(data))


def test_a_text_is_found_at_the_very_end_and_as_the_whole() -> None:
    search = TextSearch([KnownText("12345678", "x")])
    for before in range(9):
        assert list(search.in_bytes(b"." * before + b"12345678"))
    assert not list(search.in_bytes(b"1234567"))
    assert not list(search.in_bytes(b""))


def test_random_bytes_hold_no_text() -> None:
    words = [KnownText(f"{word} of the invented client", "x") for word in ("Summary", "Title", "Budget")]
    assert not list(TextSearch(words).in_bytes(os.urandom(1 << 20)))


def test_short_texts_count_as_whole_words_in_text_alone() -> None:
    search = TextSearch([KnownText("Beta 2", "x"), KnownText("Rex", "y"), KnownText("!?", "z")])
    assert [known.text for known in search.in_text("a/beta-2/index.html")] == ["Beta 2"]
    assert [known.text for known in search.in_text("REX.bin")] == ["Rex"]
    assert not list(search.in_text("rexx beta-22 !?"))
    assert not list(search.in_bytes(b"Beta 2 Rex"))


def test_entities_around_a_text_hide_nothing() -> None:
    hidden = "".join(f"&#{ord(char)};" for char in "Larkmoor Outdoor")
    assert list(TextSearch([KnownText("Larkmoor Outdoor", "x")]).in_text(hidden))


def test_the_cost_does_not_grow_with_the_number_of_texts() -> None:
    few = TextSearch([KnownText(f"text number {number:05}", "x") for number in range(10)])
    many = TextSearch([KnownText(f"{number:05} is the text's number", "x") for number in range(5000)])
    data = os.urandom(1 << 20)
    assert _cpu(many, data) < 4 * _cpu(few, data) + 0.05


def _cpu(search: TextSearch, data: bytes) -> float:
    start = time.process_time()
    list(search.in_bytes(data))
    return time.process_time() - start


def test_a_text_far_inside_a_long_stream_is_found() -> None:
    stream = zlib.compress(os.urandom(100_000) + TEXT.encode() + os.urandom(100_000))
    assert KNOWN in TextSearch([KNOWN]).in_bytes(b"before" + stream + b"after")


def test_the_cost_of_a_large_file_grows_with_its_size_alone() -> None:
    search = TextSearch([KNOWN])

    def cost(size: int) -> float:
        started = time.process_time()
        assert list(search.in_bytes(os.urandom(1 << 20) * size)) == []
        return time.process_time() - started

    assert cost(16) < 10 * cost(4)
