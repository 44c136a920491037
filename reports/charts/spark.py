"""A goal's values → a small line with the target dashed."""

import svg

from reports.charts.ink import DATA, PAPER, QUIET, line_of
from reports.charts.picture import drawing
from reports.figures.figures import GoalFigure, GoalPoint

WIDTH, HEIGHT = 150, 44
LAST_VALUES = 12


def spark(goal: GoalFigure, tone: str) -> str:
    """Return the last twelve values by day, the newest as a disc of `tone`; "" where nothing was reported."""
    points = goal.course[-LAST_VALUES:]
    if not points:
        return ""
    values = [float(value) for value in (*(point.value for point in points), goal.target)]
    low, high = min(values), max(values)
    heights = [_height(value, low, high) for value in values]
    places = _places(points)
    target = heights.pop()
    line = [svg.Point(x, y) for x, y in zip(places, heights, strict=True)]
    marks: list[svg.Element] = [
        svg.Line(x1=0, x2=WIDTH, y1=target, y2=target, stroke=QUIET, stroke_width=1.2, stroke_dasharray=[3, 3])
    ]
    if len(points) > 1:
        marks += [
            svg.Polyline(
                points=line, fill="none", stroke=DATA, stroke_width=2, stroke_linejoin="round", stroke_linecap="round"
            ),
            svg.Circle(cx=line[0].x, cy=line[0].y, r=2.5, fill=PAPER, stroke=DATA, stroke_width=1.5),
        ]
    marks += [svg.Circle(cx=line[-1].x, cy=line[-1].y, r=4.5, fill=line_of(tone), stroke=PAPER, stroke_width=1.5)]
    return drawing(WIDTH, HEIGHT, marks)


def _places(points: tuple[GoalPoint, ...]) -> list[float]:
    """Return the points' places across, by day; the newest stands at the right edge."""
    days = [(point.on - points[0].on).days for point in points]
    whole = days[-1]
    if whole <= 0:
        return [WIDTH - 7.0] * len(points)
    return [round(5 + (WIDTH - 12) * day / whole, 1) for day in days]


def _height(value: float, low: float, high: float) -> float:
    if high == low:
        return HEIGHT / 2
    return round(HEIGHT - 6 - (HEIGHT - 12) * (value - low) / (high - low), 1)
