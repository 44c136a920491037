"""A file that is right → the same file, wrong in ways that people and programs find."""

import random
import re
from collections.abc import Callable, Sequence

LARGE = 250_000
"""Bytes, a little less than a file may have."""

# fmt: off
ODD = (
    ":", "-", "?", "|", ">", "|-", ">-", "[", "]", "{", "}", ",", "&", "*", "!", "%", "@", "`", "#", '"', "'", "\\",
    ";", ": ", "- ", "? ", " #", "\t", "\n", "\n\n", "\r", "\r\n", "---\n", "...\n", "<<: ", "&a ", "*a", "!x ",
    "[]", "{}", "[[]]", "{a: }", "{a: b, a: c}", "? a\n: b\n", "? [a]\n: b\n", '"\\u200b"', '"\\x"', '""', "''", "~",
    "…", "private: ", "private:\n  a: b\n", "%YAML 1.1\n", "null", "true", "No", "12:30:45", "0x", "1_0", "1,5", "-0",
    "10 %", "2026-02-30", "0000-00-00", "9999-99-99", "2026-11-27T25:61+99:99", "1e999", ".nan", ".inf", "9" * 30,
    "x" * 300, "\u00a0", "\u2028", "\u200b", "\u202e", "\ufeff", "\ud7ff", "\U0001f600", "e\u0301", "\u0130", "\u0131",
    "\ufdfa", "\u0660\u0661", "\u3000", "\x00", "\x07", "\x85", "\x7f", "\U000e0041", "\u00df", "\uffff", "\u212a",
    "=1+1", '"a"b', '""""', "a,b", '"a\nb"', ",,,,", "2026-11-02,1", "date,value",
)
"""What may be typed, pasted or left over anywhere."""
NESTING = (
    "[", "{{a: ", "- ", "? ", "[{{", "a:\n ", '"', "'", "\\", "a,", "- a\n", "  - a\n", " ", "\t", "#\n", "&a ", "!x ",
    "\n", '"",', '"\n', "|\n", "key{}: 1\n", "  key{}: {{what: a}}\n", "  - {{what: a, goal: g{}}}\n", "![a",
    "](files/",
)
"""What makes a file deep, wide or long where it is said over and over; `{}` is a number."""
NAMES = (
    "updates/2026-W54.yml", "updates/2026-W47.YML", "updates/2026-W47.yml.yml", "updates/.yml", "updates/2026-13.yml",
    "updates/\u0662026-W47.yml", "updates/a\nb.yml", "updates/\u202e.yml", "changes/cr-1.yml", "changes/CR-001.yml",
    "changes/cr-" + "9" * 200 + ".yml", "acceptances/\u212a.yml", "acceptances/con.yml", "meetings/2026-02-30-x.yml",
    "metrics/\u0131.csv", "metrics/unknown.csv", "hours/2026 11.csv", "hours/=1+1.csv", "files/\udcff\udcfe.pdf",
    "client.yml/agreement.yml", "updates/2026-W47.yml/2026-W48.yml", "\udce4.yml", "Client.yml", "agency.yml", "-rf",
    "files/a:b\\c.png", "x" * 200, "/".join("d" * 200), "files/" + "/".join("d" * 900) + "/x.pdf", "access.yml",
)
"""Names that a file in a client's folder may turn out to have; halves of characters stand for bytes that are none."""
# fmt: on


def mutated(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return a file, wrong in one to six ways; lines of others may get into it."""
    text = data.decode("utf-8", "replace")
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        text = rng.choices(_MUTATIONS, _WEIGHTS)[0](rng, text, rng.choice(others).decode("utf-8", "replace"))
    data = text.encode("utf-8", "surrogatepass")
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(rng.randrange(1, 5)) + data[at:] if rng.random() < 0.03 else data


def _lines(rng: random.Random, text: str, other: str) -> str:
    """Delete, double, swap, indent or outdent lines, or take some of another file."""
    lines = text.split("\n")
    at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
    strange = other.split("\n")
    start = rng.randrange(len(strange))
    match rng.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, lines[at])
        case 2:
            lines[at], lines[to] = lines[to], lines[at]
        case 3:
            lines[at] = " " * rng.randrange(1, 7) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip()
        case _:
            lines[at:at] = strange[start : start + rng.randrange(1, 9)]
    return "\n".join(lines)


def _odd(rng: random.Random, text: str, _other: str) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(ODD) + text[at + rng.choice((0, 0, 1, 3)) :]


def _value(rng: random.Random, text: str, _other: str) -> str:
    """Put something else behind a key, at a list's dash or into a cell."""
    return _elsewhere(rng, text, r"(?:: |- |,)([^\n,]+)", rng.choice(ODD) * rng.choice((1, 1, 1, 2, 40)))


def _key(rng: random.Random, text: str, _other: str) -> str:
    words = ("Status", "statuss", "tatus", '"status"', "? status\n", "status", "private", rng.choice(ODD))
    return _elsewhere(rng, text, r"(?m)^[ -]*+([a-z0-9_][a-z0-9_-]*+):", rng.choice(words))


def _elsewhere(rng: random.Random, text: str, pattern: str, better: str) -> str:
    """Put a text into one of the places that a pattern finds."""
    places = [found.span(1) for found in re.finditer(pattern, text)]
    start, end = rng.choice(places) if places else (0, 0)
    return text[:start] + better + text[end:]


def _cut(rng: random.Random, text: str, _other: str) -> str:
    at, to = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
    return text[:at] if rng.random() < 0.4 else text[:at] + text[to:]


def _bomb(rng: random.Random, text: str, _other: str) -> str:
    """Say something over and over, at most until the file is as large as it may be."""
    at = rng.choice([found.start() for found in re.finditer(r"(?m)^|$", text)])
    piece = rng.choice((*NESTING, *ODD, rng.choice(text.split("\n")) + "\n"))
    count = rng.choice((3, 13, 40, 1_000, LARGE // len(piece.encode("utf-8", "surrogatepass"))))
    bomb = "".join(piece.format(place) for place in range(count)) if piece in NESTING else piece * count
    return text[:at] + bomb[:LARGE] + text[at:]


def _ends(rng: random.Random, text: str, _other: str) -> str:
    return rng.choice(("", "\ufeff")) + text.replace("\n", rng.choice(("\r\n", "\r", "\n\r", "\n ")))


_MUTATIONS: list[Callable[[random.Random, str, str], str]] = [_lines, _odd, _value, _key, _cut, _bomb, _ends]
_WEIGHTS = [6, 5, 5, 4, 2, 1, 1]
