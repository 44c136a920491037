"""A review → Markdown for a comment under a pull request, in which no text of anybody's does anything.

Names and words of clients are written so that Markdown, HTML, mentions, references and links in them stay text. The
first line is a marker by which the comment is found and put in place of the one before.
"""

import re
from collections.abc import Iterator

from reports.problems import shown
from reports.review.as_text import text_of
from reports.review.review import Line, Review
from reports.review.telling import DASH, NOTHING, Found, Heading, More, Said, said

MARKER = "<!-- aboveboard review -->"
_LARGEST = 60_000
"""Bytes: hosts take 65,536 characters at most, and an argument of a command may be no longer than 128 KiB."""
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_BETWEEN = "&#8203;"
"""A space of no width, which keeps a host from seeing a mention, a reference or an address."""
_MARKUP = re.compile(r"([\\`*_\[\]#|~$])")
_STARTS = re.compile(r"^([-+=])")
_COUNTS = re.compile(r"^(\d+)([.)])")
_SEEN = re.compile(
    r"""(?<=[@#!$%&~^\[])(?=[\w"'])|(?<=:)(?=[A-Za-z/+_-])|(?<=\b[Ww]{3})(?=\.)|(?<=\b[Gg][Hh])(?=-\d)""", re.ASCII
)
"""Where a host would see somebody, an issue, a merge request, a label, a milestone, an emoji or an address."""


def as_markdown(review: Review) -> str:
    """Return a review as Markdown, the marker first, without the last line end."""
    lines = [line for piece in said(review) for line in _lines(piece)]
    return "\n".join(_fitting([MARKER, *(lines or ["", NOTHING])]))


def escaped(text: str) -> str:
    """Return text for the middle of a line of Markdown, in which all of it is only text."""
    plain = _SEEN.sub("\0", shown(text)).translate(_HTML)
    marked = _COUNTS.sub(r"\1\\\2", _STARTS.sub(r"\\\1", _MARKUP.sub(r"\\\1", plain)))
    return marked.replace("\0", _BETWEEN)


def _lines(piece: Said) -> Iterator[str]:
    match piece:
        case Heading(whose, what, note):
            yield ""
            yield f"**{escaped(whose)} · {escaped(what)}**{DASH if note else ''}{escaped(note)}"
            yield ""
        case Line():
            yield f"- {escaped(text_of(piece))}"
        case Found(weight, message, place, hint):
            said_so = f"- **{weight}**: {escaped(message)}{DASH}{escaped(place)}"
            yield f"{said_so}. {escaped(hint)}" if hint else said_so
        case More(number, what):
            yield f"- and {number} more {what}"


def _fitting(lines: list[str]) -> Iterator[str]:
    """Yield as many lines as a comment holds."""
    left = _LARGEST
    for place, line in enumerate(lines):
        left -= len(line.encode("utf-8", "replace")) + 1
        if left < 0:
            yield f"- and {len(lines) - place} more lines"
            return
        yield line
