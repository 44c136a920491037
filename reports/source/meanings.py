"""The model's own source → what each key, and each word that may stand there, means to whoever writes it.

A key's meaning is the text below it in its class; a word's stands there, too, as `word: meaning` on a line of its own.
It is read where documents and schemas are made, and never by a command that people wait for.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic.fields import FieldInfo

from reports.model.values import Item


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a key means, its default included, and what each of its words does."""

    text: str
    words: Mapping[str, str]


@cache
def meanings(model: type[Item]) -> Mapping[str, Meaning]:
    """Return what the keys of a class mean, by the names that its fields have."""
    texts = dict(_texts(model))
    return {name: _meaning(texts[name], info) for name, info in model.model_fields.items()}


def about(model: type[Item]) -> str:
    """Return what a class says of itself, its first paragraph on one line."""
    return " ".join((inspect.getdoc(model) or "").partition("\n\n")[0].split())


def _texts(model: type[Item]) -> Iterator[tuple[str, str]]:
    """Yield the name of each field with the text below it."""
    found = ast.parse(dedent(inspect.getsource(model))).body[0]
    body = found.body if isinstance(found, ast.ClassDef) else []
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            yield field.target.id, _text_of(below)


def _text_of(statement: ast.stmt) -> str:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return inspect.cleandoc(value.value) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def _meaning(text: str, info: FieldInfo) -> Meaning:
    first, _, rest = text.partition("\n\n")
    words = dict(line.split(": ", 1) for line in rest.splitlines())
    return Meaning(" ".join(first.split()) + _default(info), words)


def _default(info: FieldInfo) -> str:
    value = info.default
    if isinstance(value, bool):
        return f" Default: `{str(value).lower()}`."
    return f" Default: `{value}`." if isinstance(value, str | int) else ""
