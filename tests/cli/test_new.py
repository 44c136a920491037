"""`new` writes a draft where none was, says what comes next, and never touches what is there."""

import os
from datetime import date
from pathlib import Path

import click
import pytest

from reports import clock
from reports.cli.main import main
from reports.source import FileKind, parse
from tests.drafts.filling import answered, filled
from tests.support.agency import Agency
from tests.support.workspace import agreement_text, client_text, update_text, write_workspace


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that has reported week 47; it is Friday of week 48."""
    write_workspace(tmp_path)
    monkeypatch.setattr(clock, "today", lambda _zone: date(2026, 11, 27))
    return tmp_path


def new(root: Path, *arguments: str) -> int:
    return main(["-C", str(root), "new", *arguments])


def updates(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "clients" / "northwind" / "updates").iterdir())


def test_the_update_that_follows_is_drafted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "update", "northwind") == 0
    assert updates(root) == ["2026-W47.yml", "2026-W48.yml"]
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "clients/northwind/updates/2026-W48.yml"
    assert told[1].endswith("aboveboard check --client northwind")
    assert told[2].endswith("aboveboard serve northwind")


def test_its_first_line_tells_editors_where_the_schema_is(root: Path) -> None:
    assert new(root, "update", "northwind") == 0
    draft = root / "clients" / "northwind" / "updates" / "2026-W48.yml"
    named = draft.read_text("utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (draft.parent / named).resolve() == root / "schemas" / "update.json"
    assert (root / "schemas" / "update.json").is_file()


@pytest.mark.parametrize(
    ("every", "effective", "period"),
    [
        ("week", "2026-09-01", "2026-W36"),
        ("two-weeks", "2026-09-01", "2026-W37"),
        ("month", "2026-09-01", "2026-09"),
        ("week", None, "2026-W48"),
        ("month", None, "2026-11"),
    ],
)
def test_the_first_period_follows_from_the_agreement_else_from_today(
    root: Path, every: str, effective: str | None, period: str
) -> None:
    folder = root / "clients" / "northwind"
    (folder / "updates" / "2026-W47.yml").unlink()
    (folder / "client.yml").write_text(client_text(cadence=f"{{every: {every}, day: friday}}"), encoding="utf-8")
    (folder / "agreement.yml").write_text(agreement_text(effective=effective), encoding="utf-8")
    assert new(root, "update", "northwind") == 0
    assert updates(root) == [f"{period}.yml"]


def test_another_period_can_be_named(root: Path) -> None:
    assert new(root, "update", "northwind", "--period", "2026-W50") == 0
    assert updates(root) == ["2026-W47.yml", "2026-W50.yml"]


REFUSED = [
    (("northwin",), ("There is no client 'northwin'.", "Did you mean `northwind`?")),
    (("northwind", "--period", "2026-W54"), ("'2026-W54' is no period", "2026-W47")),
    (("northwind", "--period", "2026-W46"), ("has reported 2026-W47 already",)),
    (("northwind", "--period", "2026-W47"), ("2026-W47.yml is there already, and is left as it is.",)),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_drafted_is_refused_with_the_way_out(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: tuple[str, ...]
) -> None:
    before = (root / "clients" / "northwind" / "updates" / "2026-W47.yml").read_bytes()
    assert new(root, "update", *arguments) == 2
    told = capsys.readouterr().err
    assert [words for words in said if words not in told] == []
    assert updates(root) == ["2026-W47.yml"]
    assert (root / "clients" / "northwind" / "updates" / "2026-W47.yml").read_bytes() == before


def test_no_draft_follows_one_that_is_not_filled_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "update", "northwind") == 0
    assert new(root, "update", "northwind") == 2
    assert "updates/2026-W48.yml cannot be read yet" in capsys.readouterr().err
    draft = root / "clients" / "northwind" / "updates" / "2026-W48.yml"
    draft.write_text(filled(draft.read_text()), encoding="utf-8")
    assert new(root, "update", "northwind") == 0
    assert updates(root)[-1] == "2026-W49.yml"


def test_after_the_last_update_none_is_drafted_unless_somebody_says_which(root: Path) -> None:
    last = root / "clients" / "northwind" / "updates" / "2026-W47.yml"
    last.write_text(update_text(status="complete"), encoding="utf-8")
    assert new(root, "update", "northwind") == 2
    assert new(root, "update", "northwind", "--period", "2026-W49") == 0


@pytest.mark.parametrize("broken", ["agency.yml", "clients/northwind/client.yml", "clients/northwind/agreement.yml"])
def test_nothing_is_drafted_from_what_cannot_be_read(root: Path, broken: str) -> None:
    (root / broken).write_text("name: [", encoding="utf-8")
    assert new(root, "update", "northwind") == 2
    assert updates(root) == ["2026-W47.yml"]


def test_a_client_is_drafted_as_a_folder(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "client", "harbour", "--kind", "seo", "--name", "Harbour & Sons") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["clients/harbour/client.yml", "clients/harbour/agreement.yml"]
    assert told[2].endswith("aboveboard check --client harbour")
    assert told[3].endswith("aboveboard new update harbour")
    folder = root / "clients" / "harbour"
    assert sorted(path.name for path in folder.iterdir()) == ["agreement.yml", "client.yml"]
    assert "name: Harbour & Sons" in (folder / "client.yml").read_text("utf-8")
    assert main(["-C", str(root), "check", "--client", "harbour"]) == 1


def test_a_client_whose_draft_is_filled_in_passes_and_has_a_first_update(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(root, "client", "harbour", "--kind", "project", "--name", "Harbour") == 0
    folder = root / "clients" / "harbour"
    for name, kind in (("client.yml", FileKind.CLIENT), ("agreement.yml", FileKind.AGREEMENT)):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(
            answered(text, lambda text, kind=kind: parse(kind, text.encode(), "file").problems), encoding="utf-8"
        )
    assert main(["-C", str(root), "check", "--client", "harbour"]) == 0, capsys.readouterr()
    assert new(root, "update", "harbour") == 0
    assert (folder / "updates" / "2026-W48.yml").is_file()


def test_a_draft_is_there_though_no_editor_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VISUAL", "/nonexistent/editor")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert new(root, "update", "northwind", "--edit") == 0
    told = capsys.readouterr()
    assert "Open it yourself" in told.err
    assert "what is left" in told.out
    assert "2026-W48.yml" in updates(root)


OTHERS = [
    (("change", "northwind"), "changes/cr-001.yml"),
    (("meeting", "northwind"), "meetings/2026-11-27-weekly.yml"),
    (("meeting", "northwind", "--on", "2026-09-01", "--kind", "kickoff"), "meetings/2026-09-01-kickoff.yml"),
]


@pytest.mark.parametrize(("arguments", "name"), OTHERS)
def test_the_other_files_are_drafted_too_while_an_update_is_half_written(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], name: str
) -> None:
    assert new(root, "update", "northwind") == 0
    capsys.readouterr()
    assert new(root, *arguments) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"clients/northwind/{name}"
    assert (root / "clients" / "northwind" / name).is_file()
    assert main(["-C", str(root), "check"]) == 1


def test_a_request_has_a_number_of_its_own_and_a_meeting_is_not_drafted_twice(root: Path) -> None:
    assert [new(root, "change", "northwind") for _ in range(2)] == [0, 0]
    folder = root / "clients" / "northwind"
    assert sorted(path.name for path in (folder / "changes").iterdir()) == ["cr-001.yml", "cr-002.yml"]
    assert [new(root, "meeting", "northwind") for _ in range(2)] == [0, 2]


def test_an_acceptance_is_of_the_wording_that_history_numbers(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(root, "acceptance", "northwind", "agreement") == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == "clients/northwind/acceptances/2026-11-27-agreement-sponsor.yml"
    assert "Without history" in told.err
    workspace = Agency(root)
    for title in ("More leads", "More leads, sooner"):
        workspace.write("clients/northwind/agreement.yml", agreement_text(title=title))
        workspace.commit()
    (root / "clients/northwind/acceptances/2026-11-27-agreement-sponsor.yml").unlink()
    assert new(root, "acceptance", "northwind", "agreement") == 0
    draft = root / "clients/northwind/acceptances/2026-11-27-agreement-sponsor.yml"
    assert "\nversion: 2\n" in draft.read_text("utf-8")
    assert main(["-C", str(root), "check"]) == 1
    draft.write_text(
        answered(draft.read_text("utf-8"), lambda text: parse(FileKind.ACCEPTANCE, text.encode(), "a.yml").problems)
    )
    assert main(["-C", str(root), "check"]) == 0, capsys.readouterr()


CLIENTS_REFUSED = [
    ("northwind", "There is a client 'northwind' already."),
    ("Harbour", "Name the folder `harbour`."),
    ("assets", "the name is taken"),
    ("../harbour", "is no client's id"),
]


@pytest.mark.parametrize(("client_id", "said"), CLIENTS_REFUSED)
def test_a_client_that_cannot_be_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], client_id: str, said: str
) -> None:
    assert new(root, "client", client_id, "--kind", "project") == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in (root / "clients").iterdir()] == ["northwind"]


LINKED = [
    (("change", "northwind"), "clients/northwind/changes"),
    (("change", "northwind"), "schemas"),
    (("client", "harbour", "--kind", "seo"), "clients"),
    (("client", "harbour", "--kind", "seo"), "schemas"),
]


@pytest.mark.parametrize(("arguments", "name"), LINKED)
def test_nothing_is_drafted_where_a_link_leads(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], name: str
) -> None:
    (root / name).mkdir(exist_ok=True)
    away = (root / name).rename(root.parent / f"{root.name}-away")
    before = sorted(away.rglob("*"))
    (root / name).symlink_to(away)
    assert new(root, *arguments) == 2
    assert f"{name} is a symbolic link" in capsys.readouterr().err
    assert sorted(away.rglob("*")) == before
    assert not [path for path in root.rglob("*") if path.name in {"harbour", "cr-001.yml"}]


@pytest.mark.parametrize("moment", ["fsync", "mkdir"])
def test_a_folder_is_there_with_all_its_files_or_not_at_all(
    root: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def stop(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, stop)
    assert new(root, "client", "harbour", "--kind", "cro") == 2
    assert [path.name for path in (root / "clients").iterdir()] == ["northwind"]


@pytest.mark.parametrize("moment", ["fsync", "link"])
def test_stopped_half_way_it_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    def stop(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, moment, stop)
    assert new(root, "update", "northwind") == 2
    assert updates(root) == ["2026-W47.yml"]


def test_a_disk_without_links_will_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert new(root, "update", "northwind") == 0
    assert new(root, "update", "northwind", "--period", "2026-W48") == 2
    assert updates(root) == ["2026-W47.yml", "2026-W48.yml"]


@pytest.mark.parametrize(("terminal", "opened"), [(True, 1), (False, 0)])
def test_an_editor_opens_only_where_a_person_is(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001 -- a column
    opened: int,
) -> None:
    files: list[str] = []
    monkeypatch.setattr(click, "edit", lambda **options: files.extend(options["filename"]))
    monkeypatch.setattr("sys.stdin.isatty", lambda: terminal)
    assert new(root, "update", "northwind", "--edit") == 0
    assert files == [str(root / "clients" / "northwind" / "updates" / "2026-W48.yml")] * opened


def test_a_request_sets_out_from_the_terms_in_force(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = Agency(root)
    workspace.commit()
    assert new(root, "acceptance", "northwind", "agreement") == 0
    draft = root / "clients/northwind/acceptances/2026-11-27-agreement-sponsor.yml"
    draft.write_text(
        answered(draft.read_text("utf-8"), lambda text: parse(FileKind.ACCEPTANCE, text.encode(), "a.yml").problems)
    )
    assert new(root, "change", "northwind") == 0, capsys.readouterr()
    digest = next(line for line in draft.read_text("utf-8").splitlines() if line.startswith("digest: "))
    request = (root / "clients/northwind/changes/cr-001.yml").read_text("utf-8")
    assert f"\n{digest.replace('digest', 'base')}\n" in request
