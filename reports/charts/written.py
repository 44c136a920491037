"""A drawing → its SVG, byte for byte as svg.py writes it, without a look at the dozens of attributes that it lacks."""

from functools import cache
from typing import ClassVar

import svg

_APART = {"elements", "text", "extra"}
"""What is no attribute of its own."""


class Drawn(svg.Element):
    """A piece that was drawn before, to be used again."""

    element_name: ClassVar[str] = "drawn"

    def as_str(self) -> str:
        """Return the piece as it is."""
        return self.text or ""


def written(element: svg.Element) -> str:
    """Return an element with all that is inside it; its values are numbers, words, lengths, or lists of them."""
    if isinstance(element, Drawn):
        return element.as_str()
    said = [
        (_spelled(name), value) for name, value in vars(element).items() if value is not None and name not in _APART
    ]
    said += (element.extra or {}).items()
    start = element.element_name + "".join([f' {name}="{_value(value)}"' for name, value in said])
    inside = element.text or "".join(map(written, element.elements or ()))
    return f"<{start}>{inside}</{element.element_name}>" if inside else f"<{start}/>"


def _value(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@cache
def _spelled(field: str) -> str:
    """Return how an attribute is spelled that svg.py knows by a name of Python's."""
    return field.rstrip("_").replace("__", ":").replace("_", "-")
