"""Elements → one picture: titled and described, or hidden from screen readers where the words stand beside it."""

from collections.abc import Iterable
from html import escape

import svg

from reports.charts.ink import ALL
from reports.charts.written import written


def titled(
    name: str, place: str, size: tuple[float, float], said: tuple[str, str], elements: Iterable[svg.Element]
) -> str:
    """Return a picture that scales as a whole, with what is said of it: title and description.

    A page may hold it once for each `place`, of which it shows the one that fits: `page`, `wide` or `narrow`.
    """
    title, described = (f"{name}-{place}-{part}" for part in ("title", "words"))
    return written(
        svg.SVG(
            xmlns=None,
            viewBox=svg.ViewBoxSpec(0, 0, *size),
            class_=["ab-svg", f"ab-svg--{place}"],
            extra={"role": "img", "aria-labelledby": f"{title} {described}"},
            elements=[
                svg.Title(id=title, text=escape(said[0], quote=False)),
                svg.Desc(id=described, text=escape(said[1], quote=False)),
                *elements,
            ],
        )
    )


def strip(height: int, elements: Iterable[svg.Element]) -> str:
    """Return a hidden picture as wide as its place."""
    return _hidden(svg.SVG(xmlns=None, width=ALL, height=height, overflow="visible"), elements)


def drawing(width: float, height: float, elements: Iterable[svg.Element]) -> str:
    """Return a hidden picture that scales as a whole."""
    return _hidden(
        svg.SVG(xmlns=None, viewBox=svg.ViewBoxSpec(0, 0, width, height), width=width, height=height), elements
    )


def sign(width: int, height: int, elements: Iterable[svg.Element]) -> str:
    """Return a hidden picture drawn around its middle."""
    box = svg.ViewBoxSpec(-width // 2, -height // 2, width, height)
    return _hidden(svg.SVG(xmlns=None, viewBox=box, width=width, height=height), elements)


def _hidden(picture: svg.SVG, elements: Iterable[svg.Element]) -> str:
    picture.class_, picture.extra, picture.elements = ["ab-svg"], {"aria-hidden": "true"}, [*elements]
    return written(picture)
