"""A tree of nodes and the shape it should have → plain data for the model, private values apart, and problems.

Text is never guessed at: `no` stays a text where a text belongs, and is `false` where a flag belongs.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar

from reports.model.private import PrivateValue
from reports.model.values import ID
from reports.problems import Problem
from reports.source.places import Spoken
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
from reports.source.yaml_nodes import PRIVATE, Entry, Items, Keys, Node, Path, Scalar, dotted

Data = Any
"""What pydantic takes: dicts, lists, texts, dates, numbers."""

YEARS = range(1900, 2200)
"""Years of dates: those far from any engagement are slips of the hand."""
_ID = re.compile(ID)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Conversion:
    """Converts one document. `faulty` holds the paths already spoken of, where pydantic need not say more.

    `discreet` documents hold secrets beside their `private` parts: no message shows what stands in them.
    """

    def __init__(self, file: str, *, discreet: bool = False) -> None:
        self.problems: list[Problem] = []
        self.private: list[PrivateValue] = []
        self.faulty = Spoken()
        self._file = file
        self._discreet = discreet

    def convert(self, node: Node, shape: Shape, path: Path = ()) -> Data:
        """Return the data of a node; None where there is none or where it is faulty."""
        return self._converters[shape.kind](self, node, shape, path)

    def found(self, node: Node) -> str:
        """Say what was found, unless it might be a secret."""
        return "something else" if self._discreet and isinstance(node, Scalar) and node.text else found(node)

    def fault(self, node: Node | Entry, path: Path, code: str, message: str, hint: str = "") -> None:
        """Note a problem at a node or a key, once a path."""
        if path not in self.faulty:
            self.faulty.add(path)
            self.problems.append(Problem(self._file, node.line, node.column, dotted(path), code, message, hint))

    def _record(self, node: Node, shape: Shape, path: Path) -> Data:
        if isinstance(node, Scalar) and (shape.short or node.text is None):
            return self._short(node, shape, path)
        if not isinstance(node, Keys):
            return self._mismatch(node, shape, path)
        data = {}
        for key, entry in self._public(node, path):
            inner = shape.keys.get(key)
            if inner is None:
                self._unknown_key(key, entry, node, shape, path)
            elif (value := self._behind(entry, inner, (*path, key), flow=node.flow)) is not None:
                data[key] = value
            elif key in shape.required:
                self._nothing(entry.node, inner, (*path, key))
        return data

    def _short(self, node: Scalar, shape: Shape, path: Path) -> Data:
        """Return a text that stands for a whole record, None where nothing stands there."""
        if shape.short is None or (
            node.text is not None and shape.short.choices and node.text not in shape.short.choices
        ):
            return self._mismatch(node, shape, path, code="not-allowed") if node.text else None
        return self.convert(node, shape.short, path)

    def _by_id(self, node: Node, shape: Shape, path: Path) -> Data:
        if not isinstance(node, Keys):
            return None if _is_nothing(node) else self._mismatch(node, shape, path)
        data = {}
        for key, entry in self._public(node, path):
            if shape.kind is Kind.BY_ID and not _ID.fullmatch(key):
                self._bad_id(key, entry, (*path, key))
            value = self._behind(entry, _item(shape), (*path, key), flow=node.flow)
            if value is None:
                self._nothing(entry.node, _item(shape), (*path, key))
            elif (*path, key) not in self.faulty:
                data[key] = value
        return data

    def _list(self, node: Node, shape: Shape, path: Path) -> Data:
        if not isinstance(node, Items):
            return None if _is_nothing(node) else self._mismatch(node, shape, path)
        return [self._list_item(item, _item(shape), (*path, place)) for place, item in enumerate(node.nodes)]

    def _list_item(self, node: Node, shape: Shape, path: Path) -> Data:
        value = self.convert(node, shape, path)
        if value is None:
            self._nothing(node, shape, path)
        return value

    def _text(self, node: Node, shape: Shape, path: Path) -> Data:
        if not isinstance(node, Scalar):
            return self._mismatch(node, shape, path)
        if node.cut:
            message = "a `#` after a space begins a comment, so unquoted text ends before it"
            self.fault(node, path, "quote-text", message, f"{PUT_IN_QUOTES} A comment goes on a line of its own.")
        return node.text

    def _word(self, node: Node, shape: Shape, path: Path) -> Data:
        return node.text if isinstance(node, Scalar) else self._mismatch(node, shape, path)

    def _choice(self, node: Node, shape: Shape, path: Path) -> Data:
        text = self._word(node, shape, path)
        if text is None or text in shape.choices:
            return text
        hint = did_you_mean(text, shape.choices)
        return self._mismatch(node, shape, path, code="not-allowed", hint=hint)

    def _whole(self, node: Node, shape: Shape, path: Path) -> Data:
        text = self._word(node, shape, path)
        if text is None or _WHOLE.fullmatch(text.strip()):
            return text and int(text)
        return self._mismatch(node, shape, path, code="bad-number")

    def _date(self, node: Node, shape: Shape, path: Path) -> Data:
        text = self._word(node, shape, path)
        if text is None:
            return None
        if not _DATE.fullmatch(text.strip()):
            hint = "Write year, month and day with hyphens between."
            return self._mismatch(node, shape, path, code="bad-date", hint=hint)
        return self._in_calendar(date.fromisoformat, node, shape, path)

    def _moment(self, node: Node, shape: Shape, path: Path) -> Data:
        text = self._word(node, shape, path)
        if text is None:
            return None
        if not _MOMENT.fullmatch(text.strip()):
            hint = "Write the day, a `T`, the time, and how far the clock is from UTC: `+02:00`, or `Z` for none."
            return self._mismatch(node, shape, path, code="bad-date", hint=hint)
        return self._in_calendar(datetime.fromisoformat, node, shape, path)

    def _in_calendar(self, read: Callable[[str], date], node: Node, shape: Shape, path: Path) -> Data:
        """Return the day or moment that a text of the right form names; None where the calendar has none."""
        try:
            day = read(str(self._word(node, shape, path)).strip())
        except ValueError:
            return self._mismatch(node, shape, path, code="bad-date", hint="The calendar has no such day.")
        if day.year not in YEARS:
            hint = f"Years from {YEARS[0]} to {YEARS[-1]} are read: is it mistyped?"
            return self._mismatch(node, shape, path, code="bad-date", hint=hint)
        return day

    def _flag(self, node: Node, shape: Shape, path: Path) -> Data:
        text = self._word(node, shape, path)
        if text is None or text.lower() in _FLAGS:
            return None if text is None else _FLAGS[text.lower()]
        return self._mismatch(node, shape, path, code="not-allowed")

    def _behind(self, entry: Entry, shape: Shape, path: Path, *, flow: bool) -> Data:
        """Return what stands behind a key; in braces a key with nothing behind it is a text torn apart."""
        if flow and isinstance(entry.node, Scalar) and entry.node.empty:
            self._torn(entry, path)
            return None
        return self.convert(entry.node, shape, path)

    def _public(self, node: Keys, path: Path) -> Iterator[tuple[str, Entry]]:
        for key, entry in node.entries.items():
            if key == PRIVATE:
                self._hide(entry.node, (*path, PRIVATE))
            else:
                yield key, entry

    def _hide(self, node: Node, path: Path) -> None:
        if isinstance(node, Keys):
            for key, entry in node.entries.items():
                self._hide(entry.node, (*path, key))
        elif isinstance(node, Items):
            for place, item in enumerate(node.nodes):
                self._hide(item, (*path, place))
        elif node.text is not None:
            self.private.append(PrivateValue(self._file, dotted(path, secret=True), node.text))

    def _unknown_key(self, key: str, entry: Entry, node: Keys, shape: Shape, path: Path) -> None:
        if node.flow and isinstance(entry.node, Scalar) and entry.node.empty:
            self._torn(entry, (*path, key))
            return
        near = meant(key, [*shape.keys, PRIVATE]) if len(self.problems) < HELPED else None
        if near:
            self.faulty.add((*path, near))
        hint = f"Did you mean `{near}`?" if near else _quotes_may_help(node, shape)
        if hint and not near:
            self.faulty.add(path)
        message = f"{ticked(key)} is no key here"
        others = "" if near else f"; allowed are {listed(shape.keys)}"
        self.fault(entry, (*path, key), "unknown-key", message + others, hint)

    def _torn(self, entry: Entry, path: Path) -> None:
        message = f"nothing stands behind {ticked(str(path[-1]))}: in braces a `, ` ends unquoted text and begins a key"
        self.fault(entry, path, "quote-text", message, PUT_IN_QUOTES)

    def _bad_id(self, key: str, entry: Entry, path: Path) -> None:
        message = f"{ticked(key)} is no id; allowed are lower case letters, digits and hyphens, at most 63"
        self.fault(entry, path, "bad-id", message, f"Write `{slug(key)}`." if slug(key) else "")

    def _nothing(self, node: Node, shape: Shape, path: Path) -> None:
        if not self.faulty.holds_below(path):
            self.fault(node, path, "empty-value", still_empty(shape, path[-1]))

    def _mismatch(self, node: Node, shape: Shape, path: Path, *, code: str = "wrong-type", hint: str = "") -> None:
        if not hint and shape.kind is Kind.RECORD and isinstance(node, Scalar):
            hint = keys_below(shape, node.text or "")
        elif not hint and shape.kind in TEXTS and not isinstance(node, Scalar):
            hint = f"If this is meant as a text, {PUT_IN_QUOTES[0].lower()}{PUT_IN_QUOTES[1:]}"
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        self.fault(node, path, code, f"found {self.found(node)}; allowed is {allowed(shape, key)}", hint)

    _converters: ClassVar[dict[Kind, Callable[["Conversion", Node, Shape, Path], Data]]] = {
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


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _quotes_may_help(node: Keys, shape: Shape) -> str:
    if node.flow or shape.short:
        return "If it belongs to a text, put the whole text in quotes."
    return ""
