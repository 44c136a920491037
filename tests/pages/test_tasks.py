"""Coming tasks say when they are due, as long as that day is still to come."""

from datetime import date

import pytest

from reports.pages.tasks import due_day, next_rows
from tests.pages import larkmoor


@pytest.mark.parametrize(
    ("due", "as_of", "said"),
    [
        pytest.param(date(2026, 11, 20), date(2026, 11, 20), "", id="the day of the update"),
        pytest.param(date(2026, 11, 13), date(2026, 11, 20), "", id="carried, its day has passed"),
        pytest.param(date(2026, 11, 27), date(2026, 11, 20), "Fri 27 Nov", id="to come"),
        pytest.param(date(2026, 11, 27), date(2026, 12, 4), "Fri 27 Nov", id="to come when the update was written"),
    ],
)
def test_a_day_that_has_passed_is_not_named(due: date, as_of: date, said: str) -> None:
    newest = larkmoor.UPDATES["2026-W47"] | {"next": [{"what": "Photos placed", "due": due}]}
    view = larkmoor.view(larkmoor.UPDATES | {"2026-W47": newest}, as_of=as_of)
    assert due_day(view, view.figures.tasks.next[-1]) == said
    assert next_rows(view)[-1].due == said
