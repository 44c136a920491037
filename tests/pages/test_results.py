"""The page Results: a chart a metric, what happened along it, experiments, answers, what was noticed."""

import re
import zlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from reports.model import MetricPoint, Series
from reports.pages import render_version
from reports.pages.article import CLOSE, OPEN
from tests.pages import larkmoor
from tests.pages.reading import Reading

LEADS = larkmoor.AGREEMENT["goals"]["leads"]
BARE: dict[str, Any] = {"title": "A small thing", "scope": larkmoor.AGREEMENT["scope"]}
DAY = date(2026, 11, 20)


def html(*, name: str = "results", **told: Any) -> str:
    return next(article.html for article in render_version(larkmoor.view(**told)) if article.name == name)


def read(**told: Any) -> str:
    return Reading(html(**told)).text.replace("\N{NO-BREAK SPACE}", " ")


def agreed(**goals: Any) -> dict[str, Any]:
    return larkmoor.AGREEMENT | {"goals": goals, "deliverables": {}}


def series(*points: tuple[int, str, str | None]) -> Series:
    """Return values by the days before the day of measure."""
    return Series(tuple(MetricPoint(DAY - timedelta(days=ago), Decimal(value), note) for ago, value, note in points))


def updates(**news: Any) -> dict[str, Any]:
    return {"2026-W46": {"by": "lead", "status": "on-track", "summary": "Well.", "done": ["It"], **news}}


def test_goals_on_now_lead_to_their_charts() -> None:
    ids = set(Reading(html()).values("id"))

    ways = re.findall(f"{OPEN}page:results#(.*?){CLOSE}", html(name="now"))
    assert ways == ["goal-leads", "goal-organic", "goal-signups", "goal-checkout"]
    assert set(ways) <= ids


def test_a_goal_is_told_in_words_with_where_its_trend_lands() -> None:
    assert (
        "Behind: heading for 46.0 %. Checkouts finished: 43.0 % on 20 November, from 41 %. Target 55 % by 29 January "
        "2027. Going on like the last 4 values: 46.0 % on 29 January 2027." in read()
    )


def test_fewer_than_three_values_are_too_early_to_say() -> None:
    words = read(
        agreement=agreed(leads=LEADS),
        updates={},
        as_of=DAY,
        metrics={"leads": series((7, "41", None), (0, "40", None))},
    )

    assert "Too early to say. Cost of a lead, EUR: 40 on 20 November, from 42.00." in words
    assert "Going on like" not in words


def test_a_goal_without_a_value_has_words_and_no_chart() -> None:
    page = html(agreement=agreed(leads=LEADS), updates={})

    assert "No figure yet. Cost of a lead, EUR: nothing has been measured yet. It began at 42.00." in Reading(page).text
    assert '<svg viewBox="0 0 680' not in page


def test_goals_that_share_a_metric_stand_under_one_chart() -> None:
    later = LEADS | {"want": "Cheaper still", "target": "30.00", "due": date(2027, 3, 31)}
    page = html(agreement=agreed(leads=LEADS, later=later), updates={}, metrics={"leads": series((0, "40", None))})

    assert page.count('class="ab-svg ab-svg--wide" role="img" aria-labelledby="trend-') == 1
    read_page = Reading(page).text
    assert read_page.index("Cost of a lead, EUR") < read_page.index("Cheaper leads") < read_page.index("Cheaper still")
    assert {"goal-leads", "goal-later"} <= set(Reading(page).values("id"))


def test_a_metric_without_a_goal_says_so() -> None:
    words = read(agreement=agreed(leads=LEADS), metrics={"page-views": series((0, "120", None))})

    assert "Page views: 120 on 20 November. No goal of the agreement looks at it." in words


def test_notes_are_numbered_as_in_the_picture_and_older_ones_stand_with_the_numbers() -> None:
    noted = series(*((100 - ago, "40", f"Note {ago}") for ago in range(11)))
    page = html(agreement=agreed(leads=LEADS), updates={}, metrics={"leads": noted})
    pins = re.search(r'<ol class="ab-pins".*?</ol>', page, re.DOTALL)

    assert pins
    assert re.findall(r"Note \d+", pins[0]) == [f"Note {number}" for number in range(2, 11)]
    words = Reading(page).text
    assert "What happened before stands with the numbers." in words
    assert "Note 1.\n" in words


def test_days_of_another_year_bear_it() -> None:
    noted = series((400, "41", "Long ago"), (0, "40", "Today"))
    words = read(agreement=agreed(leads=LEADS), updates={}, metrics={"leads": noted})

    assert "16 October 2025 Long ago." in words
    assert "20 November Today." in words


def test_an_experiment_is_pinned_to_the_chart_of_its_goal_and_names_it() -> None:
    words = read()

    assert "20 November The second page turns 4.1 % of visitors into leads. Short form: +0.9 points." in words
    assert "We learned: Ask less\nFor: Cheaper leads" in words


def test_an_experiment_without_a_result_says_so() -> None:
    words = read(updates=updates(experiments=[{"name": "Short form", "hypothesis": "Fewer fields"}]))

    assert "Short form 13 November\nWe thought: Fewer fields\nThere is no result yet." in words


@pytest.mark.parametrize(
    ("news", "heading"),
    [
        ({"experiments": [{"name": "Short form"}]}, "Experiments"),
        ({"satisfaction": {"score": 9}}, "How content you are"),
        ({"noticed": [{"what": "Half of the traffic is mobile"}]}, "What we noticed"),
    ],
)
def test_a_section_stands_where_there_is_something_to_tell(news: dict[str, Any], heading: str) -> None:
    with_it, without = (
        read(updates=updates(**news), agreement=BARE),
        read(updates=updates(), agreement=agreed(leads=LEADS)),
    )

    assert heading in with_it
    assert heading not in without


def test_an_engagement_without_goals_and_metrics_has_no_page_of_results() -> None:
    names = [article.name for article in render_version(larkmoor.view(updates=updates(), agreement=BARE))]

    assert "results" not in names


def test_more_than_six_entries_are_folded_up() -> None:
    told = [{"what": f"Thing {number}"} for number in range(8)]
    page = html(updates=updates(noticed=told), agreement=BARE)

    assert "2 things that we noticed before" in page
    assert (
        page.index("Thing 7")
        < page.index("Thing 2")
        < page.index("2 things that we noticed before")
        < page.index("Thing 1")
    )


def test_a_table_holds_a_year_of_weeks_and_says_how_many_values_are_older() -> None:
    goals = {"leads": LEADS}
    weekly = [(7 * (60 - week), str(100 + week), None) for week in range(60)]
    page = html(agreement=agreed(**goals), updates={}, metrics={"leads": series(*weekly)})

    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert (table.count("<tr>"), ">108<" in table, ">107<" in table) == (52, True, False)
    assert "8 older values stand in the reports of their time." in page


def test_two_years_of_ten_metrics_stay_light() -> None:
    goals = {f"goal-{number}": LEADS | {"metric": f"Measure {number}"} for number in range(10)}
    zigzag = [
        (7 * (103 - week), str(60 - week * 7 % 23), "In this week" if week % 9 == 0 else None) for week in range(104)
    ]
    page = html(agreement=agreed(**goals), updates={}, metrics=dict.fromkeys(goals, series(*zigzag)))

    assert len(zlib.compress(page.encode(), 9)) < 30_000
