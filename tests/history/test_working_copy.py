"""The version that the working copy would become."""

from datetime import date
from pathlib import Path

from reports.history import SiteVersion, read_trail, working_version
from reports.model import Agency
from reports.periods import Period
from reports.source import find_workspace, load
from tests.history.conftest import Northwind
from tests.support.workspace import agreement_text

TODAY = date(2026, 11, 27)
AGENCY = Agency(name="Harbour Lane Studio")


def preview(root: Path, *, committed: bool = True) -> SiteVersion | None:
    workspace = find_workspace(root)
    client = load(workspace, "northwind", AGENCY).client
    assert client
    folder = workspace.client_folder("northwind")
    if not committed:
        return working_version(None, client, AGENCY, folder, TODAY)
    return read_trail(root).client("northwind").working_version(client, AGENCY, folder, TODAY)


def test_preview_is_the_newest_version_of_today(northwind: Northwind) -> None:
    northwind.report(46)
    commit = northwind.commit("2026-11-13")
    northwind.report(47)
    version = preview(northwind.agency.root)
    assert version is not None
    assert (version.period.name, version.as_of, version.revision) == ("2026-W47", TODAY, None)
    assert version.baselines.reported_on == {"2026-W46": date(2026, 11, 13), "2026-W47": TODAY}
    assert version.baselines.reported_in == {"2026-W46": commit, "2026-W47": ""}


def test_uncommitted_terms_are_the_last_wording(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    version = preview(northwind.agency.root)
    assert version is not None
    first, own = version.baselines.versions
    assert (first.number, own.number, own.on, own.revision) == (1, 2, TODAY, "")
    assert own.agreement.title == "More leads"


def test_terms_that_come_back_uncommitted_have_their_old_number(northwind: Northwind) -> None:
    northwind.commit("2026-11-01")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", agreement_text())
    version = preview(northwind.agency.root)
    assert version is not None
    assert [wording.number for wording in version.baselines.versions] == [1, 2, 1]


def test_committed_terms_are_no_new_wording(northwind: Northwind) -> None:
    northwind.report(47)
    northwind.commit("2026-11-20")
    northwind.write("agreement.yml", "# a remark\n" + agreement_text())
    version = preview(northwind.agency.root)
    assert version is not None
    assert len(version.baselines.versions) == 1


def test_preview_of_an_erratum_keeps_the_text_as_published(northwind: Northwind) -> None:
    northwind.report(47, summary="Leads cost 31 EUR.")
    northwind.commit("2026-11-20")
    northwind.report(47, summary="Leads cost 33 EUR.", corrects="{why: A typing error., on: 2026-11-25}")
    version = preview(northwind.agency.root)
    assert version is not None
    assert version.corrected is not None
    assert version.corrected.update.summary == "Leads cost 31 EUR."


def test_older_versions_do_not_need_the_newest_to_be_readable(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-11-13")
    northwind.write("updates/2026-W47.yml", "summary: [\n")
    northwind.commit("2026-11-20")
    older = read_trail(northwind.agency.root).client("northwind").versions(before=Period.parse("2026-W47"))
    assert [version.period.name for version in older] == ["2026-W46"]


def test_preview_needs_no_history(northwind: Northwind) -> None:
    northwind.report(47)
    version = preview(northwind.agency.root, committed=False)
    assert version is not None
    assert [one.number for one in version.baselines.versions] == [1]
    assert version.baselines.reported_in == {"2026-W47": ""}


def test_preview_of_a_client_that_no_commit_knows(northwind: Northwind) -> None:
    northwind.agency.git("commit", "--quiet", "--allow-empty", "--message", "Start")
    northwind.report(47)
    version = preview(northwind.agency.root)
    assert version is not None
    assert version.baselines.current.revision == ""


def test_nothing_to_preview_before_the_first_update(northwind: Northwind) -> None:
    northwind.commit()
    assert preview(northwind.agency.root) is None
