"""`accept` takes a receipt that holds in all of it, writes everything or nothing, and says why where it does not."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from reports import clock
from reports.cli.main import main
from reports.history import read_trail
from reports.model import Client
from reports.model.document_state import Proof
from reports.pipeline.deciding import deciding
from reports.pipeline.working_copy import readable
from reports.receipts import COUNTERSIGNATURE, Receipt, fingerprint, parse_signers, verify
from reports.source import DiskFolder
from tests.support.agency import Agency
from tests.support.receipts import OTHER_KEY, P256_KEY, SshKeygen, allowed, blob_of, browser_sign, receipt
from tests.support.workspace import agency_text, agreement_text, client_text, write_workspace

FOLDER = "clients/northwind"
KNOWN = fingerprint(blob_of(P256_KEY))
REQUEST = """title: Gift cards
raised: {by: sponsor, on: 2026-11-01}
kind: scope
why: People ask for them.
options:
  a: {what: Do it, budget: 500}
  b: {what: Leave it}
"""
NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
BOTH = """
  sponsor: {name: Ida Berg, email: ida@northwind.example}
  marketing-lead: {name: Tom Reyes, email: tom@northwind.example}"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demonstration's workspace, committed: its agency key is there without a file."""
    root = tmp_path / "agency"
    agency = Agency(root)
    write_workspace(root)
    agency.write("agency.yml", agency_text(demo="true"))
    agency.write(f"{FOLDER}/changes/cr-001.yml", REQUEST)
    agency.commit()
    monkeypatch.setattr(clock, "today", lambda _zone: NOW.date())
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return root


def client_of(root: Path) -> Client:
    return readable(root, "northwind").clients[0]


def signed(root: Path, document: str = "agreement", **values: object) -> Receipt:
    """Return the receipt that the page would offer, but for what is given."""
    client = client_of(root)
    found = deciding(root, client, DiskFolder(root / FOLDER), document)
    said = {
        "document": document,
        "digest": found.digests[0],
        "version": found.version or 1,
        "supersedes": found.in_force,
        "body": found.body,
    }
    return receipt(**(said | values))


def saved(root: Path, said: Receipt, *, key: object = P256_KEY, namespace: str = "aboveboard-acceptance") -> Path:
    """Save what the browser downloads."""
    data = said.to_bytes()
    file = root.parent / "receipt.txt"
    file.write_bytes(data + browser_sign(key, data, namespace).encode())  # type: ignore[arg-type]  # a key of the support
    return file


def accept(root: Path, file: Path | str, *options: str) -> int:
    return main(["-C", str(root), "accept", str(file), *options])


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / FOLDER).rglob("*") if path.is_file()
    }


def commit(root: Path, name: str, text: str) -> None:
    Agency(root).write(name, text)
    Agency(root).commit()


