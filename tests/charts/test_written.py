"""Drawings as text."""

import pytest
import svg

from reports.charts.written import Drawn, written

INSIDE = [
    svg.Title(id="a", text="Money &amp; time"),
    svg.Line(x1=svg.Length(50, "%"), y1=0, stroke="none", stroke_width=1.5, stroke_dasharray=[0.1, 5]),
    svg.Polyline(points=[svg.Point(1, 2.5), svg.Point(3, 4)]),
    svg.Text(x=1, class_=["ab-wide", "ab-x"], text="6", font_weight="bold", extra={"font-size": ".625rem"}),
    svg.SVG(xmlns=None, overflow="visible", elements=[svg.Circle(r=4)]),
    svg.G(elements=[]),
    Drawn(text="<path/>"),
]


@pytest.mark.parametrize("element", [*INSIDE, svg.SVG(viewBox=svg.ViewBoxSpec(0, 0, 620, 99.5), elements=INSIDE)])
def test_it_is_what_the_library_writes(element: svg.Element) -> None:
    assert written(element) == element.as_str()
