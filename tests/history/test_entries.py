"""The trail: what each commit changed for the client, and what of it is shown."""

from datetime import date

import pytest

from reports.changes import Kind
from reports.periods import Period
from tests.history.conftest import Northwind
from tests.support.workspace import agreement_text, client_text, update_text


def test_entry_names_terms_that_changed(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    commit = northwind.commit("2026-11-16", author="Ben Osei <ben@quay.example>")
    newest, first = northwind.entries()
    assert newest.revision.id == commit
    assert (newest.on, newest.author) == (date(2026, 11, 16), "Ben Osei")
    assert [(change.path, change.old, change.new) for change in newest.changes] == [
        (("title",), "More leads from the shop", "More leads")
    ]
    assert (newest.agreement, first.agreement) == (2, 1)
    assert {change.kind for change in first.changes} == {Kind.ADDED}


@pytest.mark.parametrize(
    "text",
    [
        agreement_text() + "private: {walk_away: 12000}\n",
        "# a remark\n" + agreement_text(),
        agreement_text().replace("\n", "\r\n"),
        "\ufeff" + agreement_text(),
        agreement_text(title='"More leads from the shop"'),
        agreement_text(title=None) + "title: More leads from the shop\n",
    ],
    ids=["private", "comment", "line-ends", "byte-order-mark", "quotes", "order"],
)
def test_what_is_no_term_makes_no_entry(northwind: Northwind, text: str) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", text)
    northwind.commit("2026-09-02")
    assert len(northwind.entries()) == 1


def test_other_files_make_no_entry(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("client.yml", client_text(name="Northwind"))
    northwind.write("files/plan.pdf", "%PDF")
    northwind.commit("2026-09-02")
    assert len(northwind.entries()) == 1


def test_entry_names_updates_that_appeared(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.report(46, 47)
    northwind.commit()
    newest = northwind.entries()[0]
    assert newest.published == (Period.parse("2026-W46"), Period.parse("2026-W47"))
    assert newest.changes == ()
    assert newest.agreement is None


def test_entry_names_updates_that_were_corrected_or_went(northwind: Northwind) -> None:
    northwind.report(46, 47)
    northwind.commit("2026-11-20")
    northwind.report(46, summary="Leads cost less.", corrects="{why: A typing error., on: 2026-11-25}")
    northwind.commit("2026-11-25")
    northwind.agency.remove("clients/northwind/updates/2026-W47.yml")
    northwind.commit("2026-11-26")
    removed, corrected, _ = northwind.entries()
    assert removed.removed == (Period.parse("2026-W47"),)
    assert corrected.corrected == (Period.parse("2026-W46"),)
    assert corrected.published == ()


def test_same_erratum_is_told_once(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    for summary in ("Leads cost less.", "Leads cost a little less."):
        northwind.report(47, summary=summary, corrects="{why: A typing error., on: 2026-11-25}")
        northwind.commit("2026-11-25")
    assert [entry.corrected for entry in northwind.entries()] == [(Period.parse("2026-W47"),), ()]


def test_unreadable_terms_are_an_entry_and_the_trail_goes_on(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", "title: [\n")
    northwind.commit("2026-09-02")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.commit("2026-09-03")
    mended, unreadable, _ = northwind.entries()
    assert unreadable.unreadable == ("agreement.yml",)
    assert unreadable.changes == ()
    assert unreadable.agreement is None
    assert [change.path for change in mended.changes] == [("title",)]
    assert mended.agreement == 2


def test_unreadable_profile_is_an_entry(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("client.yml", "name: [\n")
    northwind.commit("2026-09-02")
    unreadable, _ = northwind.entries()
    assert unreadable.unreadable == ("client.yml",)


def test_unreadable_update_is_an_entry(northwind: Northwind) -> None:
    northwind.write("updates/2026-W47.yml", update_text(status="fine"))
    northwind.commit()
    (entry,) = northwind.entries()
    assert entry.unreadable == ("updates/2026-W47.yml",)
    assert entry.published == (Period.parse("2026-W47"),)


def test_terms_that_went_and_came_back_are_told(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.agency.remove("clients/northwind/agreement.yml")
    northwind.commit("2026-09-02")
    northwind.write("agreement.yml", agreement_text())
    northwind.commit("2026-09-03")
    back, gone, first = northwind.entries()
    assert {change.kind for change in gone.changes} == {Kind.REMOVED}
    assert len(back.changes) == len(first.changes) == len(gone.changes)


def test_note_is_shown_and_no_other_word_of_the_message(northwind: Northwind) -> None:
    northwind.commit("2026-09-01", message="They will never notice\n\nClient-Note: Welcome aboard.")
    assert northwind.entries()[0].note is None, "agency.yml was in that commit, too"
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.commit("2026-09-02", message="They will never notice\n\nClient-Note: A shorter title.")
    entry = northwind.entries()[0]
    assert entry.note == "A shorter title."
    assert "notice" not in repr(northwind.entries())


def test_note_of_a_commit_for_several_clients_is_not_shown(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.report(47)
    northwind.agency.write("clients/harbour/client.yml", client_text())
    northwind.commit("2026-11-20", message="Work\n\nClient-Note: Harbour pays more.")
    assert northwind.entries()[0].note is None
