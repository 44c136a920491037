"""What was published of a closed week stays, or is corrected in the open."""

import shutil

from tests.rules.history import PLANNED, Committed
from tests.rules.places import good_update

CORRECTED = good_update(summary="Two pages are live.") + "corrects:\n  why: We counted wrongly.\n  on: 2026-11-21\n"
CHANGED = (
    "clients/northwind/updates/2026-W46.yml:3:1: published-changed: summary: `summary` differs from what was published "
    "of 2026-W46\n    Take it back; or add `corrects:` with `why:` and `on:`, and the client sees both texts.\n"
)
STALE = CHANGED.replace("of 2026-W46\n", "of 2026-W46; `corrects` is of an earlier correction\n")


def test_a_closed_update_changed_in_silence(committed: Committed) -> None:
    assert committed.said() == ""
    committed.report(46, summary="Two pages are live.")
    assert committed.said() == CHANGED
    committed.commit("2026-11-21")
    assert committed.said() == CHANGED


def test_taken_back_it_is_as_published(committed: Committed) -> None:
    committed.report(46, summary="Two pages are live.")
    committed.commit("2026-11-21")
    committed.report(46)
    assert committed.said() == ""


def test_comments_layout_and_private_notes_change_nothing(committed: Committed) -> None:
    text = committed.read("updates/2026-W46.yml")
    committed.write("updates/2026-W46.yml", f"# seen\r\n{text}private:\n  note: They like it.\n")
    assert committed.said() == ""


def test_an_erratum_says_so(committed: Committed) -> None:
    committed.write("updates/2026-W46.yml", CORRECTED)
    assert committed.said() == ""
    committed.commit("2026-11-21")
    assert committed.said() == ""


def test_an_erratum_covers_what_was_silent_before(committed: Committed) -> None:
    committed.report(46, summary="Two pages are live.")
    committed.commit("2026-11-21")
    committed.write("updates/2026-W46.yml", CORRECTED)
    assert committed.said() == ""


def test_an_old_erratum_covers_nothing_new(committed: Committed) -> None:
    committed.write("updates/2026-W46.yml", CORRECTED)
    committed.commit("2026-11-21")
    committed.write("updates/2026-W46.yml", CORRECTED.replace("Two", "Three"))
    assert committed.said() == STALE
    committed.write("updates/2026-W46.yml", CORRECTED.replace("Two", "Three").replace("wrongly", "wrongly, again"))
    assert committed.said() == ""


def test_an_erratum_taken_away_is_a_change(committed: Committed) -> None:
    committed.write("updates/2026-W46.yml", CORRECTED)
    committed.commit("2026-11-21")
    committed.report(46)
    assert "`summary`, `corrects` differ from what was published of 2026-W46\n" in committed.said()


def test_the_newest_week_may_still_be_mended(committed: Committed) -> None:
    committed.report(47, planned=PLANNED, summary="Three pages are live.")
    assert committed.said() == ""
    committed.commit("2026-11-21")
    assert committed.said() == ""


def test_a_week_is_closed_as_soon_as_the_next_one_is_written(committed: Committed) -> None:
    committed.report(47, planned=PLANNED, summary="Three pages are live.")
    committed.report(48, planned="\n  variant: done")
    assert "`summary`, `next` differ from what was published of 2026-W47\n" in committed.said()
    (committed.folder / "updates" / "2026-W48.yml").unlink()
    committed.commit("2026-11-21")
    committed.report(48, planned="\n  variant: done")
    assert committed.said() == ""


def test_a_closed_update_that_is_gone(committed: Committed) -> None:
    committed.agency.remove("clients/northwind/updates/2026-W46.yml")
    committed.report(47, planned=None)
    assert committed.said() == (
        "clients/northwind/updates/2026-W46.yml: published-changed: the update of 2026-W46 is published, and is gone\n"
        "    Take it back: git restore clients/northwind/updates/2026-W46.yml\n"
    )


def test_advice_on_a_closed_week_comes_too_late(committed: Committed) -> None:
    committed.report(47, planned=None, results=None, status="at-risk")
    said = committed.said()
    assert [code for code in ("missing-why", "no-numbers") if f" {code}: " not in said] == []
    committed.commit("2026-11-21")
    committed.report(48, planned="\n  variant: done")
    assert committed.said() == ""


def test_without_a_repository_nothing_is_taken_for_published(committed: Committed) -> None:
    shutil.rmtree(committed.agency.root / ".git")
    committed.report(46, summary="Two pages are live.")
    assert committed.said() == ""
