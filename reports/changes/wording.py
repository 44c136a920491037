"""An agreement, or another document → its wording: what was written and nothing else, freed of how it was written.

Keys that were not written are absent, and so are empty values; text is in NFC with LF and no trailing space; things by
id are `Entries`, in which order means nothing; sets are sorted.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

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
    kinds = type(item).model_fields
    written = ((kinds[name].alias or name, getattr(item, name)) for name in kinds if name in item.model_fields_set)
    return _filled({key: _value(value, is_set=key in _SETS) for key, value in written})


def _value(value: object, *, is_set: bool = False) -> Wording | None:
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Mapping):
        return Entries(_filled({key: _value(entry) for key, entry in value.items()}))
    if isinstance(value, tuple | list):
        values = tuple(entry for entry in map(_value, value) if entry is not None)
        return tuple(sorted(set(values), key=str)) if is_set else values
    return _scalar(value)


def _scalar(value: object) -> Wording | None:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Decimal):
        return abs(value) if value.is_zero() else value
    if value is None or isinstance(value, int | date):
        return value
    raise TypeError(f"{type(value).__name__} cannot be a term")


def _text(value: str) -> str:
    lines = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _filled(fields: Mapping[str, Wording | None]) -> dict[str, Wording]:
    return {key: value for key, value in fields.items() if value is not None and value not in ("", (), {})}
