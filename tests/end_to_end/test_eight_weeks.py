"""Eight weeks written through `new update`: every task's fate is on the site, and the figures are those of a pencil."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from reports import clock
from reports.cli.main import main
from reports.periods import Period
from tests.drafts.filling import filled, listed
from tests.pages.reading import Reading
from tests.support.agency import Agency
from tests.support.workspace import agreement_text, client_text, write_workspace

CALLS, FORM, PHOTOS = "Ten calls with customers", "Short form on the phone", "Photos chosen"
SECOND, TRACKING = "A second form", "Tracking of the thank-you page"


@dataclass(frozen=True)
class Week:
    """What the account manager types on a Friday, and what comes of it by hand."""

    period: str
    told: Mapping[str, str]
    """What became of each planned task, in the order in which it must stand: `done`, or `carried: why`."""
    next: tuple[str, ...]
    score: str = ""
    bar: float = 0
    """Height of the week's bar: 40 where all is done, a line of 1.5 where nothing is."""
    also: str = ""


DONE = "done"
STORY = (
    Week("2026-W39", {}, ("Brief agreed", "Old site measured", CALLS)),
    Week(
        "2026-W40",
        {"Brief agreed": DONE, "Old site measured": DONE, CALLS: "carried: Two customers are away"},
        ("Wireframes drawn", "Texts written"),
        "2 of 3",  # 66.7 %
        26.7,
    ),
    Week(
        "2026-W41",
        {CALLS: "carried: One call is left", "Wireframes drawn": DONE, "Texts written": DONE},
        (PHOTOS,),
        "2 of 3",
        26.7,
        also="Mended the contact form",
    ),
    Week(
        "2026-W42", {CALLS: DONE, PHOTOS: "carried: They come on Monday"}, (FORM, "Trial run", TRACKING), "1 of 2", 20
    ),
    Week(
        "2026-W43",
        {
            PHOTOS: "dropped: The old ones will do",
            FORM: DONE,
            "Trial run": DONE,
            TRACKING: "carried: Access is missing",
        },
        ("Banner drawn",),
        "2 of 4",  # 50 %
        20,
    ),
    Week("2026-W44", {TRACKING: DONE, "Banner drawn": DONE}, (SECOND, "Price page"), "2 of 2", 40),
    Week(
        "2026-W45",
        {SECOND: "carried: The test runs on", "Price page": "dropped: We launch without"},
        ("Launch list",),
        "0 of 2",
        1.5,
    ),
    Week("2026-W46", {SECOND: "carried: It runs until Friday", "Launch list": DONE}, ("Press told",), "1 of 2", 20),
    Week("2026-W47", {SECOND: DONE, "Press told": DONE}, ("A look back together",), "2 of 2", 40),
)
TREND = "Last 8 updates: 60 % done"
"""2 + 2 + 1 + 2 + 2 + 0 + 1 + 2 = 12 of 3 + 3 + 2 + 4 + 2 + 2 + 2 + 2 = 20."""
FATES = {"done": "Done", "carried": "Carried over", "dropped": "Dropped"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain site of a client whose nine updates were drafted, filled in, checked and committed."""
    root = tmp_path_factory.mktemp("eight-weeks")
    workspace = Agency(root)
    folder = write_workspace(root, periods=())
    workspace.write(".gitignore", "preview/\n.cache/\n")
    workspace.write("clients/northwind/client.yml", client_text())
    workspace.write("clients/northwind/agreement.yml", agreement_text(effective="2026-09-21"))
    workspace.commit("Start", on="2026-09-20T10:00:00+00:00")
    with pytest.MonkeyPatch.context() as patch:
        for week in STORY:
            friday = Period.parse(week.period).promised_day("friday")
            patch.setattr(clock, "today", partial(day, friday))
            report(folder, week)
            workspace.commit(week.period, on=f"{friday}T16:00:00+00:00")
        assert main(["-C", str(root), "build", "--plain"]) == 0
    return root / "preview" / "northwind"


def day(on: date, _zone: str) -> date:
    return on


def report(folder: Path, week: Week) -> None:
    """Draft, fill in and check one week, as the account manager does on a Friday."""
    root = str(folder.parent.parent)
    file = folder / "updates" / f"{week.period}.yml"
    assert main(["-C", root, "new", "update", "northwind"]) == 0
    assert main(["-C", root, "check"]) == 1, "a draft is no update yet"
    file.write_text(typed(file.read_text("utf-8"), week), encoding="utf-8")
    assert main(["-C", root, "check"]) == 0


def typed(draft: str, week: Week) -> str:
    """Return the draft as filled in; each planned task is known to whoever writes by the line above its place."""
    places = dict(
        re.findall(r"^  # (.+)\n  ([a-z0-9-]+):$", draft.partition("planned:")[2].partition("done:")[0], re.MULTILINE)
    )
    assert {what.split(" · ")[0] for what in places} == set(week.told)
    ticks = {place: week.told[what.split(" · ")[0]] for what, place in places.items()}
    text = listed(filled(draft, ticks), "next", *week.next)
    if week.also:
        text = listed(text, "done", week.also)
    return text


def article(preview: Path, week: Week) -> str:
    """Return the HTML of what a week's update says."""
    page = (preview / week.period / "update" / "index.html").read_text("utf-8")
    return page.partition("<article")[2].partition(">")[2].partition("</article>")[0]


def read(preview: Path, week: Week) -> list[str]:
    return Reading(article(preview, week)).text.splitlines()


@pytest.mark.parametrize("week", STORY[1:], ids=lambda week: week.period)
def test_what_became_of_each_task_is_on_the_page_of_its_week(preview: Path, week: Week) -> None:
    lines = read(preview, week)
    for what, told in week.told.items():
        fate, _, why = told.partition(": ")
        assert [line for line in lines if line.startswith(f"{what} | {FATES[fate]} {why}".strip())], what
    assert [line for line in lines if line.startswith(f"{week.score} ")]


@pytest.mark.parametrize(("week", "after"), list(pairwise(STORY)), ids=lambda week: week.period)
def test_what_is_planned_next_is_what_the_next_draft_asks_for(preview: Path, week: Week, after: Week) -> None:
    text = "\n".join(read(preview, week)).partition("Next week")[2]
    assert [what for what in after.told if what not in text] == []


def test_work_that_nobody_had_planned_is_there_too(preview: Path) -> None:
    (week,) = (week for week in STORY if week.also)
    assert week.also in read(preview, week)


def test_a_task_that_was_carried_says_how_often(preview: Path) -> None:
    (line,) = (line for line in read(preview, STORY[-1]) if line.startswith(SECOND))
    assert "Carried over 2 times before." in line


def test_the_trend_of_eight_weeks_is_that_of_a_pencil(preview: Path) -> None:
    assert TREND in "\n".join(read(preview, STORY[-1]))
    trend = article(preview, STORY[-1]).partition('class="ab-score__trend"')[2].partition("</svg>")[0]
    assert [float(height) for height in re.findall(r'<rect[^>]* height="([0-9.]+)"', trend)] == [
        week.bar for week in STORY[1:]
    ]
