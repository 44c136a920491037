"""The bytes of a file → its text, or why it can be no text: size, encoding, characters nobody can see."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from reports.problems import Problem

LARGEST = 256 * 1024
"""Bytes that a file may have at most."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, all but tab and line feed
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\u2800"  # seen by nobody
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # format characters of single scripts
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # bidirectional, joiners, marks of order
    "\u2028\u2029"  # line ends that an editor does not show
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"  # halves of characters; private use
)
_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_SAMPLES = 20
_SAVE_AS = "Save the file as UTF-8: editors offer it as an encoding, Excel as `CSV UTF-8`."


def read_text(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text, line feeds as line ends, and what keeps it from being read; no text where there are problems."""
    if len(data) > LARGEST:
        return "", (_too_large(file),)
    behind_mark = data.removeprefix(BOM_UTF8)
    try:
        text = _line_feeds(behind_mark.decode("utf-8"))
    except UnicodeDecodeError as error:
        return "", (_not_utf8(behind_mark, error.start, file),)
    problems = tuple(_hidden(text, file)) if _HIDDEN.search(_unusual(data)) else ()
    return ("" if problems else text), problems


def hidden_character(text: str) -> str | None:
    """Return the name of the first character that may not stand in a text, None where there is none."""
    found = _HIDDEN.search(text)
    return _name(found[0]) if found else None


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a place in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _unusual(data: bytes) -> str:
    """Return what is left of a text without the signs of every day, which are nearly all of it."""
    return data.removeprefix(BOM_UTF8).translate(None, _PLAIN).decode("utf-8")


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _too_large(file: str) -> Problem:
    found = f"the file is too large; {LARGEST // 1024} KB are allowed"
    return Problem(file, 0, 0, "", "too-large", found, "Put what is long into an attachment below files/.")


def _not_utf8(data: bytes, start: int, file: str) -> Problem:
    before = _line_feeds(data[:start].decode("utf-8"))
    line, column = position(before, len(before))
    found = f"the byte 0x{data[start]:02x} is no UTF-8"
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        found = "the file is saved as UTF-16, and UTF-8 is read"
    return Problem(file, line, column, "", "not-utf-8", found, _SAVE_AS)


def _hidden(text: str, file: str) -> Iterator[Problem]:
    for number, found in enumerate(_HIDDEN.finditer(text)):
        if number == _SAMPLES:
            return
        line, column = position(text, found.start())
        message = f"the character {_name(found[0])} cannot be seen"
        yield Problem(file, line, column, "", "hidden-character", message, "Delete it.")


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} ({name})" if name else code
