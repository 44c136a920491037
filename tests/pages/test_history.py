"""The trail says what changed, when, by whom, in which commit."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reports.changes import compare
from reports.history import (
    AcceptanceEvent,
    AccessEvent,
    Deed,
    Event,
    KeyEvent,
    NamesEvent,
    ReportEvent,
    RequestEvent,
    TeamEvent,
)
from reports.model import Acceptance, Update
from reports.pages.history import TOPICS, history
from reports.pages.views import RecordView
from reports.periods import Period
from reports.resources import theme_folder
from tests.pages import larkmoor
from tests.pages.reading import Reading


def said(view: RecordView) -> str:
    return Reading(history(view).html).text


def test_an_empty_trail_says_so() -> None:
    assert "Nothing has changed yet." in said(larkmoor.record(trail=()))


def test_a_term_stands_with_old_new_and_difference() -> None:
    assert "Milestone Beta shop: due | 24 November 2026 | 1 December 2026 | 7 days later" in said(larkmoor.record())


def test_a_first_agreement_is_folded_up() -> None:
    entry = larkmoor.record().trail[1]
    article = history(larkmoor.record(trail=(replace(entry, changes=compare(None, larkmoor.client().agreement)),)))
    assert "<details" in article.html
    assert "terms</summary>" in article.html


def test_a_commit_can_be_linked_to() -> None:
    html = history(larkmoor.record()).html
    assert all(f'id="commit-{entry.revision.id[:7]}"' in html for entry in larkmoor.record().trail)


def test_months_are_the_contents() -> None:
    assert [heading.name for heading in history(larkmoor.record()).headings] == ["November 2026", "September 2026"]


def test_topics_that_leave_something_can_be_filtered_by() -> None:
    html = history(larkmoor.record()).html
    assert [topic for topic in TOPICS if f'href="#only-{topic}"' in html] == ["terms", "reports"]
    assert 'data-topics="terms"' in html


def test_each_topic_is_known_to_the_stylesheet() -> None:
    style = (theme_folder() / "stylesheets" / "record.css").read_text("utf-8")
    assert all(f"#only-{topic}:target" in style for topic in TOPICS)


def test_a_term_that_changed_after_the_first_agreement_can_be_followed() -> None:
    newest, second, _ = larkmoor.record().trail
    terms = larkmoor.client().agreement
    first = replace(second, revision=replace(second.revision, id="4c1d09e" * 5), changes=compare(None, terms))
    html = history(larkmoor.record(trail=(newest, second, first))).html
    assert html.count('class="ab-term"') == len(second.changes)
    assert 'href="#term-milestones-beta-due">Milestone Beta shop: due</a>' in html
    assert "Milestone Beta shop: due" in Reading(html).text


def test_terms_of_one_name_are_told_apart_by_what_they_say() -> None:
    newest, second, first = larkmoor.record().trail
    terms = larkmoor.client().agreement
    items = {key: f"{text}, twice" for key, text in terms.scope.inside.items()}
    later = terms.model_copy(update={"scope": terms.scope.model_copy(update={"inside": items})})
    trail = (replace(newest, changes=compare(terms, later)), replace(second, changes=compare(None, terms)), first)
    named = history(larkmoor.record(trail=trail)).html
    assert 'aria-label="In scope: New shop for 640 products, twice"' in named


ACCEPTED = Acceptance.model_validate(
    {
        "document": "agreement",
        "version": 2,
        "digest": f"sha256:{'5a' * 32}",
        "by": "sponsor",
        "decision": "accept",
        "at": datetime(2026, 11, 17, 9, tzinfo=UTC),
        "method": "email",
        "evidence": {"file": "files/mail.eml", "sha256": "c4" * 32},
    }
)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            RequestEvent(Deed.RAISED, "cr-001", "A shop in Danish", "Ida Berg"),
            "Change request CR-001 raised by Ida Berg: A shop in Danish.",
        ),
        (
            RequestEvent(Deed.DECIDED, "cr-001", "A shop in Danish", "Ida Berg", "Danish in March"),
            "Change request CR-001 decided by Ida Berg: A shop in Danish. Chosen: Danish in March.",
        ),
        (
            AcceptanceEvent(Deed.ACCEPTED, ACCEPTED, "Ida Berg", "Ben Osei"),
            "Ida Berg accepted the agreement, version 2, on 17 November 2026. Said by mail, written down by Ben Osei,",
        ),
        (
            AccessEvent(Deed.GRANTED, "Tom Reyes", date(2027, 3, 1)),
            "Tom Reyes may open this site, until 1 March 2027.",
        ),
        (AccessEvent(Deed.ROTATED), "The keys of this site were made anew."),
        (KeyEvent(Deed.ENROLLED, "Ida Berg", "SHA256:abc"), "Ida Berg has a new signing key. Fingerprint SHA256:abc"),
        (KeyEvent(Deed.REMOVED, "", "SHA256:abc"), "A signing key of ours was taken away. What it signed before stays"),
        (
            KeyEvent(Deed.LIMITED, "Ida Berg", "SHA256:abc", datetime(2026, 12, 1, tzinfo=UTC)),
            "A signing key of Ida Berg counts until 1 December 2026 only.",
        ),
        (
            ReportEvent(Deed.ALTERED, Period.parse("2026-W46"), ("summary", "budget")),
            "was changed after it was published, with no correction on its page. What differs:",
        ),
        (ReportEvent(Deed.RESTORED, Period.parse("2026-W46")), "says again what was published."),
        (NamesEvent(()), "Nobody here is called otherwise."),
        (
            NamesEvent((("Root", "Ada Quay"), ("bo", "Ben Osei"))),
            "People who commit are called otherwise here: Ada Quay, who was Root; Ben Osei, who was bo.",
        ),
        (TeamEvent(Deed.LEFT, "Ben Osei", "deputy"), "Ben Osei no longer stands in for your account manager."),
    ],
)
def test_what_happened_is_a_sentence(event: Event, sentence: str) -> None:
    entry = replace(larkmoor.record().trail[0], published=(), events=(event,))
    assert sentence in said(larkmoor.record(trail=(entry,)))


def test_the_name_in_the_commit_stands_behind_the_one_that_is_known() -> None:
    entry = replace(larkmoor.record().trail[0], recorded_as="root")
    assert f"{entry.author} (in the commit itself: root), " in said(larkmoor.record(trail=(entry,)))


def test_what_only_a_merge_has_is_marked() -> None:
    entry = replace(larkmoor.record().trail[0], merged=("agreement.yml",))
    told = "agreement.yml was written while two lines of work were joined: neither of them had it like this."
    assert told in said(larkmoor.record(trail=(entry,)))


@pytest.mark.parametrize("deed", [Deed.ENROLLED, Deed.LIMITED, Deed.REMOVED])
@pytest.mark.parametrize("name", ["", "Ida Berg"])
@pytest.mark.parametrize("until", [None, datetime(2026, 12, 1, tzinfo=UTC)])
def test_every_word_on_keys_is_there(deed: Deed, name: str, until: datetime | None) -> None:
    event = KeyEvent(deed, name, "SHA256:abc", None if deed is Deed.REMOVED else until)
    entry = replace(larkmoor.record().trail[0], events=(event,))
    assert "signing key" in said(larkmoor.record(trail=(entry,)))


def test_every_field_of_a_report_has_its_name() -> None:
    event = ReportEvent(Deed.ALTERED, Period.parse("2026-W46"), tuple(Update.model_fields))
    entry = replace(larkmoor.record().trail[0], events=(event,))
    assert "What differs: " in said(larkmoor.record(trail=(entry,)))


@pytest.mark.parametrize("recorded_by", ["", "Ada Quay"])  # who stands beside it anyhow
def test_an_acceptance_says_what_shows_it(recorded_by: str) -> None:
    event = AcceptanceEvent(Deed.ACCEPTED, ACCEPTED, "Ida Berg", recorded_by)
    entry = replace(larkmoor.record().trail[0], events=(event,))
    told = "Said by mail, copy c4c4c4…c4c4, exact wording 5a5a5a…5a5a"
    assert told in said(larkmoor.record(trail=(entry,)))


def test_what_people_write_stays_text() -> None:
    event = RequestEvent(Deed.RAISED, "cr-001", "**Bold** <b>x</b> @ada", "<i>Ida</i>")
    entry = replace(larkmoor.record().trail[0], events=(event,))
    html = history(larkmoor.record(trail=(entry,))).html
    assert "<b>x</b>" not in html
    assert "<i>Ida</i>" not in html
    assert "**Bold**" in Reading(html).text
