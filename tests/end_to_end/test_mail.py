"""`mail`, whole: after a publication, before one, and all that is refused."""

import shutil
import stat
from email import message_from_bytes
from pathlib import Path

import pytest

from reports.publish import GitDoor, read_ledgers
from tests.end_to_end.places import add_week, small_workspace
from tests.end_to_end.planting import aboveboard
from tests.support.agency import Agency
from tests.support.workspace import agency_text, client_text

pytestmark = pytest.mark.slow
FILE = "clients/northwind/client.yml"
SPONSOR = "mails/northwind-2026-W47-sponsor.eml"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was published; then it was committed who is told of it."""
    workspace = small_workspace(tmp_path_factory.mktemp("mailed") / "here")
    done = aboveboard(workspace.root, "publish")
    assert done.returncode == 0, done.stderr
    tell(workspace, "{to: [sponsor, marketing-lead]}")
    return workspace.root


@pytest.fixture
def workspace(place: Path, tmp_path: Path) -> Agency:
    return Agency(Path(shutil.copytree(place, tmp_path / "here", symlinks=True)))


def tell(workspace: Agency, notices: str, **more: str) -> None:
    workspace.write(FILE, client_text(name="The northwind people", notices=notices, **more))
    workspace.commit("Who is told", on="2026-11-19T10:00:00+00:00")


def refused(workspace: Agency, *arguments: str) -> str:
    done = aboveboard(workspace.root, "mail", "northwind", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert not (workspace.root / "mails").exists()
    return done.stderr


def test_each_person_who_is_named_gets_a_mail_that_leads_to_the_published_site(workspace: Agency) -> None:
    done = aboveboard(workspace.root, "mail", "northwind")
    assert done.returncode == 0, done.stderr
    assert f"{SPONSOR}: to Ida Berg <ida@northwind.example>\n" in done.stdout
    mails = sorted((workspace.root / "mails").iterdir())
    assert [mail.name for mail in mails] == ["northwind-2026-W47-marketing-lead.eml", Path(SPONSOR).name]
    assert {stat.S_IMODE(mail.stat().st_mode) for mail in mails} == {0o600}
    [address] = [
        line.removeprefix("https://reports.example.com/").strip("/")
        for line in done.stdout.split("\n")
        if line.startswith("https://")
    ]
    assert (workspace.root / "site" / address / "index.html").is_file()
    published = read_ledgers(GitDoor(workspace.root))["northwind"].newest
    assert published
    assert f"on record as {published.code}." in done.stdout
    mail = message_from_bytes((workspace.root / SPONSOR).read_bytes())
    assert mail["From"] == "Mara Quill <mara@harbourlane.example>"
    first = {mail.name: mail.read_bytes() for mail in mails}
    assert aboveboard(workspace.root, "mail", "northwind", "--to", "sponsor").returncode == 0
    assert {mail.name: mail.read_bytes() for mail in mails} == first


def test_what_is_said_is_what_was_published_whatever_was_committed_since(workspace: Agency) -> None:
    update = workspace.root / "clients/northwind/updates/2026-W47.yml"
    update.write_text(update.read_text("utf-8").replace("went well", "went badly"), "utf-8")
    tell(workspace, "{to: [sponsor], messages: summary}")
    done = aboveboard(workspace.root, "mail", "northwind")
    assert "Week 3 of northwind went well, see the plan." in done.stdout, done.stderr


def test_an_update_that_is_not_published_is_told_to_nobody(workspace: Agency) -> None:
    add_week(workspace, "2026-W48")
    assert "2026-W48 of northwind is not published yet" in refused(workspace)


def test_a_mail_needs_somebody_to_write_to_and_somebody_who_writes(workspace: Agency) -> None:
    assert "owner is not told of new updates" in refused(workspace, "--to", "owner")
    tell(workspace, "{to: [sponsor]}", people="{sponsor: {name: Ida Berg}, marketing-lead: {name: Tom}}")
    assert "sponsor has no e-mail address" in refused(workspace)
    tell(workspace, "{messages: titles}")
    assert "names nobody who is told" in refused(workspace)
    tell(workspace, "{to: [sponsor]}")
    workspace.write("agency.yml", agency_text(team="{account-lead: {name: Mara}, analyst: {name: Ben}}"))
    workspace.commit("No addresses", on="2026-11-19T11:00:00+00:00")
    assert "no account manager has an e-mail address" in refused(workspace)


def test_somebody_who_is_not_there_is_a_fault_in_the_file(workspace: Agency) -> None:
    tell(workspace, "{to: [somebody]}")
    done = aboveboard(workspace.root, "check")
    assert "`somebody` is no person of the client" in done.stdout


@pytest.mark.parametrize("folder", ["site", "site/mails", "clients/northwind", "preview"])
def test_mails_never_lie_among_what_is_published(workspace: Agency, folder: str) -> None:
    assert "Choose another folder with --out" in refused(workspace, "--out", folder)


def test_a_text_that_is_private_stops_the_mail(workspace: Agency) -> None:
    workspace.write(
        FILE,
        client_text(name="The northwind people", notices="{to: [sponsor], messages: summary}")
        + "private:\n  note: Week 3 of northwind went well\n",
    )
    workspace.commit("Private", on="2026-11-19T10:00:00+00:00")
    assert "private or another client's" in refused(workspace)