def test_a_receipt_of_a_confirmed_key_becomes_an_acceptance(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 0
    name = "2026-11-26-agreement-sponsor"
    new = {
        f"{FOLDER}/acceptances/{name}.yml",
        f"{FOLDER}/allowed_signers",
        f"{FOLDER}/files/receipts/{name}.txt",
        f"{FOLDER}/files/receipts/{name}.txt.agency.sig",
        f"{FOLDER}/files/receipts/{name}.txt.sig",
    }
    assert set(tree(root)) - set(before) == new
    assert {place: data for place, data in tree(root).items() if place in before} == before
    told = capsys.readouterr().out
    assert told.startswith("Ida Berg accepts agreement, version 1, of northwind.\n")
    assert [place for place in new if place not in told] == []
    taken = client_of(root).acceptances[name]
    assert (taken.by, taken.decision, taken.method, taken.required) == (
        "sponsor",
        "accept",
        "browser-signature",
        ("sponsor",),
    )
    assert taken.at == datetime(2026, 11, 26, 4, 40, tzinfo=UTC)
    assert taken.receipt == f"files/receipts/{name}.txt"
    assert main(["-C", str(root), "check", "--client", "northwind"]) == 0


def test_both_signatures_hold_for_openssh_with_the_file_that_was_written(root: Path, tmp_path: Path) -> None:
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 0
    text = next((root / FOLDER / "files" / "receipts").glob("*.txt"))
    data, folder = text.read_bytes(), root / FOLDER
    keygen = SshKeygen(tmp_path, (folder / "allowed_signers").read_text())
    agency = Path(f"{text}.agency.sig").read_text()
    assert keygen.takes(Path(f"{text}.sig").read_text(), data)
    assert keygen.takes(agency, data, "agency", COUNTERSIGNATURE)
    assert not keygen.takes(agency, data, "sponsor", COUNTERSIGNATURE)
    own = parse_signers((folder / "allowed_signers").read_text())[1]
    assert (own.principal, own.key) == ("agency", verify(agency, data, COUNTERSIGNATURE))


def test_a_key_that_is_known_needs_no_confirmation(root: Path) -> None:
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 0
    signers = (root / FOLDER / "allowed_signers").read_bytes()
    later = signed(root, "cr-001", option="b", time=datetime(2026, 11, 27, tzinfo=UTC))
    assert accept(root, saved(root, later)) == 0
    assert (root / FOLDER / "allowed_signers").read_bytes() == signers


MAILED: dict[str, Callable[[str], str]] = {
    "CRLF and a BOM": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "quoted, with talk": lambda text: "Hello,\n" + "".join(f"> {line}\n" for line in text.split("\n")) + "Ida\n",
    "indented": lambda text: "".join(f"  {line}\n" for line in text.split("\n")),
}


@pytest.mark.parametrize("change", MAILED.values(), ids=MAILED)
def test_a_mail_without_the_body_is_read_from_the_input(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]
) -> None:
    said = signed(root)
    text = f"{said.header()}\n{browser_sign(P256_KEY, said.to_bytes())}"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(change(text).encode())))
    assert accept(root, "-", "--fingerprint", KNOWN) == 0
    kept = next((root / FOLDER / "files" / "receipts").glob("*.txt"))
    assert kept.read_bytes() == said.to_bytes()


def test_a_mail_as_it_was_saved_is_taken(root: Path) -> None:
    said = signed(root)
    mail = EmailMessage()
    mail["From"] = "Ida Berg <ida@northwind.example>"
    mail.set_content(f"{said.header()}\n{browser_sign(P256_KEY, said.to_bytes())}", cte="quoted-printable")
    file = root.parent / "Re agreement.eml"
    file.write_bytes(mail.as_bytes())
    assert accept(root, file, "--fingerprint", KNOWN) == 0
    kept = next((root / FOLDER / "files" / "receipts").glob("*.txt"))
    assert kept.read_bytes() == said.to_bytes()


def test_a_text_that_mail_spaced_otherwise_is_the_one_that_was_signed(root: Path) -> None:
    file = saved(root, signed(root))
    file.write_text(
        file.read_text().replace("designed and built", "designed\nand built").replace(": One", ":\u00a0One")
    )
    assert accept(root, file, "--fingerprint", KNOWN) == 0


def edited(root: Path, old: str, new: str) -> Path:
    file = saved(root, signed(root))
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return file


def older(root: Path) -> Path:
    file = saved(root, signed(root))
    commit(root, f"{FOLDER}/agreement.yml", agreement_text(title="Even more leads"))
    return file


def twice(root: Path) -> Path:
    file = saved(root, signed(root))
    assert accept(root, file, "--fingerprint", KNOWN) == 0
    return file


def twice_with_another_signature(root: Path) -> Path:
    file = twice(root)
    said = signed(root, supersedes=None)
    file.write_bytes(said.to_bytes() + browser_sign(OTHER_KEY, said.to_bytes()).encode())
    return file


def of_another_client(root: Path) -> Path:
    commit(root, "clients/harbour/client.yml", client_text(name="Harbour"))
    commit(root, "clients/harbour/agreement.yml", agreement_text())
    return saved(root, signed(root, client="harbour"))


def superseded(root: Path) -> Path:
    twice(root)
    commit(root, f"{FOLDER}/agreement.yml", agreement_text(title="Even more leads"))
    return saved(root, signed(root, supersedes=None))


def stranger(root: Path) -> Path:
    return saved(root, signed(root, signer="marketing-lead", name="Tom Reyes"))


