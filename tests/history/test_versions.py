"""C(P) and the day of measure: every case that a repository can show."""

from datetime import date

import pytest

from reports.errors import Error
from reports.history import read_trail
from tests.history.conftest import Northwind
from tests.support.workspace import agency_text, agreement_text, client_text, update_text

BROKEN = "summary: [never closed\n"


def test_version_of_a_period_is_the_last_commit_before_the_next_update(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    edited = northwind.commit("2026-11-16")
    northwind.report(47)
    northwind.commit("2026-11-20")
    version = northwind.versions()["2026-W46"]
    assert version.revision is not None
    assert version.revision.id == edited
    assert version.client.agreement.title == "More leads"
    assert version.as_of == date(2026, 11, 16)


def test_newest_version_reaches_up_to_head(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    newest = northwind.commit("2026-11-24")
    assert northwind.commits() == {"2026-W47": newest}
    assert northwind.days() == {"2026-W47": date(2026, 11, 24)}


def test_commits_that_touch_others_do_not_count(northwind: Northwind) -> None:
    northwind.report(47)
    own = northwind.commit("2026-11-20")
    northwind.agency.write("clients/harbour/client.yml", client_text())
    northwind.commit("2026-11-27")
    assert northwind.commits() == {"2026-W47": own}
    assert northwind.days() == {"2026-W47": date(2026, 11, 20)}


def test_later_updates_are_left_out(northwind: Northwind) -> None:
    northwind.report(46, 47)
    northwind.commit()
    older = northwind.versions()["2026-W46"]
    assert [update.period.name for update in older.client.updates] == ["2026-W46"]
    assert older.folder.names() == ("agreement.yml", "client.yml", "updates/2026-W46.yml")


def test_updates_of_one_commit_take_the_last_day_of_their_period(northwind: Northwind) -> None:
    northwind.report(45, 46, 47)
    commit = northwind.commit("2026-11-20")
    assert set(northwind.commits().values()) == {commit}
    assert northwind.days() == {
        "2026-W45": date(2026, 11, 8),
        "2026-W46": date(2026, 11, 15),
        "2026-W47": date(2026, 11, 20),
    }


def test_late_update_is_its_own_commit(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46)
    late = northwind.commit("2026-11-23")
    northwind.report(48)
    newest = northwind.commit("2026-11-27")
    assert northwind.commits() == {"2026-W46": late, "2026-W47": late, "2026-W48": newest}
    assert northwind.days()["2026-W46"] == date(2026, 11, 23)
    assert [update.period.name for update in northwind.versions()["2026-W47"].client.updates] == [
        "2026-W46",
        "2026-W47",
    ]


def test_first_of_several_later_updates_bounds_a_version(northwind: Northwind) -> None:
    northwind.report(45)
    own = northwind.commit("2026-11-06")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46)
    northwind.commit("2026-11-23")
    assert northwind.commits()["2026-W45"] == own


def test_gap_makes_no_version(northwind: Northwind) -> None:
    northwind.report(44)
    northwind.commit("2026-10-30")
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert list(northwind.versions()) == ["2026-W44", "2026-W47"]


def test_periods_follow_their_last_day_and_not_their_name(northwind: Northwind) -> None:
    northwind.write("updates/2026-11.yml", update_text())
    northwind.report(47, 49)
    northwind.commit()
    assert list(northwind.versions()) == ["2026-W47", "2026-11", "2026-W49"]


def test_files_that_name_no_period_are_no_updates(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.write("updates/2026-W54.yml", update_text())
    northwind.write("updates/notes.txt", "none")
    northwind.commit()
    assert list(northwind.versions()) == ["2026-W47"]


def test_day_is_the_clients_day(northwind: Northwind) -> None:
    northwind.write("client.yml", client_text(timezone="Asia/Tokyo"))
    northwind.report(47)
    northwind.commit("2026-11-20T16:00:00+00:00")
    assert northwind.days() == {"2026-W47": date(2026, 11, 21)}


def test_day_is_the_agencys_day_where_the_client_names_no_time_zone(northwind: Northwind) -> None:
    northwind.agency.write("agency.yml", agency_text(timezone="Pacific/Kiritimati"))
    northwind.write("client.yml", client_text(timezone=None))
    northwind.report(47)
    northwind.commit("2026-11-20T16:00:00+00:00")
    assert northwind.days() == {"2026-W47": date(2026, 11, 21)}


def test_new_time_zone_leaves_old_days_as_they_were(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13T23:00:00+00:00")
    northwind.write("client.yml", client_text(timezone="America/Lima"))
    northwind.report(47)
    northwind.commit("2026-11-20T23:00:00+00:00")
    assert northwind.days() == {"2026-W46": date(2026, 11, 14), "2026-W47": date(2026, 11, 20)}


def test_removed_update_has_no_version_and_bounds_none(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.report(50)
    northwind.commit("2026-11-14")
    northwind.agency.remove("clients/northwind/updates/2026-W50.yml")
    removed = northwind.commit("2026-11-16")
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert list(northwind.versions()) == ["2026-W46", "2026-W47"]
    assert northwind.commits()["2026-W46"] == removed


def test_renamed_client_is_a_new_client(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.agency.git("mv", "clients/northwind", "clients/harbour")
    northwind.commit("2026-11-14")
    northwind.agency.git("mv", "clients/harbour", "clients/northwind")
    back = northwind.commit("2026-11-16")
    assert northwind.commits() == {"2026-W46": back}


def test_merge_is_one_commit_of_its_first_parent(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.agency.git("switch", "--quiet", "--create", "side")
    northwind.report(47)
    northwind.commit("2026-11-18")
    northwind.write("agreement.yml", agreement_text(title="Halfway"))
    northwind.commit("2026-11-19")
    northwind.agency.git("switch", "--quiet", "main")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    merge = northwind.agency.git("rev-parse", "HEAD")
    assert northwind.commits()["2026-W47"] == merge
    entries = northwind.entries()
    assert entries[0].revision.id == merge
    assert len(entries) == 2


def test_agency_is_as_it_was_and_at_head_for_the_newest(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.agency.write("agency.yml", agency_text(name="Harbour Lane"))
    northwind.commit("2026-11-21")
    names = {name: version.agency.name for name, version in northwind.versions().items()}
    assert names == {"2026-W46": "Harbour Lane Studio", "2026-W47": "Harbour Lane"}


def test_erratum_takes_the_file_of_head_and_keeps_the_text_as_published(northwind: Northwind) -> None:
    northwind.report(46, summary="Leads cost 31 EUR.")
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46, summary="Leads cost 33 EUR.", corrects="{why: A typing error., on: 2026-11-25}")
    northwind.commit("2026-11-25")
    versions = northwind.versions()
    corrected = versions["2026-W46"]
    assert corrected.as_of == date(2026, 11, 13)
    assert corrected.client.updates[-1].update.summary == "Leads cost 33 EUR."
    assert b"33 EUR" in corrected.folder.read("updates/2026-W46.yml")
    assert corrected.corrected is not None
    assert corrected.corrected.update.summary == "Leads cost 31 EUR."
    assert versions["2026-W47"].corrected is None


def test_erratum_of_the_newest_update_keeps_the_text_as_published(northwind: Northwind) -> None:
    northwind.report(47, summary="Leads cost 31 EUR.")
    northwind.commit("2026-11-20")
    northwind.report(47, summary="Leads cost 32 EUR.", corrects="{why: A typing error., on: 2026-11-21}")
    northwind.commit("2026-11-21")
    northwind.report(47, summary="Leads cost 33 EUR.", corrects="{why: Another one., on: 2026-11-22}")
    northwind.commit("2026-11-22")
    version = northwind.versions()["2026-W47"]
    assert version.client.updates[-1].update.summary == "Leads cost 33 EUR."
    assert version.corrected is not None
    assert version.corrected.update.summary == "Leads cost 31 EUR."


def test_erratum_shows_what_was_published_and_no_silent_edit(northwind: Northwind) -> None:
    northwind.report(46, summary="Leads cost 31 EUR.")
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46, summary="Leads cost 32 EUR.")
    northwind.commit("2026-11-24")
    northwind.report(46, summary="Leads cost 33 EUR.", corrects="{why: A typing error., on: 2026-11-25}")
    northwind.commit("2026-11-25")
    corrected = northwind.versions()["2026-W46"].corrected
    assert corrected is not None
    assert corrected.update.summary == "Leads cost 31 EUR."


def test_erratum_brings_the_files_that_it_names(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("files/test.pdf", "%PDF-1.7")
    northwind.report(46, attachments="[{file: files/test.pdf}]", corrects="{why: It was missing., on: 2026-11-25}")
    northwind.commit("2026-11-25")
    assert northwind.versions()["2026-W46"].folder.read("files/test.pdf") == b"%PDF-1.7"


def test_change_after_publication_without_erratum_is_not_taken(northwind: Northwind) -> None:
    northwind.report(46, summary="Leads cost 31 EUR.")
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46, summary="Leads cost 33 EUR.")
    northwind.commit("2026-11-25")
    assert northwind.versions()["2026-W46"].client.updates[-1].update.summary == "Leads cost 31 EUR."


@pytest.mark.parametrize("name", ["client.yml", "agreement.yml", "updates/2026-W45.yml", "updates/2026-W46.yml"])
def test_nearest_readable_commit_stands_in(northwind: Northwind, name: str) -> None:
    northwind.report(45)
    northwind.commit("2026-11-06")
    northwind.report(46)
    readable = northwind.commit("2026-11-13")
    whole = (northwind.agency.root / "clients/northwind" / name).read_text(encoding="utf-8")
    northwind.write(name, BROKEN)
    broken = northwind.commit("2026-11-16")
    northwind.write(name, whole)
    northwind.report(47)
    northwind.commit("2026-11-20")
    version = northwind.versions()["2026-W46"]
    assert version.revision is not None
    assert version.revision.id == broken
    assert version.stand_in is not None
    assert version.stand_in.id == readable
    assert version.as_of == date(2026, 11, 16)
    assert len(version.client.updates) == 2
    assert northwind.versions()["2026-W47"].stand_in is None


def test_later_commit_stands_in_where_the_update_was_never_readable_before(northwind: Northwind) -> None:
    northwind.write("updates/2026-W46.yml", BROKEN)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46)
    mended = northwind.commit("2026-11-23")
    version = northwind.versions()["2026-W46"]
    assert version.stand_in is not None
    assert version.stand_in.id == mended
    assert [update.period.name for update in version.client.updates] == ["2026-W46"]


def test_symbolic_link_is_never_read(northwind: Northwind) -> None:
    northwind.report(47)
    readable = northwind.commit("2026-11-20")
    folder = northwind.agency.root / "clients/northwind"
    (folder / "agreement.yml").unlink()
    (folder / "agreement.yml").symlink_to("{title: Linked, scope: {in: {a: b}, out: {c: d}}}")
    northwind.commit("2026-11-21")
    version = northwind.versions()["2026-W47"]
    assert version.stand_in is not None
    assert version.stand_in.id == readable
    assert northwind.entries()[0].unreadable == ("agreement.yml",)


def test_symbolic_link_is_no_file_of_the_folder(northwind: Northwind) -> None:
    (northwind.agency.root / "clients/northwind/files").mkdir()
    (northwind.agency.root / "clients/northwind/files/plan.pdf").symlink_to("/etc/hostname")
    northwind.report(47)
    northwind.commit()
    assert northwind.versions()["2026-W47"].folder.names() == ("agreement.yml", "client.yml", "updates/2026-W47.yml")


def test_what_no_commit_can_tell_is_said(northwind: Northwind) -> None:
    northwind.write("updates/2026-W47.yml", BROKEN)
    northwind.commit()
    with pytest.raises(Error, match="2026-W47 needs cannot be read in any commit") as caught:
        northwind.versions()
    assert "commit the mended files" in caught.value.hint


def test_baselines_hold_the_wordings_up_to_the_version(northwind: Northwind) -> None:
    first = northwind.commit("2026-09-01")
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    second = northwind.commit("2026-11-16")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", agreement_text())
    northwind.report(48)
    third = northwind.commit("2026-11-27")
    versions = northwind.versions()
    wordings = {
        name: [(one.number, one.revision, one.on) for one in version.baselines.versions]
        for name, version in versions.items()
    }
    start, change, back = (
        (1, first, date(2026, 9, 1)),
        (2, second, date(2026, 11, 16)),
        (1, third, date(2026, 11, 27)),
    )
    assert wordings == {
        "2026-W46": [start, change],
        "2026-W47": [start, change],
        "2026-W48": [start, change, back],
    }
    assert all(version.baselines.current.agreement == version.client.agreement for version in versions.values())
    assert versions["2026-W48"].baselines.in_force is None


def test_another_way_of_writing_is_no_wording(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", "# a remark\n" + agreement_text())
    northwind.commit("2026-11-16")
    assert len(northwind.versions()["2026-W46"].baselines.versions) == 1


def test_baselines_tell_when_each_update_was_reported(northwind: Northwind) -> None:
    northwind.report(45, 46)
    both = northwind.commit("2026-11-13")
    northwind.report(47)
    own = northwind.commit("2026-11-20")
    northwind.write("client.yml", client_text(name="Northwind"))
    northwind.commit("2026-11-24")
    baselines = northwind.versions()["2026-W47"].baselines
    assert baselines.reported_on == {
        "2026-W45": date(2026, 11, 8),
        "2026-W46": date(2026, 11, 13),
        "2026-W47": date(2026, 11, 20),
    }
    assert baselines.reported_in == {"2026-W45": both, "2026-W46": both, "2026-W47": own}
    assert set(northwind.versions()["2026-W45"].baselines.reported_on) == {"2026-W45"}


def test_client_without_updates_has_no_versions(northwind: Northwind) -> None:
    northwind.commit()
    assert northwind.versions() == {}


def test_erratum_needs_no_stand_in_for_the_text_that_it_replaces(northwind: Northwind) -> None:
    northwind.write("updates/2026-W46.yml", BROKEN)
    northwind.commit("2026-11-13")
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.report(46, corrects="{why: It could not be read., on: 2026-11-25}")
    northwind.commit("2026-11-25")
    version = northwind.versions()["2026-W46"]
    assert version.stand_in is None
    assert version.corrected is None
    assert version.client.updates[-1].update.corrects is not None


def test_a_language_without_words_is_read_from_the_nearest_commit(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.write("client.yml", client_text(language="xx"))
    northwind.commit("2026-11-13")
    northwind.write("client.yml", client_text())
    northwind.report(47)
    mended = northwind.commit("2026-11-20")
    version = northwind.versions()["2026-W46"]
    assert version.stand_in is not None
    assert (version.stand_in.id, version.client.profile.language) == (mended, "en")


def test_the_nearest_readable_commit_stands_in(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    nearest = northwind.commit("2026-11-14")
    northwind.write("agreement.yml", BROKEN)
    broken = northwind.commit("2026-11-15")
    northwind.write("agreement.yml", agreement_text(title="Fewer words"))
    northwind.report(47)
    northwind.commit("2026-11-20")
    version = northwind.versions()["2026-W46"]
    assert version.revision is not None
    assert version.stand_in is not None
    assert (version.revision.id, version.stand_in.id) == (broken, nearest)
    assert (version.client.agreement.title, version.as_of) == ("More leads", date(2026, 11, 15))


def test_an_unreadable_profile_leaves_the_time_zone_as_it_was(northwind: Northwind) -> None:
    northwind.write("client.yml", client_text(timezone="America/Lima"))
    northwind.commit("2026-11-12")
    northwind.write("client.yml", BROKEN)
    northwind.report(46)
    northwind.commit("2026-11-14T03:30:00+00:00")
    northwind.write("client.yml", client_text(timezone="America/Lima"))
    northwind.report(47)
    northwind.commit("2026-11-20")
    assert northwind.days()["2026-W46"] == date(2026, 11, 13)


def test_a_version_stays_as_it_was_published_last(northwind: Northwind) -> None:
    northwind.report(46)
    first = northwind.commit("2026-11-13")
    northwind.write("agreement.yml", agreement_text(title="Agreed after it was published"))
    northwind.commit("2026-11-16")
    northwind.report(47)
    last = northwind.commit("2026-11-20")
    trail = read_trail(northwind.agency.root)
    held = trail.held_to({"northwind": {"2026-W46": first, "2026-W47": first, "2026-W45": "f" * 40}})
    found = {version.period.name: version.revision for version in held.client("northwind").versions()}
    assert {name: revision.id for name, revision in found.items() if revision} == {"2026-W46": first, "2026-W47": last}
    assert held.client("northwind").closings()[0].period.name == "2026-W46"
    assert northwind.commits()["2026-W46"] != first
