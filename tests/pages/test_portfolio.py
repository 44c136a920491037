"""The agency's own page, read: who needs a look, what is behind it, our own dates, who works for how many."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reports.figures.figures import Health
from reports.figures.portfolio import (
    Asking,
    BrokenPromise,
    DimensionHealth,
    Favour,
    Reporting,
    Satisfaction,
    Sign,
    Standing,
    Target,
    portfolio,
)
from reports.figures.punctuality import Owed
from reports.model import Agency, Status
from reports.pages import PortfolioView, render_portfolio
from reports.periods import Period
from reports.words import Words
from tests.pages.reading import Reading
from tests.support.engagement import DAY
from tests.support.engagement import standing as milestone

TEAM = {"ada": {"name": "Ada Quay", "title": "Lead", "clients_at_most": 1}, "ben": {"name": "Ben Osei"}}
AGENCY = Agency.model_validate({"name": "Quayside <b>", "team": TEAM})
WEEK = Period.parse("2026-W47")
CALM = Standing(
    id="harbour",
    name="Harbour & Sons",
    status=Status.ON_TRACK,
    is_over=False,
    dimensions=tuple(DimensionHealth(name, Health.GREEN, Health.GREEN) for name in ("time", "budget")),
    reporting=Reporting("week", Period.parse("2026-W46"), date(2026, 11, 13), date(2026, 11, 27), None),
    asks=Asking(0, 0, 0),
    late=(),
    broken=(),
    favours=(),
    satisfaction=None,
    team={"ada": "account-manager", "ben": "deputy"},
    missing=(),
    targets=(),
    signs=(),
)
WORRYING_REASON = (
    "1 update is owed. 1 promised date is past. 2 asks are overdue. 1 client is without an account manager or a deputy."
)
WORRYING_ROW = (
    "Harbour & Sons At risk | red was amber | 1 day late | 2 overdue 3 open | 1 past its day 1 not kept | "
    "5 of 10 7 before"
)


def target(own: date, expected: date, promised: date = date(2026, 12, 15)) -> Target:
    return Target("beta", "Beta", own, promised, expected, None, (expected - own).days)


def page(*standings: Standing) -> Reading:
    """Return the page as read; every tag that it opens is closed."""
    view = PortfolioView(AGENCY, portfolio(AGENCY, standings, DAY), Words("en"), "0123456789abcdef")
    (article,) = render_portfolio(view)
    found = Reading(article.html)
    assert found.open == []
    return found


def read(**changes: Any) -> str:
    return page(replace(CALM, **changes)).text


def signs(**weights: Health) -> tuple[Sign, ...]:
    return tuple(Sign(about.replace("_", "-"), health) for about, health in weights.items())


def test_a_calm_agency_reads_a_row_a_client_and_a_row_a_person() -> None:
    assert (
        read()
        == """\