def taken_key(root: Path) -> Path:
    twice(root)
    commit(root, f"{FOLDER}/agreement.yml", agreement_text(approvers=BOTH))
    return saved(root, signed(root, signer="marketing-lead", name="Tom Reyes"))


def request_came_later(root: Path) -> Path:
    Agency(root).write(f"{FOLDER}/changes/cr-001.yml", REQUEST.replace("Gift", "Tea"))
    Agency(root).commit(on="2026-11-28T10:00:00+00:00")
    return saved(root, signed(root, "cr-001", option="a"))


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a byte of the text changed": (lambda root: edited(root, "Landing page", "Landing pages"), "it was changed"),
    "a byte of the header changed": (lambda root: edited(root, "0123456789", "0123456788"), "signature does not hold"),
    "the signer changed": (lambda root: edited(root, "name: Ida Berg", "name: Ada Berg"), "signature does not hold"),
    "a byte of the signature changed": (lambda root: edited(root, "U1NIU0lH", "U1NIU0lI"), "signature does not hold"),
    "another client": (of_another_client, "decides on a wording that agreement never had"),
    "a client that there is not": (lambda root: saved(root, signed(root, client="harbour")), "no such client"),
    "another version": (lambda root: saved(root, signed(root, version=2)), "version 2; this wording is 1"),
    "another wording": (lambda root: saved(root, signed(root, digest="sha256:" + "0" * 64)), "never had"),
    "an older wording": (older, "an older wording of agreement"),
    "used twice": (twice, "was taken already"),
    "used twice, signed with another key": (twice_with_another_signature, "was taken already"),
    "an unknown key": (lambda root: saved(root, signed(root)), f"--fingerprint {KNOWN}"),
    "the namespace of git": (lambda root: saved(root, signed(root), namespace="git"), "made for 'git'"),
    "another key than it names": (lambda root: saved(root, signed(root), key=OTHER_KEY), "and was signed with"),
    "somebody who is no approver": (stranger, "not among the approvers"),
    "a key of somebody else": (taken_key, "is that of sponsor, not of marketing-lead"),
    "another name": (lambda root: saved(root, signed(root, name="I. Berg")), "agreement.yml says 'Ida Berg'"),
    "another agency": (lambda root: saved(root, signed(root, agency="Other")), "signed for the agency 'Other'"),
    "supersedes what is not in force": (superseded, "It supersedes nothing, and in force is sha256:"),
    "another text": (lambda root: saved(root, signed(root, body="Fewer leads\n")), "is not that of this wording"),
    "a document that there is not": (lambda root: edited(root, "document: agreement", "document: cr-009"), "has none"),
    "no option": (lambda root: saved(root, signed(root, "cr-001")), "does not say which option"),
    "an option that there is not": (lambda root: saved(root, signed(root, "cr-001", option="c")), "no option 'c'"),
    "an option of an agreement": (lambda root: saved(root, signed(root, option="a")), "no option 'a'"),
    "a time that is yet to come": (
        lambda root: saved(root, signed(root, time=datetime(2026, 11, 28, 8, 0, 1, tzinfo=UTC))),
        "signed at 2026-11-28 08:00 UTC, it says, and here it is 2026-11-27 08:00 UTC",
    ),
    "a time at which nobody had written it": (
        lambda root: saved(root, signed(root, time=datetime(2026, 11, 19, 15, 59, 59, tzinfo=UTC))),
        "this wording of agreement was first committed at 2026-11-20 16:00 UTC",
    ),
    "a time at which nobody had asked for it": (request_came_later, "cr-001 was first committed at 2026-11-28 10:00"),
    "not a receipt": (lambda root: root / "agency.yml", "This is no receipt"),
}


@pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_hold_is_refused_with_its_reason(
    root: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], Path], said: str
) -> None:
    file = make(root)
    before = tree(root)
    capsys.readouterr()
    assert accept(root, file) == 2
    assert said in capsys.readouterr().err
    assert tree(root) == before


@pytest.mark.parametrize("at", [datetime(2026, 11, 28, 8, tzinfo=UTC), datetime(2026, 11, 19, 16, tzinfo=UTC)])
def test_a_clock_may_be_wrong_by_a_day(root: Path, at: datetime) -> None:
    assert accept(root, saved(root, signed(root, time=at)), "--fingerprint", KNOWN) == 0


