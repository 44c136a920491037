"""Entries of a trail ⇄ JSON, exactly: what is read back equals what was written.

A value that JSON has not is a list that begins with its kind. Only these kinds are ever made of what is read.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

from reports.changes.change import Change, Kind
from reports.history.entries import TrailEntry
from reports.history.events import Deed, Event
from reports.history.revisions import Revision
from reports.history.signatures import Signed, Verdict
from reports.model import Acceptance
from reports.periods import Period

_Value = Any
_TUPLE = "tuple"
_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (TrailEntry, Revision, Change, Signed, *get_args(Event))
}
_ENUMS: tuple[type[Enum], ...] = (Deed, Kind, Verdict)
_WRITE: Mapping[type, Callable[[_Value], _Value]] = {
    Acceptance: lambda one: one.model_dump(mode="json", by_alias=True, exclude_unset=True),
    Period: str,
    Decimal: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
    **dict.fromkeys(_ENUMS, lambda one: one.value),
}
_READ: Mapping[str, Callable[..., _Value]] = {
    _TUPLE: lambda *parts: parts,
    **{kind.__name__: kind for kind in (*_FIELDS, *_ENUMS, Decimal)},
    "Acceptance": Acceptance.model_validate,
    "Period": Period.parse,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def written(value: _Value) -> _Value:
    """Return a value as JSON has it; TypeError for one of a kind that no entry holds."""
    kind = value.__class__
    if kind in (str, int, bool, type(None)):
        return value
    if kind is tuple:
        return [_TUPLE, *map(written, value)]
    if kind in _FIELDS:
        return [kind.__name__, *(written(getattr(value, name)) for name in _FIELDS[kind])]
    if kind not in _WRITE:
        raise TypeError(f"{kind.__name__} cannot be kept")
    return [kind.__name__, _WRITE[kind](value)]


def read(value: _Value) -> _Value:
    """Return what `written` was given."""
    if value.__class__ is not list:
        return value
    return _READ[value[0]](*[read(part) for part in value[1:]])
