"""What pydantic refuses → problems in plain words at their line and column."""

from collections.abc import Callable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from reports.problems import Problem
from reports.source.convert import Conversion
from reports.source.document import Path, Value
from reports.source.places import value_at
from reports.source.shapes import Kind, Shape
from reports.source.wording import allowed

Said = tuple[str, str, str]
"""Code, message, hint."""
_LIMITS = {"greater_than_equal": ("ge", "or more"), "less_than_equal": ("le", "or less")}
_REWRITTEN = {Kind.NUMBER, Kind.ID}
_BAD_VALUE = {Kind.NUMBER: "bad-number", Kind.SHARE: "bad-number", Kind.LINE: "too-long"}


def explain(error: ValidationError, document: Value, shape: Shape, conversion: Conversion) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's, less those that the conversion has already spoken of.

    What stands below decides what may be said above, and the other way round.
    """
    for details in error.errors(include_url=False):
        path: Path = tuple(details["loc"])
        if not conversion.faulty.holds_near(path):
            code, message, hint = _said(details, path, document, shape, conversion)
            if _shape_at(shape, path).kind in _REWRITTEN:
                hint = hint or conversion.better(value_at(document, path), code)
            yield conversion.problem(path, code, message, hint)


def _said(details: ErrorDetails, path: Path, document: Value, shape: Shape, conversion: Conversion) -> Said:
    inner = _shape_at(shape, path)
    found = conversion.found(value_at(document, path))
    wanted = allowed(inner, path[-1] if path else "")
    if details["type"] == "missing":
        return "missing-key", f"`{path[-1]}` is missing", f"Add `{path[-1]}:` with {wanted}."
    if details["type"] in _LIMITS:
        bound, words = _LIMITS[details["type"]]
        return "out-of-range", f"found {found}; allowed is {details['ctx'][bound]} {words}", ""
    explained = _EXPLAINED.get(details["type"], _type)
    return explained(details, inner, found, wanted)


def _type(_details: ErrorDetails, _shape: Shape, found: str, wanted: str) -> Said:
    return "wrong-type", f"found {found}; allowed is {wanted}", ""


def _empty(details: ErrorDetails, _shape: Shape, _found: str, wanted: str) -> Said:
    context = details.get("ctx", {})
    there, fewest = context.get("actual_length", 0), context.get("min_length", 1)
    if there:
        return "too-few", f"found {there}; {fewest} at least are needed", ""
    return "empty-value", f"still empty; write {wanted}", ""


def _pattern(_details: ErrorDetails, shape: Shape, found: str, wanted: str) -> Said:
    return ("bad-id" if shape.kind is Kind.ID else "bad-form"), f"found {found}; allowed is {wanted}", ""


def _value(details: ErrorDetails, shape: Shape, found: str, _wanted: str) -> Said:
    """Say what a validator of ours says: its words are made for people."""
    words = str(details["ctx"]["error"])
    code = _BAD_VALUE.get(shape.kind, "not-allowed")
    return code, (words if shape.kind in {Kind.LINE, Kind.RECORD} else f"found {found}; {words}"), ""


def _literal(_details: ErrorDetails, _shape: Shape, found: str, wanted: str) -> Said:
    return "not-allowed", f"found {found}; allowed is {wanted}", ""


_EXPLAINED: dict[str, Callable[[ErrorDetails, Shape, str, str], Said]] = {
    "string_too_short": _empty,
    "too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "value_error": _value,
    "literal_error": _literal,
}


def _shape_at(shape: Shape, path: Path) -> Shape:
    for step in path:
        shape = shape.keys[str(step)] if shape.keys else shape.item or shape
    return shape