def test_a_wording_that_came_back_is_as_old_as_it_was_first(root: Path) -> None:
    for keys, day in (({"title": "Even more leads"}, 23), ({}, 26)):
        Agency(root).write(f"{FOLDER}/agreement.yml", agreement_text(**keys))
        Agency(root).commit(on=f"2026-11-{day}T10:00:00+00:00")
    said = signed(root, time=datetime(2026, 11, 21, tzinfo=UTC))
    assert said.version == 1
    assert accept(root, saved(root, said), "--fingerprint", KNOWN) == 0


def test_a_wording_that_is_not_committed_yet_has_no_earliest_time(root: Path) -> None:
    Agency(root).write(f"{FOLDER}/agreement.yml", agreement_text(title="Even more leads"))
    said = signed(root, time=datetime(2026, 11, 1, tzinfo=UTC))
    assert accept(root, saved(root, said), "--fingerprint", KNOWN) == 0


def test_an_acceptance_begins_with_the_line_that_editors_read(root: Path) -> None:
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 0
    written = root / FOLDER / "acceptances" / "2026-11-26-agreement-sponsor.yml"
    line = written.read_text().partition("\n")[0]
    assert line == "# yaml-language-server: $schema=../../../schemas/acceptance.json"


def test_another_client_than_the_one_asked_for_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept(root, saved(root, signed(root)), "--client", "harbour") == 2
    assert "receipt of northwind, and harbour was asked for" in capsys.readouterr().err


