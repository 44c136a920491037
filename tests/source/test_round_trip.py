"""Whatever a file may hold is written so that it is read again as it was."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.model import HourEntry, MetricPoint, Series, TimeSheet
from reports.source import FileKind, emit, parse
from reports.source.parse import MODELS
from tests.support.instances import DAYS, IDS, LINES, NUMBERS, PROSE, instances, written


@pytest.mark.parametrize("kind", list(MODELS))
@given(data=st.data())
@settings(max_examples=60)
def test_a_model_is_read_again_as_it_was_written(kind: FileKind, data: st.DataObject) -> None:
    model = data.draw(instances(MODELS[kind]))
    text = emit(written(model))
    parsed = parse(kind, text, "file.yml")
    assert parsed.problems == (), text.decode()
    assert parsed.model == model, text.decode()
    assert parsed.private.values == ()


def table(*rows: Iterable[Any]) -> bytes:
    """Return rows as a spreadsheet writes them."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


POINTS = st.dictionaries(DAYS, st.tuples(NUMBERS, st.none() | PROSE.map(str.strip)))


@given(POINTS)
def test_a_series_is_read_again_as_it_was_written(points: dict[date, tuple[Decimal, str | None]]) -> None:
    series = Series(tuple(MetricPoint(on, value, note) for on, (value, note) in sorted(points.items())))
    rows = [(point.on, point.value, point.note) for point in series.points]
    parsed = parse(FileKind.METRIC, table(("date", "value", "note"), *rows), "a.csv")
    assert parsed.problems == ()
    assert parsed.model == series


HOURS = st.decimals(Decimal("0.01"), 24, places=2)
ENTRIES = st.builds(HourEntry, DAYS, IDS, LINES.map(str.strip), HOURS, st.none() | IDS)


@given(st.lists(ENTRIES))
def test_a_time_sheet_is_read_again_as_it_was_written(entries: list[HourEntry]) -> None:
    rows = [(entry.on, entry.person, entry.task, entry.hours, entry.line) for entry in entries]
    parsed = parse(FileKind.HOURS, table(("date", "person", "task", "hours", "line"), *rows), "a.csv")
    assert parsed.problems == ()
    assert parsed.model == TimeSheet(tuple(entries))
