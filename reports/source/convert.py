"""What a file holds and the shape it should have → plain data for the model, private values apart, and problems.

Text is never guessed at: `no` stays a text where a text belongs, and is `false` where a flag belongs.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

from reports.model.private import PrivateValue
from reports.model.values import ID
from reports.problems import Problem
from reports.source.document import PRIVATE, Braces, Cut, Path, Torn, Value, dotted
from reports.source.places import Marks, Spoken
from reports.source.rewrite import better
from reports.source.shapes import TEXTS, Kind, Shape
from reports.source.task_ids import slug
from reports.source.wording import (
    HELPED,
    PUT_IN_QUOTES,
    allowed,
    did_you_mean,
    found,
    keys_below,
    listed,
    meant,
    still_empty,
    ticked,
)

Data = Any
"""What pydantic takes: dicts, lists, texts, dates, numbers."""

YEARS = range(1900, 2200)
"""Years of dates: those far from any engagement are slips of the hand."""
_ID = re.compile(ID)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_AS_WRITTEN = frozenset({Kind.LINE, Kind.PROSE, Kind.WORD, Kind.ID, Kind.NUMBER, Kind.SHARE})
"""Kinds of value whose text goes to the model as it is."""
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Conversion:
    """Converts one document. `faulty` holds the paths already spoken of, where pydantic need not say more.

    `discreet` documents hold secrets beside their `private` parts: no message shows what stands in them.
    """

    def __init__(self, file: str, marks: Marks, *, discreet: bool = False) -> None:
        self.problems: list[Problem] = []
        self.private: list[PrivateValue] = []
        self.faulty = Spoken()
        self._file = file
        self._marks = marks
        self._discreet = discreet

    def convert(self, value: Value, shape: Shape, path: Path = ()) -> Data:
        """Return the data of a value; None where there is none or where it is faulty."""
        if value.__class__ is Torn:
            return self._torn(path)
        return self._converters[shape.kind](self, value, shape, path)

    def found(self, value: Value) -> str:
        """Say what was found, unless it might be a secret."""
        return "something else" if self._may_be_secret(value) else found(value)

    def better(self, value: Value, code: str) -> str:
        """Say what to write instead, where that can be told; nothing of what might be a secret."""
        text = _text_of(value)
        return better(code, text) if text and not self._may_be_secret(value) else ""

    def _may_be_secret(self, value: Value) -> bool:
        """Whether a text had better not be repeated: a block of text may have swallowed what follows it."""
        text = _text_of(value) or ""
        return bool(text) and (self._discreet or "\n" in text or PRIVATE in text)

    def fault(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note a problem at the value of a path or at its key, once a path."""
        if path not in self.faulty:
            self.faulty.add(path)
            self.problems.append(self.problem(path, code, message, hint, key=key))

    def problem(self, path: Path, code: str, message: str, hint: str, *, key: bool = False) -> Problem:
        """Return a problem at the value of a path or at its key."""
        line, column = self._marks.place(path, key=key)
        return Problem(self._file, line, column, dotted(path), code, message, hint)

    def _record(self, value: Value, shape: Shape, path: Path) -> Data:
        if not isinstance(value, dict):
            return self._short(value, shape, path)
        data = {}
        for key, behind in value.items():
            inner = shape.keys.get(key)
            if key == PRIVATE:
                self._hide(behind, (*path, PRIVATE))
            elif inner is None:
                self._unknown_key(key, value, shape, path)
            elif behind.__class__ is str and inner.kind in _AS_WRITTEN:
                data[key] = behind  # quickly: so is most of a file
            elif (converted := self.convert(behind, inner, (*path, key))) is not None:
                data[key] = converted
            elif key in shape.required:
                self._nothing(inner, (*path, key))
        return data

    def _short(self, value: Value, shape: Shape, path: Path) -> Data:
        """Return what stands in place of a whole record: a text where one may, None where nothing stands."""
        text = _text_of(value)
        if not _is_scalar(value) or (text is not None and not shape.short):
            return self._mismatch(value, shape, path)
        if shape.short and (text is None or not shape.short.choices or text in shape.short.choices):
            return self.convert(value, shape.short, path)
        hint = did_you_mean(text, shape.short.choices) if text and shape.short else ""
        return self._mismatch(value, shape, path, code="not-allowed", hint=hint) if text else None

    def _by_id(self, value: Value, shape: Shape, path: Path) -> Data:
        if not isinstance(value, dict):
            return self._unless_nothing(value, shape, path)
        data, item = {}, _item(shape)
        for key, behind in value.items():
            if key == PRIVATE:
                self._hide(behind, (*path, PRIVATE))
                continue
            below = (*path, key)
            if shape.kind is Kind.BY_ID and not _ID.fullmatch(key):
                self._bad_id(key, below)
            converted = self.convert(behind, item, below)
            if converted is None:
                self._nothing(item, below)
            elif below not in self.faulty:
                data[key] = converted
        return data

    def _list(self, value: Value, shape: Shape, path: Path) -> Data:
        if not isinstance(value, list):
            return self._unless_nothing(value, shape, path)
        return [self._list_item(item, _item(shape), (*path, place)) for place, item in enumerate(value)]

    def _list_item(self, value: Value, shape: Shape, path: Path) -> Data:
        converted = self.convert(value, shape, path)
        if converted is None:
            self._nothing(shape, path)
        return converted

    def _unless_nothing(self, value: Value, shape: Shape, path: Path) -> None:
        if not _is_scalar(value) or _text_of(value) is not None:
            self._mismatch(value, shape, path)

    def _text(self, value: Value, shape: Shape, path: Path) -> Data:
        if isinstance(value, Cut):
            message = "a `#` after a space begins a comment, so unquoted text ends before it"
            self.fault(path, "quote-text", message, f"{PUT_IN_QUOTES} A comment goes on a line of its own.")
        return self._word(value, shape, path)

    def _word(self, value: Value, shape: Shape, path: Path) -> Data:
        if value is None or isinstance(value, str):
            return value
        return value.text if isinstance(value, Cut) else self._mismatch(value, shape, path)

    def _choice(self, value: Value, shape: Shape, path: Path) -> Data:
        text = self._word(value, shape, path)
        if text is None or text in shape.choices:
            return text
        hint = did_you_mean(text, shape.choices)
        return self._mismatch(value, shape, path, code="not-allowed", hint=hint)

    def _whole(self, value: Value, shape: Shape, path: Path) -> Data:
        text = self._word(value, shape, path)
        if text is None or _WHOLE.fullmatch(text.strip()):
            return text and int(text)
        return self._mismatch(value, shape, path, code="bad-number", hint=self.better(value, "bad-whole"))

    def _date(self, value: Value, shape: Shape, path: Path) -> Data:
        text = self._word(value, shape, path)
        if text is None:
            return None
        if not _DATE.fullmatch(text.strip()):
            hint = self.better(value, "bad-date") or "Write year, month and day with hyphens between."
            return self._mismatch(value, shape, path, code="bad-date", hint=hint)
        return self._in_calendar(date.fromisoformat, value, shape, path)

    def _moment(self, value: Value, shape: Shape, path: Path) -> Data:
        text = self._word(value, shape, path)
        if text is None:
            return None
        if not _MOMENT.fullmatch(text.strip()):
            hint = "Write the day, a `T`, the time, and how far the clock is from UTC: `+02:00`, or `Z` for none."
            return self._mismatch(value, shape, path, code="bad-date", hint=hint)
        return self._in_calendar(datetime.fromisoformat, value, shape, path)

    def _in_calendar(self, read: Callable[[str], date], value: Value, shape: Shape, path: Path) -> Data:
        """Return the day or moment that a text of the right form names; None where the calendar has none."""
        try:
            day = read(str(self._word(value, shape, path)).strip())
        except ValueError:
            return self._mismatch(value, shape, path, code="bad-date", hint="The calendar has no such day.")
        if day.year not in YEARS:
            hint = f"Years from {YEARS[0]} to {YEARS[-1]} are read: is it mistyped?"
            return self._mismatch(value, shape, path, code="bad-date", hint=hint)
        return day

    def _flag(self, value: Value, shape: Shape, path: Path) -> Data:
        text = self._word(value, shape, path)
        if text is None or text.lower() in _FLAGS:
            return None if text is None else _FLAGS[text.lower()]
        return self._mismatch(value, shape, path, code="not-allowed")

    def _hide(self, value: Value, path: Path) -> None:
        if isinstance(value, dict):
            for key, behind in value.items():
                self._hide(behind, (*path, key))
        elif isinstance(value, list):
            for place, item in enumerate(value):
                self._hide(item, (*path, place))
        elif (text := _text_of(value)) is not None:
            self.private.append(PrivateValue(self._file, dotted(path, secret=True), text))

    def _unknown_key(self, key: str, record: dict[str, Value], shape: Shape, path: Path) -> None:
        if isinstance(record[key], Torn):
            self._torn((*path, key))
            return
        near = meant(key, [*shape.keys, PRIVATE]) if len(self.problems) < HELPED else None
        if near:
            self.faulty.add((*path, near))
        hint = f"Did you mean `{near}`?" if near else _quotes_may_help(record, shape)
        if hint and not near:
            self.faulty.add(path)
        message = f"{ticked(key)} is no key here"
        others = "" if near else f"; allowed are {listed(shape.keys)}"
        self.fault((*path, key), "unknown-key", message + others, hint, key=True)

    def _torn(self, path: Path) -> None:
        message = f"nothing stands behind {ticked(str(path[-1]))}: in braces a `, ` ends unquoted text and begins a key"
        self.fault(path, "quote-text", message, PUT_IN_QUOTES, key=True)

    def _bad_id(self, key: str, path: Path) -> None:
        message = f"{ticked(key)} is no id; allowed are lower case letters, digits and hyphens, at most 63"
        self.fault(path, "bad-id", message, f"Write `{slug(key)}`." if slug(key) else "", key=True)

    def _nothing(self, shape: Shape, path: Path) -> None:
        if not self.faulty.holds_below(path):
            self.fault(path, "empty-value", still_empty(shape, path[-1]))

    def _mismatch(self, value: Value, shape: Shape, path: Path, *, code: str = "wrong-type", hint: str = "") -> None:
        if not hint and shape.kind is Kind.RECORD and _is_scalar(value):
            hint = keys_below(shape, _text_of(value) or "")
        elif not hint and shape.kind in TEXTS and not _is_scalar(value):
            hint = f"If this is meant as a text, {PUT_IN_QUOTES[0].lower()}{PUT_IN_QUOTES[1:]}"
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        self.fault(path, code, f"found {self.found(value)}; allowed is {allowed(shape, key)}", hint)

    _converters: ClassVar[dict[Kind, Callable[["Conversion", Value, Shape, Path], Data]]] = {
        Kind.RECORD: _record,
        Kind.BY_ID: _by_id,
        Kind.BY_WORD: _by_id,
        Kind.LIST: _list,
        Kind.LINE: _text,
        Kind.PROSE: _text,
        Kind.CHOICE: _choice,
        Kind.WHOLE: _whole,
        Kind.DATE: _date,
        Kind.MOMENT: _moment,
        Kind.FLAG: _flag,
        Kind.WORD: _word,
        Kind.ID: _word,
        Kind.NUMBER: _word,
        Kind.SHARE: _word,
    }


def _item(shape: Shape) -> Shape:
    return shape.item or shape


def _is_scalar(value: Value) -> bool:
    return not isinstance(value, dict | list)


def _text_of(value: Value) -> str | None:
    return value if isinstance(value, str) else value.text if isinstance(value, Cut) else None


def _quotes_may_help(record: dict[str, Value], shape: Shape) -> str:
    if isinstance(record, Braces) or shape.short:
        return "If it belongs to a text, put the whole text in quotes."
    return ""
