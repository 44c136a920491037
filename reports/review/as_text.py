"""A review → what a terminal shows of it; what a terminal would obey is written out."""

from collections.abc import Iterator

from reports.problems import shown
from reports.review.review import Line, Review
from reports.review.telling import DASH, NOTHING, Found, Heading, More, Said, said


def as_text(review: Review) -> str:
    """Return a review as lines of text, without the last line end."""
    pieces = list(said(review))
    return "\n".join(line for piece in pieces for line in _lines(piece)).lstrip("\n") or NOTHING


def _lines(piece: Said) -> Iterator[str]:
    match piece:
        case Heading(whose, what, note):
            yield ""
            yield shown(f"{whose} · {what}{DASH if note else ''}{note}")
        case Line():
            yield shown(f"  {text_of(piece)}")
        case Found(weight, message, place, hint):
            yield shown(f"  {weight}: {message}")
            yield shown(f"    at {place}")
            yield from [shown(f"    {hint}")] if hint else []
        case More(number, what):
            yield f"  and {number} more {what}"


def text_of(line: Line) -> str:
    """Return a line in words: what, from what to what, and by how much."""
    moved = " → ".join((line.old or "nothing", line.new or "nothing")) if line.old else line.new
    if line.old and not line.new:
        moved = line.old
    noted = f" ({line.note})" if line.note and moved else line.note
    return f"{line.subject}: {moved}{noted}"