def test_a_fingerprint_of_another_key_enrols_nobody(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = fingerprint(blob_of(OTHER_KEY))
    assert accept(root, saved(root, signed(root)), "--fingerprint", other) == 2
    assert f"{KNOWN}, not with {other}" in capsys.readouterr().err
    assert accept(root, saved(root, signed(root)), "--fingerprint", "SHA256:short") == 2


def test_a_decision_on_a_request_is_written_into_it(root: Path) -> None:
    assert accept(root, saved(root, signed(root, "cr-001", option="a")), "--fingerprint", KNOWN) == 0
    request = root / FOLDER / "changes" / "cr-001.yml"
    assert request.read_text() == f"{REQUEST}\ndecision:\n  option: a\n  by: sponsor\n  on: 2026-11-26\n"
    assert client_of(root).acceptances["2026-11-26-cr-001-sponsor"].option == "a"


def test_of_two_approvers_one_decides_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(root, f"{FOLDER}/agreement.yml", agreement_text(approvers=BOTH))
    assert accept(root, saved(root, signed(root, "cr-001", option="a")), "--fingerprint", KNOWN) == 0
    request = root / FOLDER / "changes" / "cr-001.yml"
    assert request.read_text() == REQUEST
    assert "Still to accept it:  marketing-lead" in capsys.readouterr().out
    second = fingerprint(blob_of(OTHER_KEY))
    said = signed(root, "cr-001", option="a", signer="marketing-lead", name="Tom Reyes", key=second)
    assert accept(root, saved(root, said, key=OTHER_KEY), "--fingerprint", second) == 0
    assert "decision:\n  option: a\n  by: marketing-lead\n" in request.read_text()


def test_a_rejection_is_written_down_and_decides_nothing(root: Path) -> None:
    said = signed(root, "cr-001", decision="reject", reason="Too dear")
    assert accept(root, saved(root, said), "--fingerprint", KNOWN) == 0
    assert (root / FOLDER / "changes" / "cr-001.yml").read_text() == REQUEST
    assert client_of(root).acceptances["2026-11-26-cr-001-sponsor"].reason == "Too dear"


@pytest.mark.parametrize(
    "reason",
    [
        "no",
        "1.10",
        "null: 'x' # \"y\" [*a, !b]",
        "a  b\u00a0 c " * 70 + "d",
        "- one\u3000two",
        "<b>@all</b> [x](javascript:alert(1))",
        "\U0001f9d1 né",
    ],
)
def test_a_reason_is_filed_letter_by_letter(root: Path, reason: str) -> None:
    assert accept(root, saved(root, signed(root, decision="reject", reason=reason)), "--fingerprint", KNOWN) == 0
    client = client_of(root)
    assert client.acceptances["2026-11-26-agreement-sponsor"].reason == reason
    state = read_trail(root).client("northwind").working_states(client, DiskFolder(root / FOLDER), date(2026, 11, 27))
    assert [(one.proof, one.fault) for one in state["agreement"].decided] == [(Proof.SIGNED, None)]


def test_a_second_decision_on_one_day_has_a_name_of_its_own(root: Path) -> None:
    no = signed(root, decision="reject")
    assert accept(root, saved(root, no), "--fingerprint", KNOWN) == 0
    assert accept(root, saved(root, signed(root, time=datetime(2026, 11, 26, 9, tzinfo=UTC)))) == 0
    names = sorted(client_of(root).acceptances)
    assert names == ["2026-11-26-agreement-sponsor", "2026-11-26-agreement-sponsor-2"]


def test_whoever_is_cut_off_by_force_takes_the_same_receipt_again(root: Path) -> None:
    file, before = saved(root, signed(root, "cr-001", option="a")), tree(root)
    assert accept(root, file, "--fingerprint", KNOWN) == 0
    after = tree(root)
    name = f"{FOLDER}/files/receipts/2026-11-26-cr-001-sponsor.txt"
    order = [f"{FOLDER}/allowed_signers", f"{FOLDER}/changes/cr-001.yml", name, f"{name}.sig", f"{name}.agency.sig"]
    for place in set(after) - set(before):
        (root / place).unlink()
    (root / order[1]).write_bytes(before[order[1]])
    for written in range(len(order) + 1):
        for place in order[:written]:
            (root / place).write_bytes(after[place])
        assert accept(root, file, "--fingerprint", KNOWN) == 0, written
        assert tree(root) == after
        (root / FOLDER / "acceptances" / "2026-11-26-cr-001-sponsor.yml").unlink()


def test_nothing_is_written_over_or_through_anything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = root / FOLDER / "files" / "receipts" / "2026-11-26-agreement-sponsor.txt.sig"
    there.parent.mkdir(parents=True)
    there.write_text("mine")
    before = tree(root)
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 2
    assert "is there already" in capsys.readouterr().err
    assert tree(root) == before


def test_nothing_is_written_where_a_link_leads(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    file = saved(root, signed(root))
    (root / FOLDER / "acceptances").symlink_to(elsewhere)
    assert accept(root, file, "--fingerprint", KNOWN) != 0
    assert list(elsewhere.iterdir()) == []


def test_without_the_agencys_key_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(root, "agency.yml", agency_text())
    before = tree(root)
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 2
    assert "There is no agency key" in capsys.readouterr().err
    assert tree(root) == before


def test_a_file_that_is_not_there_and_one_that_is_too_long(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accept(root, "nowhere.txt") == 2
    assert "There is no file nowhere.txt." in capsys.readouterr().err
    (root / "long.txt").write_bytes(b" " * (1 << 20) + b" ")
    assert accept(root, root / "long.txt") == 2
    assert "too long for a receipt" in capsys.readouterr().err


def test_a_line_of_the_signers_file_that_nobody_knows_stops_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    receipt = saved(root, signed(root))
    commit(root, f"{FOLDER}/allowed_signers", "* ssh-ed25519 AAAA\n")
    assert accept(root, receipt, "--fingerprint", KNOWN) == 2
    assert "clients/northwind/allowed_signers:1:1: bad-signers: this line is none" in capsys.readouterr().err


@pytest.mark.parametrize("over", ["20261126Z", "20261126070000Z"])
def test_a_key_whose_time_is_over_signs_nothing_whatever_day_the_receipt_names(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], over: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 26, 8, tzinfo=UTC))
    known = allowed("sponsor", blob_of(P256_KEY)).replace('" ', f'",valid-before="{over}" ')
    commit(root, f"{FOLDER}/allowed_signers", known)
    assert accept(root, saved(root, signed(root)), "--fingerprint", KNOWN) == 2
    told = capsys.readouterr().err
    assert f"The key {KNOWN} of Ida Berg does not count at this time" in told
    assert not (root / FOLDER / "acceptances").exists()
