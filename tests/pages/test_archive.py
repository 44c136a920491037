"""Every version in one list, and what a month came to."""

from dataclasses import replace

from reports.pages.archive import archive
from reports.pages.views import RecordView
from reports.periods import Period
from tests.pages import larkmoor
from tests.pages.reading import Reading


def said(view: RecordView) -> str:
    return Reading(archive(view).html).text


def of(*periods: str, every: str = "week") -> RecordView:
    view = larkmoor.record()
    lines = [replace(view.versions[0], period=Period.parse(period), every=every) for period in periods]
    return replace(view, versions=tuple(lines))


def test_a_month_of_several_reports_says_what_it_came_to() -> None:
    text = said(larkmoor.record())

    assert "November 2026" in text
    assert "5 of 8 planned tasks done." in text
    assert "Cost of a lead, EUR: 42.00 → 33.10." in text
    assert (
        "Beta shop: 24 Nov → 1 Dec (7 days later, by agreement). Beta shop: 1 Dec → 7 Dec (6 days later, your side)."
        in text
    )
    assert "You answered\nLogins of the warehouse." in text
    assert "Logo: The blue one (Ida Berg)." in text


def test_where_no_month_has_two_reports_they_stand_in_one_list() -> None:
    article = archive(of("2026-11", "2026-10"))

    assert article.headings == ()
    assert "planned tasks" not in Reading(article.html).text


def test_reports_of_two_weeks_are_called_after_both() -> None:
    assert "Weeks 46 and 47, 9 to 22 November 2026" in said(of("2026-W47", every="two-weeks"))


def test_without_a_version_that_is_said() -> None:
    assert "No version is published yet." in said(replace(larkmoor.record(), versions=(), months=()))