Quayside <b>, as of Fri 20 Nov
No client needs a look
At a glance
Health as of this day; “was” says how it stood four updates ago.
Client | Time | Budget | Next update | Asks | Promises | Satisfaction
Harbour & Sons On track | green | green | Fri 27 Nov last Fri 13 Nov
Who works for how many
Person | Clients | Works for
Ada Quay Lead | 1 of 1 | Harbour & Sons
Ben Osei | 1 | Harbour & Sons
As committed in 0123456, as of Friday 20 November 2026. For the agency alone: private dates stand here."""
    )


def test_all_that_worries_is_told_in_words() -> None:
    late = replace(milestone(date(2026, 11, 16)), name="Beta", overdue=4, why="Photos came late")
    text = read(
        status=Status.AT_RISK,
        dimensions=(DimensionHealth("time", Health.RED, Health.AMBER),),
        reporting=Reporting("week", None, None, None, Owed(WEEK, date(2026, 11, 19), 1)),
        asks=Asking(3, 2, 9),
        late=(late,),
        broken=(BrokenPromise("answers", "Answers within a day", WEEK, "Two on Tuesday"),),
        favours=(Favour("cr-001", "A banner"), Favour("cr-002", "A leaflet")),
        satisfaction=Satisfaction(5, WEEK, 7),
        missing=("account-manager", "deputy"),
        team={},
        signs=signs(update=Health.AMBER, satisfaction=Health.AMBER, account_manager=Health.RED, deputy=Health.AMBER),
    )
    for line in (
        "1 client needs a look",
        WORRYING_REASON,
        WORRYING_ROW,
        "Nobody is account manager",
        "Nobody is deputy",
        "Update owed: Week 47, 16 to 22 November 2026 Promised for Thu 19 Nov, 1 day late",
        "Beta was promised for Mon 16 Nov, 4 days ago Photos came late",
        "Not kept: Answers within a day Week 47, 16 to 22 November 2026. Two on Tuesday",
        "2 asks wait on them past their day The longest for 9 days",
        "Satisfaction 5 of 10 7 before",
        "2 favours given A banner and A leaflet",
    ):
        assert line in text.splitlines(), line


@pytest.mark.parametrize(("weight", "tone"), [(Health.AMBER, "ab-warn"), (Health.RED, "ab-bad")])
def test_the_page_is_as_loud_as_the_loudest_sign(weight: Health, tone: str) -> None:
    owed = Reporting("week", None, None, None, Owed(WEEK, date(2026, 11, 19), 1))
    found = page(replace(CALM, reporting=owed, signs=signs(update=weight)))
    classes = found.values("class")
    assert f"ab-status {tone}" in classes
    assert classes.count(tone) == 2  # the table's cell, and the line below the client's name
    assert {"ab-warn", "ab-bad"} - {tone} not in [set(one.split()) for one in classes]


@pytest.mark.parametrize(
    ("own", "expected", "said", "tone"),
    [
        (date(2026, 12, 8), date(2026, 12, 7), "1 day before", "ab-ok"),
        (date(2026, 12, 8), date(2026, 12, 8), "on the day", "ab-ok"),
        (date(2026, 12, 8), date(2026, 12, 15), "7 days after", "ab-still"),
        (date(2026, 12, 8), date(2026, 12, 16), "8 days after", "ab-warn"),
        (date(2026, 11, 19), date(2026, 11, 20), "1 day after", "ab-warn"),
    ],
)
def test_our_own_date_is_loud_once_it_is_past_or_the_promised_one_will_be(
    own: date, expected: date, said: str, tone: str
) -> None:
    found = page(replace(CALM, targets=(target(own, expected),)))
    assert found.text.splitlines()[found.text.splitlines().index("Private: no client sees these.") + 2].endswith(said)
    assert tone in found.values("class")


def test_what_is_reached_or_over_is_no_matter_any_more() -> None:
    reached = replace(target(date(2026, 11, 1), date(2026, 11, 9)), reached=date(2026, 11, 9))
    assert "Our own dates" not in read(targets=(reached,))
    assert "What is behind it" not in read(is_over=True, status=Status.COMPLETE, favours=(Favour("cr-001", "A"),))


def test_two_weeks_are_named_by_both() -> None:
    owed = Reporting("two-weeks", None, None, None, Owed(WEEK, date(2026, 11, 19), 1))
    assert "Update owed: Weeks 46 and 47, 9 to 22 November 2026" in read(reporting=owed, signs=signs(update=Health.RED))


def test_who_has_too_many_clients_comes_first() -> None:
    lines = page(CALM, replace(CALM, id="other", name="Other")).text.splitlines()
    assert lines[lines.index("Person | Clients | Works for") + 1 :][0] == (
        "Ada Quay Lead | 2 of 1 1 too many | Harbour & Sons and Other"
    )


def test_no_address_of_the_page_names_a_client() -> None:
    found = page(replace(CALM, favours=(Favour("cr-001", "A banner"),)))
    assert found.values("id") == ["portfolio", "glance", "behind", "client-1", "people"]


def test_an_agency_without_clients_has_its_people() -> None:
    text = page().text
    assert "No client yet" in text
    assert "Ada Quay Lead | 0 of 1" in text
    assert "At a glance" not in text
