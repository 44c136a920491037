"""Numbers and days as people write them → as they are written here; nothing where they may mean two things."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from reports.source.task_ids import slug

_UNIT = r"(?:[%€$£¥]|[A-Za-z]{1,6})"
_NUMBER = re.compile(rf"{_UNIT}?\s*([-\u2212]?)\s*{_UNIT}?\s*([0-9][0-9.,'\u2019\s]*?)\s*{_UNIT}?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[\s'\u2019][0-9]{3})+(?=[.,]|$)")
_AS_IS = re.compile(r"[0-9]{1,15}(?:\.(?![0-9]{3}$)[0-9]{1,6})?")
_COMMA = re.compile(r"[0-9]{1,15},(?![0-9]{3}$)[0-9]{1,6}")
_THOUSANDS = (
    re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3}){2,}"),
    re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,6}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"),
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./-])\s?([0-9]{1,2})\2\s?([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_MONTHS = 12


def better(code: str, text: str) -> str:
    """Return the way out of a faulty number, day or id: what to write; empty where that cannot be told."""
    rewritten = _REWRITE[code](text.strip()) if code in _REWRITE else None
    return _WRITE.get(code, "Write `{}`.").format(rewritten) if rewritten else ""


def plain_number(text: str) -> str | None:
    """Return a number without its unit and thousands marks: `1 200 €` is 1200, `3,5` is 3.5, `6,500` may be two."""
    shape = _NUMBER.fullmatch(text)
    if not shape:
        return None
    digits = _GROUPED.sub(lambda group: re.sub(r"[\s'\u2019]", "", group[0]), shape[2])
    sign = "-" if shape[1] else ""
    if _AS_IS.fullmatch(digits):
        return f"{sign}{digits}"
    if _COMMA.fullmatch(digits):
        return f"{sign}{digits.replace(',', '.')}"
    if _THOUSANDS[0].fullmatch(digits):
        return f"{sign}{digits.replace(',', '')}"
    if _THOUSANDS[1].fullmatch(digits):
        return f"{sign}{digits.replace('.', '').replace(',', '.')}"
    return None


def whole_number(text: str) -> str | None:
    """Return a whole number without its unit and thousands marks."""
    number = plain_number(text)
    return number if number and "." not in number else None


def iso_day(text: str) -> str | None:
    """Return a day as year, month and day: `27.11.2026` and `2026/11/27` are one; `5/6/2026` may be two."""
    if shape := _YEAR_FIRST.fullmatch(text):
        return _day(shape[1], shape[2], shape[3])
    shape = _DAY_FIRST.fullmatch(text)
    if not shape:
        return None
    first, second = int(shape[1]), int(shape[3])
    if shape[2] == "." or first > _MONTHS or first == second:
        return _day(shape[4], shape[3], shape[1])
    return _day(shape[4], shape[1], shape[3]) if second > _MONTHS else None


def _day(year: str, month: str, day: str) -> str | None:
    with suppress(ValueError):
        return date(int(year), int(month), int(day)).isoformat()
    return None


_REWRITE: dict[str, Callable[[str], str | None]] = {
    "bad-number": plain_number,
    "bad-whole": whole_number,
    "bad-date": iso_day,
    "bad-id": slug,
}
_WRITE = {"bad-id": "Write the id, the short name that it stands under: `{}`, perhaps."}
