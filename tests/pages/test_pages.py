"""The fronts: what people read on each page, and that it is sound HTML."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.pages import Article, render_record, render_version
from reports.pages.article import CLOSE, OPEN
from tests.pages import larkmoor
from tests.pages.reading import Reading

HOSTILE = "<script>alert('x')</script>\" onload=\"{{ 7*7 }} {% raw %} & **bold** {words} %s"

BARE: dict[str, Any] = {
    "title": "A small thing",
    "scope": {"in": {"one": "One thing"}, "out": {"other": "Another thing"}},
}


def every_page() -> tuple[Article, ...]:
    return *render_version(larkmoor.view()), *render_record(larkmoor.record())


def begun() -> tuple[Article, ...]:
    return render_version(larkmoor.view(updates={}, agreement=BARE, as_of=date(2026, 9, 2)))


def page(articles: tuple[Article, ...], name: str) -> Article:
    return next(article for article in articles if article.name == name)


def words_of(articles: tuple[Article, ...], name: str) -> str:
    return Reading(page(articles, name).html).text


@pytest.mark.parametrize("article", every_page(), ids=lambda article: article.name)
def test_what_people_read(article: Article, snapshot: SnapshotAssertion) -> None:
    assert Reading(article.html).text == snapshot


@pytest.mark.parametrize("article", begun(), ids=lambda article: article.name)
def test_what_people_read_before_the_first_update(article: Article, snapshot: SnapshotAssertion) -> None:
    assert Reading(article.html).text == snapshot


@pytest.mark.parametrize("make", [every_page, begun])
def test_every_page_is_sound_html(make: Callable[[], tuple[Article, ...]]) -> None:
    for article in make():
        reading = Reading(re.sub(f"{OPEN}page:.*?{CLOSE}", "address", article.html))
        assert reading.open == [], article.name
        assert reading.tags.count("h1") == 1
        ids = reading.values("id")
        assert [name for name, count in Counter(ids).items() if count > 1] == []
        assert {name for names in reading.values("aria-labelledby") for name in names.split()} <= set(ids)
        assert article.heading in ids
        assert {heading.id for heading in article.headings} <= set(ids)


@pytest.mark.parametrize("article", every_page(), ids=lambda article: article.name)
def test_nothing_that_the_content_policy_refuses(article: Article) -> None:
    reading = Reading(article.html)
    assert {"script", "style", "iframe", "object"}.isdisjoint(reading.tags)
    names = {name for name, _ in reading.attributes}
    assert {"style", "action", "formaction"}.isdisjoint(names)
    assert not any(name.startswith("on") for name in names)


def test_pages_come_in_their_order_and_folder() -> None:
    assert [(article.folder, article.name) for article in every_page()] == [
        ("2026-W47", "now"),
        ("2026-W47", "update"),
        ("2026-W47", "plan"),
        ("2026-W47", "budget"),
        ("2026-W47", "results"),
        ("2026-W47", "agreement"),
        ("2026-W47", "changes"),
        ("2026-W47", "promises"),
        ("2026-W47", "risks"),
        ("2026-W47", "meetings"),
        ("2026-W47", "brief"),
        ("all", "history"),
        ("all", "archive"),
    ]


def test_a_version_has_no_page_that_means_nothing_for_it() -> None:
    assert [article.name for article in begun()] == ["now", "update", "plan", "agreement", "changes", "brief"]


def test_titles_name_the_kind_of_page_only() -> None:
    titles = [article.title for article in every_page()]
    assert titles == [
        *(
            "Now",
            "This update",
            "Plan",
            "Budget",
            "Results",
            "Agreement",
            "Changes",
            "Promises",
            "Risks",
            "Meetings",
            "Brief",
        ),
        *("History", "Archive"),
    ]


def test_the_contents_say_what_the_headings_say() -> None:
    headings = page(every_page(), "update").headings
    assert [heading.name for heading in headings][:3] == [
        "Planned last week → what happened",
        "1 Done",
        "2 Results and milestones",
    ]


@pytest.mark.parametrize("name", ["now", "plan", "brief"])
def test_short_pages_have_no_contents(name: str) -> None:
    assert page(every_page(), name).headings == ()


def test_hostile_text_stays_text() -> None:
    hostile = larkmoor.UPDATES["2026-W47"] | {
        "summary": HOSTILE,
        "why": HOSTILE,
        "done": [HOSTILE],
        "note": HOSTILE,
        "next": [{"id": "one", "what": HOSTILE, "outcome": HOSTILE}],
        "satisfaction": {"score": 1, "said": HOSTILE},
        "asks": {"evil": {"what": HOSTILE, "effect": HOSTILE}},
    }
    terms = larkmoor.AGREEMENT | {"title": HOSTILE, "limits": {"one": HOSTILE}}
    for article in render_version(larkmoor.view(larkmoor.UPDATES | {"2026-W47": hostile}, terms)):
        reading = Reading(article.html)
        assert "script" not in reading.tags, article.name
        assert not any(name.startswith("on") for name, _ in reading.attributes)
    made = render_version(larkmoor.view(larkmoor.UPDATES | {"2026-W47": hostile}, terms))
    assert HOSTILE in words_of(made, "now")
    assert "{{ 7*7 }} {% raw %}" in words_of(made, "update")


def test_nothing_asked_is_said_aloud() -> None:
    quiet = {name: fields for name, fields in larkmoor.UPDATES.items() if name in {"2026-W44", "2026-W45"}}
    made = render_version(larkmoor.view(quiet, as_of=date(2026, 11, 6)))
    assert "Nothing is needed from you this week." in words_of(made, "now")
    assert "Waiting on you" not in words_of(made, "now")


def test_an_overdue_ask_says_so_in_words_and_not_by_colour_alone() -> None:
    html = page(every_page(), "now").html
    assert re.search(
        r'<li class="ab-bad">\s*<div class="ab-asks__what">12 product photos .*?3 days overdue', html, re.DOTALL
    )


def test_a_corrected_update_shows_both_texts() -> None:
    before = larkmoor.client().updates[-1]
    corrected = larkmoor.UPDATES["2026-W47"] | {
        "summary": "Leads cost 20 % less than in September.",
        "corrects": {"why": "We had read the wrong column.", "on": date(2026, 11, 25)},
    }
    made = render_version(larkmoor.view(larkmoor.UPDATES | {"2026-W47": corrected}, corrected=before))
    words = words_of(made, "update")
    assert "Corrected on 25 November: We had read the wrong column. Both texts stand below." in words
    assert "Leads cost 21 % less than in September. Beta moves six days; the launch on 12 January stands." in words
    assert "Leads cost 20 % less than in September." in words


def test_a_version_read_from_another_commit_says_so() -> None:
    made = render_version(larkmoor.view(stand_in="1234567" * 5))
    assert "Read from commit 1234567" in words_of(made, "agreement")


def test_files_stand_as_slots_under_their_names() -> None:
    html = page(every_page(), "update").html
    assert f'<img {OPEN}image:files/shelf.png{CLOSE} alt="The shelf">' in html
    assert f"<a {OPEN}download:files/w47.pdf{CLOSE}>" in html


def test_a_file_that_is_not_published_is_not_promised() -> None:
    bare = larkmoor.UPDATES["2026-W47"] | {"attachments": [{"file": "files/gone.pdf", "title": "Gone"}]}
    made = render_version(larkmoor.view(larkmoor.UPDATES | {"2026-W47": bare}))
    assert "Gone" not in words_of(made, "update")


def test_sections_without_meaning_do_not_show() -> None:
    words = words_of(begun(), "agreement")
    assert "What may go wrong" not in words
    assert "Budget" not in words


def test_the_same_view_gives_the_same_bytes() -> None:
    assert every_page() == every_page()
