"""An agreement, or another document → its wording: what was written and nothing else, freed of how it was written.

Keys that were not written are absent, and so are empty values; text is in NFC with LF and no trailing space; things by
id are `Entries`, in which order means nothing; sets are sorted.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from pydantic import BaseModel

Wording = str | int | Decimal | date | tuple["Wording", ...] | dict[str, "Wording"]

_SETS = frozenset({"needs", "after"})


class Entries(dict[str, Wording]):
    """Things that others refer to, by their id; a plain dict holds the fields of one thing."""


def wording(document: BaseModel | None) -> dict[str, Wording]:
    """Return what was written of an agreement or another document, {} for none."""
    return _fields(document) if document else {}


def _fields(item: BaseModel) -> dict[str, Wording]:
    """Return the fields that were written, by the key they have in the file."""
    written, values = item.model_fields_set, item.__dict__
    return _filled(
        {key: _value(values[name], is_set=key in _SETS) for name, key in _keys(type(item)) if name in written}
    )


@cache
def _keys(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model with the keys they have in a file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def _value(value: object, *, is_set: bool = False) -> Wording | None:
    if isinstance(value, str):  # first: so is most of it
        return _text(value)
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, dict | Mapping):
        return Entries(_filled({key: _value(entry) for key, entry in value.items()}))
    if isinstance(value, tuple | list):
        values = tuple(entry for entry in map(_value, value) if entry is not None)
        return tuple(sorted(set(values), key=str)) if is_set else values
    return _scalar(value)


def _scalar(value: object) -> Wording | None:
    if isinstance(value, Decimal):
        return abs(value) if value.is_zero() else value
    if value is None or isinstance(value, int | date):
        return value
    raise TypeError(f"{type(value).__name__} cannot be a term")


def _text(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    if "\n" not in text and "\r" not in text:
        return text.rstrip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _filled(fields: Mapping[str, Wording | None]) -> dict[str, Wording]:
    return {key: value for key, value in fields.items() if value or isinstance(value, int | Decimal)}
