"""What PyYAML says of YAML it cannot parse → a problem in plain words with a way out.

Nothing of the file stands in it: where it cannot be parsed, nobody knows what in it is private.
"""

import re
from typing import Any

from reports.problems import Problem

DEEPEST = 12
"""Levels of maps and lists that may stand in each other."""
TOO_DEEP = f"more than {DEEPEST} levels stand in each other", "Use fewer levels."
_DEPTH = "exceeded maximum nesting depth"  # libyaml's own limit, met where its scanner looks far ahead of us
_SHOWN = 60
_QUOTES = "Put the text in quotes."
_QUOTES_OR_INDENT = "Put the text in quotes, or indent the line like those around it."
_QUOTES_OR_LINE = "Put the text in quotes; or if these are two keys, write the second on a line of its own below."
_INDENT = "Indent the line like those around it."
_MEANINGS = {
    "mapping values are not allowed": ("a `:` stands where no key can be", _QUOTES_OR_INDENT),
    "could not find expected ':'": ("this line is neither a key with its `:` nor part of a text", _QUOTES_OR_INDENT),
    "did not find expected key": ("this line does not belong to the keys above it", _INDENT),
    "did not find expected '-' indicator": ("this line does not belong to the list above it", _INDENT),
    "block sequence entries are not allowed": ("a `-` stands where no list can be", _QUOTES_OR_INDENT),
    "found character that cannot start any token": ("a text cannot start with this character", _QUOTES),
    "alphabetic or numeric character": ("`*` and `&` cannot start a text", _QUOTES),
    "found unexpected end of stream": ("the quotes that open here are never closed", "Close them."),
    "found unexpected document indicator": ("the quotes that open here are never closed", "Close them."),
    "did not find expected ',' or '}'": ("a `,` or `}` is missing before this", "Put texts in braces in quotes."),
    "did not find expected ',' or ']'": ("a `,` or `]` is missing before this", "Put texts in brackets in quotes."),
    "escape c": ("this `\\` means nothing in double quotes", "Write `\\\\`, or use single quotes."),
    "hexdecimal number": ("this `\\` means nothing in double quotes", "Write `\\\\`, or use single quotes."),
    "tab character": ("a tab indents this line", "Indent with spaces."),
    "did not find expected <document start>": ("something stands after the end of the document", _INDENT),
    "undefined tag handle": ("tags (`!name`) are not read", "Remove it, or put the text in quotes."),
    "did not find the expected '!'": ("tags (`!name`) are not read", "Remove it, or put the text in quotes."),
    "did not find expected node content": ("a value is missing here", "Put texts in brackets or braces in quotes."),
}
_UNKNOWN = ("this cannot be read as YAML", _QUOTES_OR_INDENT)
_INNER_QUOTES = {
    '"': 'Inside double quotes write `\\"` for a quote, or use single ones around the text.',
    "'": "Inside single quotes write `''` for a quote, or use double ones around the text.",
}
_OPENING = "found unexpected"
_UNEXPECTED_KEY = ("mapping values are not allowed in this context", "could not find expected ':'")
_GLUED = re.compile(r"(\s*(?:- +)?)[a-z_][a-z0-9_-]*:(?!//)[^\s:].*")
_TWO_KEYS = re.compile(r"\s*(?:- +)?[a-z0-9_-]+: +[a-z_]+: .*")


def explain(error: Any, lines: list[str], file: str) -> Problem:
    """Return the problem that an error of PyYAML's parser tells, at a line of the file."""
    said = str(error.problem)
    opening = said.startswith(_OPENING) and error.context_mark is not None
    mark = error.context_mark if opening else error.problem_mark or error.context_mark
    line, column = within(lines, mark.line, mark.column) if mark else (1, 1)
    message, hint = next((meaning for part, meaning in _MEANINGS.items() if part in said), _UNKNOWN)
    before = lines[line - 1][: column - 1]
    if lines[line - 1][column - 1 : column] == "\t":
        message, hint = _MEANINGS["tab character"]
    elif before.endswith(('"', "'")):
        message, hint = "text goes on after its closing quotes", _INNER_QUOTES[before[-1]]
    elif said in _UNEXPECTED_KEY:
        if glued := _glued(lines, line):
            return Problem(file, *glued)
        hint = _two_keys(lines[line - 1]) or hint
    if _DEPTH in said:
        return Problem(file, line, column, "", "too-deep", *TOO_DEEP)
    return Problem(file, line, column, "", "bad-yaml", message, _with_comment(hint, lines, line))


def within(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return line and column from 1 for marks from 0; what lies behind the last line goes to its end."""
    last = len(lines) - 1 if len(lines) > 1 and not lines[-1] else len(lines)
    return (line + 1, column + 1) if line < last else (last, len(lines[last - 1]) + 1)


def shortened(text: str) -> str:
    """Return a text as it may stand in a message: on one line, and not long."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _glued(lines: list[str], line: int) -> tuple[int, int, str, str, str, str] | None:
    """Return what is to be said of a key that has no space behind its `:`, here or one line above."""
    for number in (line, line - 1):
        glued = _GLUED.fullmatch(lines[number - 1]) if number else None
        if glued:
            message = "a space is missing behind the `:` of this key"
            return number, len(glued[1]) + 1, "", "bad-yaml", message, "Write `key: value`, with a space between."
    return None


def _two_keys(line: str) -> str:
    """Say what may be meant by two keys on one line."""
    return _QUOTES_OR_LINE if _TWO_KEYS.fullmatch(line) else ""


def _with_comment(hint: str, lines: list[str], line: int) -> str:
    if line > 1 and " #" in lines[line - 2].lstrip():
        return f"{hint} Line {line - 1} has a ` #`, which begins a comment: if it is text, put the text in quotes."
    return hint
