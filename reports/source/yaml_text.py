"""Plain values → YAML in block style, as a careful person would write it: texts quoted where needed, prose folded."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from reports.source.yaml_nodes import DOTS


class Blank(Enum):
    """A place that somebody has yet to fill; both are read as nothing."""

    EMPTY = ""
    DOTS = DOTS


Scalar = str | int | Decimal | date | bool | Blank
Value = Scalar | Mapping[str, "Value"] | Sequence["Value"]
"""What a file is made of: maps, lists, texts, numbers, days, yes and no, and places to fill in."""

_WIDTH = 96
_PLAIN = re.compile(r"[A-Za-z\u00c0-\u024f][\w ,.;'()%/+?!&€£-]*(?<! )")
_PLAIN_KEY = re.compile(r"[a-z0-9][A-Za-z0-9_-]*")
_WORDS_OF_YAML = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_FOLDS = re.compile(r"[^ \t\n]+(?: [^ \t\n]+)*")
_STANDS = re.compile(r"[^\s](?:[^\t ]| (?!\n))*[^\s]")
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def emit(values: Mapping[str, Value]) -> bytes:
    """Return a whole file in UTF-8, a key a line in the order given; maps and lists that are empty are left out."""
    return ("\n".join(yaml_lines(values)) + "\n").encode()


def yaml_lines(values: Mapping[str, Value], indent: str = "") -> Iterator[str]:
    """Yield the lines of a map whose keys stand behind an indent."""
    for key, value in values.items():
        name = key if _PLAIN_KEY.fullmatch(key) and key.lower() != "null" else _quoted(key)
        yield from _entry(f"{indent}{name}:", value, f"{indent}  ")


def _entry(head: str, value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        if value:
            yield head
            yield from yaml_lines(value, indent)
    elif isinstance(value, str):
        yield from _text(head, value, indent)
    elif isinstance(value, Sequence):
        if value:
            yield head
            yield from _list(value, indent)
    else:
        yield f"{head} {_scalar(value)}".rstrip()


def _list(values: Sequence[Value], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *others = yaml_lines(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield from _entry(f"{indent}-", value, f"{indent}  ")


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    if "\n" in text and _STANDS.fullmatch(text):
        yield f"{head} |-"
        yield from ((indent + line).rstrip() for line in text.split("\n"))
    elif len(head) + len(text) > _WIDTH and _FOLDS.fullmatch(text):
        yield f"{head} >-"
        yield from textwrap.wrap(
            text,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        yield f"{head} {text if _is_plain(text) else _quoted(text)}"


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS_OF_YAML


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPED)}"'


def _scalar(value: int | Decimal | date | bool | Blank) -> str:  # noqa: FBT001 -- a value, not a switch
    if isinstance(value, Blank):
        return value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
