"""`mail`, whole: after a publication, before one, sent and written, and all that is refused."""

import shutil
import stat
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
import trustme

from reports.cli.main import main
from reports.environment import take_secrets
from reports.publish import GitDoor, read_ledgers
from tests.end_to_end.places import add_week, small_workspace
from tests.end_to_end.planting import aboveboard
from tests.support.agency import Agency
from tests.support.channel_host import PATH, ChannelHost, channel_host
from tests.support.mail_host import LOGIN, PASSWORD, MailHost, authority, mail_host
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


IDA, TOM = "ida@northwind.example", "tom@northwind.example"
SENT = "refs/tags/told/northwind/2026-W47/mail/"
Call = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    made, file = authority(tmp_path_factory.mktemp("authority"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield made


@pytest.fixture
def host(ca: trustme.CA) -> Iterator[MailHost]:
    with mail_host(ca) as host:
        yield host


@pytest.fixture
def send(
    workspace: Agency, host: MailHost, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Call]:
    """Call `mail --send`; return its exit code and all that it said."""

    def called(*arguments: str) -> tuple[int, str]:
        monkeypatch.setenv("ABOVEBOARD_SMTP_URL", f"smtp://{LOGIN}@localhost:{host.port}")
        take_secrets.cache_clear()
        code = main(["-C", str(workspace.root), "mail", *arguments, "--send"])
        said = "".join(capsys.readouterr())
        assert PASSWORD not in said
        assert LOGIN not in said
        return code, said

    yield called
    take_secrets.cache_clear()


def told(workspace: Agency) -> dict[str, str]:
    """Return who was told, and at what each tag stands."""
    found = workspace.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/tags/told")
    return dict(line.split(" ") for line in found.split("\n") if line)


def test_everybody_is_sent_a_mail_once(workspace: Agency, host: MailHost, send: Call) -> None:
    code, said = send("northwind")
    assert (code, host.people) == (0, [IDA, TOM]), said
    assert f"northwind 2026-W47: sent to Ida Berg <{IDA}>" in said
    sender, _, mail = host.taken[0]
    assert (sender, mail["To"]) == ("mara@harbourlane.example", f"Ida Berg <{IDA}>")
    assert (mail["X-Unsent"], mail["Auto-Submitted"]) == (None, "auto-generated")
    assert "A new update is ready for you." in mail.get_content()
    publication = workspace.git("rev-parse", "refs/tags/published/northwind/1")
    assert told(workspace) == {f"{SENT}marketing-lead": publication, f"{SENT}sponsor": publication}
    assert not (workspace.root / "mails").exists()
    code, said = send("northwind")
    assert (code, len(host.taken)) == (0, 2)
    assert f"Ida Berg <{IDA}> was told already" in said
    assert "--again" in said
    code, said = send("northwind", "--again", "--to", "sponsor")
    assert (code, host.people) == (0, [IDA, TOM, IDA])
    assert host.taken[2][2]["Message-ID"] == mail["Message-ID"]


def test_who_was_refused_is_told_and_is_the_only_one_next_time(workspace: Agency, host: MailHost, send: Call) -> None:
    host.refuses.add(IDA)
    code, said = send("northwind")
    assert (code, host.people) == (2, [TOM])
    assert f"NOT sent to Ida Berg <{IDA}>: the address was refused: 550 5.1.1 No such person here" in said
    assert f"sent to Tom Reyes <{TOM}>" in said
    assert list(told(workspace)) == [f"{SENT}marketing-lead"]
    host.refuses.clear()
    assert send("northwind")[0] == 0
    assert host.people == [TOM, IDA]


def test_a_mail_that_perhaps_arrived_is_not_sent_again_unasked(workspace: Agency, host: MailHost, send: Call) -> None:
    host.drops_at_end = True
    code, said = send("northwind")
    assert code == 2
    assert f"PERHAPS sent to Ida Berg <{IDA}>" in said
    assert f"NOT sent to Tom Reyes <{TOM}>, after that" in said
    assert "mail northwind --send --to sponsor --again" in said
    host.drops_at_end = False
    assert send("northwind")[0] == 0
    assert (host.people, len(told(workspace))) == ([IDA, TOM], 2)


def test_a_server_that_refuses_us_is_told_once_and_nobody_is_on_record(
    workspace: Agency, host: MailHost, send: Call
) -> None:
    host.refuses_sender = True
    code, said = send()
    assert (code, told(workspace), host.people) == (2, {}, [])
    assert "no mail from mara@harbourlane.example is taken: 553" in said


def test_the_record_is_kept_at_a_remote_and_holds_for_every_computer(
    workspace: Agency, host: MailHost, send: Call, tmp_path: Path
) -> None:
    workspace.git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    workspace.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    code, said = send("--push", "origin")
    assert (code, len(host.taken)) == (0, 2), said
    assert workspace.git("ls-remote", "--refs", "origin", f"{SENT}*").count(SENT) == 2
    for name in told(workspace):
        workspace.git("update-ref", "-d", name)
    assert send("northwind", "--push", "origin")[0] == 0
    assert len(host.taken) == 2


def test_a_rehearsal_says_who_would_be_sent_what_and_sends_nothing(
    workspace: Agency, host: MailHost, send: Call
) -> None:
    code, said = send("--dry-run")
    assert code == 0
    assert f"northwind 2026-W47: would be sent to Tom Reyes <{TOM}>" in said
    assert "From Mara Quill <mara@harbourlane.example>" in said
    assert "  A new update is ready for you." in said
    assert (host.taken, told(workspace)) == ([], {})


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a client"),
        (("northwind", "--again"), "Add --send or --slack"),
        (("northwind", "--send", "--out", "x"), "no files are written"),
        (("--send", "--to", "sponsor"), "Name the client, too"),
        (("northwind", "--send"), "ABOVEBOARD_SMTP_URL is not set"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    workspace: Agency, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    take_secrets.cache_clear()
    assert main(["-C", str(workspace.root), "mail", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.fixture
def post(
    workspace: Agency, ca: trustme.CA, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[tuple[Call, ChannelHost]]:
    """Call `mail --slack` with channels in the environment; return its exit code and all that it said."""
    with channel_host(ca) as host:

        def called(*arguments: str, **addresses: str) -> tuple[int, str]:
            for name, address in addresses.items():
                monkeypatch.setenv(f"ABOVEBOARD_SLACK_URL{name}", address)
            take_secrets.cache_clear()
            code = main(["-C", str(workspace.root), "mail", *arguments, "--slack"])
            said = "".join(capsys.readouterr())
            assert "s3cret" not in said
            return code, said

        yield called, host
    take_secrets.cache_clear()


def test_a_client_s_own_channel_is_told_once(workspace: Agency, post: tuple[Call, ChannelHost]) -> None:
    slack, host = post
    assert slack("northwind", "--dry-run", _NORTHWIND=host.address())[0] == 0
    assert (host.taken, told(workspace)) == ([], {})
    code, said = slack(_NORTHWIND=host.address())
    assert (code, [path for path, _ in host.taken]) == (0, [PATH]), said
    assert "northwind 2026-W47: sent to the channel of ABOVEBOARD_SLACK_URL_NORTHWIND" in said
    assert host.taken[0][1]["text"].startswith("A new update is ready for you.")
    assert list(told(workspace)) == ["refs/tags/told/northwind/2026-W47/slack"]
    assert slack("northwind", _NORTHWIND=host.address())[0] == 0
    assert len(host.taken) == 1
    assert slack("northwind", "--again", _NORTHWIND=host.address())[0] == 0
    assert len(host.taken) == 2


def test_a_channel_that_takes_nothing_is_told_and_tried_again(
    workspace: Agency, post: tuple[Call, ChannelHost]
) -> None:
    slack, host = post
    host.status = 404
    code, said = slack("northwind", _NORTHWIND=host.address())
    assert (code, told(workspace)) == (2, {})
    assert "NOT sent to the channel of ABOVEBOARD_SLACK_URL_NORTHWIND: localhost does not take it (404)" in said
    host.status, host.is_silent = 200, True
    code, said = slack("northwind", _NORTHWIND=host.address())
    assert code == 2
    assert "mail northwind --slack --again" in said
    host.is_silent = False
    assert slack("northwind", _NORTHWIND=host.address())[0] == 0
    assert len(host.taken) == 2


def test_no_client_is_told_in_another_s_channel(post: tuple[Call, ChannelHost]) -> None:
    slack, host = post
    for arguments, addresses, said in (
        (("northwind",), {"_HARBOUR": host.address()}, "ABOVEBOARD_SLACK_URL_NORTHWIND is not set"),
        (("northwind",), {"": host.address()}, "ABOVEBOARD_SLACK_URL is set, and names no client"),
        ((), {"_HARBOUR": host.address(), "_NORTHWIND": host.address()}, "are the same channel"),
    ):
        code, told = slack(*arguments, **addresses)
        assert (code, said in told) == (2, True), told
    assert host.taken == []
