"""Private values → the team's own dates."""

from datetime import date

from reports.figures.targets import own_dates
from reports.model.private import Private, PrivateValue


def test_only_the_targets_of_milestones_that_are_days_are_dates() -> None:
    values = {
        "milestones.beta.private.target": "2026-11-24",
        "milestones.launch.private.target": "soon",
        "milestones.launch.private.note": "2026-11-25",
        "deliverables.page.private.target": "2026-11-26",
        "private.target": "2026-11-27",
    }
    private = Private(tuple(PrivateValue("agreement.yml", path, value) for path, value in values.items()))
    assert own_dates(private) == {"beta": date(2026, 11, 24)}
