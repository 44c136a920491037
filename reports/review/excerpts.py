"""Texts of any length → one line each, short enough to be compared at a glance."""

from itertools import takewhile

_LONGEST = 120
_BEFORE = 20


def one_line(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def both(old: str, new: str) -> tuple[str, str]:
    """Return two texts on one line each; of long ones the part where they begin to differ."""
    lines = tuple(" ".join(text.split()) for text in (old, new))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*lines, strict=False)))
    if not (old and new) or max(map(len, lines)) <= _LONGEST or same <= _BEFORE:
        return one_line(old), one_line(new)
    start = max(lines[0].rfind(" ", 0, same - _BEFORE) + 1, 0)
    before, after = (f"…{line[start:]}" if start else line for line in lines)
    return one_line(before), one_line(after)
