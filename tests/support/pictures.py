"""Drawn text → an element tree, and what holds for every picture of a page."""

import re
from xml.etree import ElementTree as ET

PAINT = re.compile(r"none|var\(--[a-z-]+\)")


def parse(picture: str) -> ET.Element:
    """Return the picture as a tree; it must be well-formed, painted by variables alone, and without a style."""
    root = ET.fromstring(picture)  # noqa: S314 -- our own drawing
    for element in root.iter():
        assert "style" not in element.attrib
        assert all(PAINT.fullmatch(element.attrib[key]) for key in ("fill", "stroke") if key in element.attrib)
    return root


def texts(picture: str) -> list[str]:
    """Return the lettering of a picture in the order in which it is drawn, with plain spaces."""
    return [(element.text or "").replace("\N{NO-BREAK SPACE}", " ") for element in parse(picture).iter("text")]


def is_hidden(picture: str) -> bool:
    """Whether screen readers pass over the picture."""
    return parse(picture).attrib.get("aria-hidden") == "true"


def courses(picture: str, paint: str = "") -> list[list[tuple[float, float]]]:
    """Return every path, or those of one paint, as the places that it leads through."""
    found = []
    paths = [path for path in parse(picture).iter("path") if not paint or path.attrib.get("stroke") == paint]
    for data in (part for path in paths for part in path.attrib["d"].split("M")[1:]):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+(?:\.\d)?|\.\d)", data)]
        x = y = 0.0
        places = []
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = round(x + across, 1), round(y + down, 1)
            places.append((x, y))
        found.append(places)
    return found
