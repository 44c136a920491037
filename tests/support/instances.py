"""The model's shapes → any value that a file may hold, texts as nasty as they may be, and how it is written."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from reports.model.values import ID, Item
from reports.model.work import Fate
from reports.source import Value
from reports.source.document import PRIVATE
from reports.source.shapes import Kind, Shape, shape_of
from reports.source.text import hidden_character

_WHOLE = 10**15 - 1
_ODD = (
    *("null", "~", "no", "on", "true", "1", "1.10", "0x1f", "1e3", "12:30", "2026-11-20", "10%", "…", "<<", "=", "---"),
    *("- a", "a: b", "a # b", "# a", ": a", "? a", "a:", "[a", "{a", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", '"a"'),
    *(
        "| a",
        "> a",
        "a\\",
        "a\\n",
        "a\u00a0b",
        "\u00a0",
        "a\tb",
        "a  b",
        "é",
        "\u00fc\u0308",
        "漢字",
        "\U0001f600",
        "עברית",
    ),
    *("files/a.png", "private", "done", "a" * 200, "a b " * 60, "a, b: c # d"),
)
_ODD_PROSE = (
    "a\nb",
    "a\n\nb",
    "a\n  b",
    "- a\n- b",
    "a: b\nc: d",
    "# a\n",
    "a\n\n\n# b\n\nc",
    "a \n b",
    "  a\n b",
    "a\n\tb",
)
_IDS = ("null", "no", "on", "true", "1", "007", "1e3", "2026-11-20", "0x1f", "a-", "a--b", "a" * 63)
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])


def _seen(text: str) -> bool:
    return bool(text.strip()) and hidden_character(text) is None


LINES = st.one_of(st.sampled_from(_ODD), st.text(_CHARACTERS.filter(lambda one: one != "\n"))).filter(_seen)
PROSE = st.one_of(LINES, st.sampled_from(_ODD_PROSE), st.text(_CHARACTERS), st.text("ab :#-'\"\n\t\\|>")).filter(_seen)
IDS = st.one_of(st.sampled_from(_IDS), st.from_regex(ID, fullmatch=True)).filter(lambda found: found != PRIVATE)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
_OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30), timezones=_OFFSETS | st.just(UTC))  # noqa: DTZ001
NUMBERS = st.integers(0, 6).flatmap(lambda places: st.decimals(-_WHOLE, _WHOLE, places=places))


def instances(model: type[Item]) -> st.SearchStrategy[Item]:
    """Return any value of a class of the model."""
    return _records(shape_of(model)).map(model.model_validate)


def written(value: Item) -> dict[str, Value]:
    """Return what stands in the file of a value."""
    return _written(value, shape_of(type(value)))


def _records(shape: Shape) -> st.SearchStrategy[dict[str, Any]]:
    if shape.model is Fate:
        reasons = st.sampled_from(("carried", "dropped")).flatmap(lambda key: st.fixed_dictionaries({key: PROSE}))
        return st.one_of(st.just({"done": True}), reasons)
    needed = {key: _values(inner) for key, inner in shape.keys.items() if key in shape.required}
    others = {key: _values(inner) for key, inner in shape.keys.items() if key not in shape.required}
    return st.fixed_dictionaries(needed, optional=others).filter(bool)


def _values(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.kind is Kind.RECORD:
        return _records(shape)
    if shape.kind is Kind.LIST and shape.item:
        return st.lists(_values(shape.item), max_size=3)
    if shape.kind in {Kind.BY_ID, Kind.BY_WORD} and shape.item:
        least = shape.limit("min_length") or 0
        keys = IDS if shape.kind is Kind.BY_ID else LINES.map(str.strip).filter(lambda key: key != PRIVATE)
        return st.dictionaries(keys, _values(shape.item), min_size=least, max_size=least + 2)
    return st.sampled_from([_choice(one) for one in shape.choices]) if shape.choices else _leaves(shape)


def _choice(told: str) -> str | int:
    """Return a choice as the model has it: a format's number is no text."""
    return int(told) if told.isdigit() else told


def _leaves(shape: Shape) -> st.SearchStrategy[Any]:
    if pattern := shape.limit("pattern"):
        found = st.from_regex(pattern.removesuffix("$") + r"\Z").filter(_seen)
        return (
            found.filter(lambda text: text == text.strip() and "\n" not in text) if shape.kind is not Kind.ID else IDS
        )
    low, high = shape.limit("ge"), shape.limit("le")
    plain = {Kind.PROSE: PROSE, Kind.DATE: DAYS, Kind.FLAG: st.booleans(), Kind.ID: IDS}
    plain |= {Kind.LINE: LINES, Kind.WORD: LINES}
    if shape.kind is Kind.WHOLE:
        return st.integers(-_WHOLE if low is None else low, _WHOLE if high is None else high)
    if shape.kind is Kind.MOMENT:
        return _MOMENTS.map(lambda moment: moment.replace(microsecond=0))
    if shape.kind in {Kind.NUMBER, Kind.SHARE}:
        return NUMBERS.filter(lambda number: low is None or number >= low)
    return plain[shape.kind]


def _written(value: Any, shape: Shape) -> Any:
    if shape.kind is Kind.RECORD:
        there = {key: (getattr(value, name), shape.keys[key]) for key, name in shape.names.items()}
        return {key: _written(found, inner) for key, (found, inner) in there.items() if found is not None}
    if shape.kind is Kind.LIST and shape.item:
        return [_written(one, shape.item) for one in value]
    if isinstance(value, Mapping) and shape.item:
        return {key: _written(one, shape.item) for key, one in value.items()}
    return f"{value}%" if shape.kind is Kind.SHARE and isinstance(value, Decimal) else value
