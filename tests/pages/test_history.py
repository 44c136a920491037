"""The trail says what changed, when, by whom, in which commit."""

from dataclasses import replace
from typing import cast

from reports.changes import compare
from reports.model import Agreement
from reports.pages.history import history
from reports.pages.views import RecordView
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
    terms = cast("Agreement", entry.agreement and entry.agreement.agreement)
    article = history(larkmoor.record(trail=(replace(entry, changes=compare(None, terms)),)))
    assert "<details" in article.html
    assert "terms</summary>" in article.html


def test_a_commit_can_be_linked_to() -> None:
    html = history(larkmoor.record()).html
    assert all(f'id="commit-{entry.revision.id[:7]}"' in html for entry in larkmoor.record().trail)


def test_only_changes_are_in_the_contents() -> None:
    assert [heading.name for heading in history(larkmoor.record()).headings] == [
        "16 November 2026, agreement version 2",
        "1 September 2026",
    ]
