"""A new workspace: sound from its first minute, and never at the cost of what was there."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.model import Agency
from reports.resources import theme_folder
from reports.schemas import schemas
from reports.site.mkdocs_config import read_settings
from reports.source import FileKind, parse
from reports.source.shapes import shape_of
from reports.starter import start_workspace

BIN = Path(sys.executable).parent
WRITTEN = [
    ".github/workflows/aboveboard.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    "agency.yml",
    "clients/.gitkeep",
    "mkdocs.yml",
    "requirements.txt",
    *(f"schemas/{kind}.json" for kind in schemas()),
    "theme/README.md",
    "theme/blank/.gitkeep",
    "theme/stylesheets/agency.css",
]


def started(place: Path, *options: str) -> Path:
    assert main(["-C", str(place), "init", "studio", *options]) == 0
    return place / "studio"


def test_an_editor_is_told_which_schema_agency_yml_has(tmp_path: Path) -> None:
    folder = started(tmp_path)
    first = (folder / "agency.yml").read_text().partition("\n")[0]
    assert (folder / first.partition("$schema=")[2]).read_bytes() == schemas()["agency"]


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def agency_in(folder: Path) -> Agency:
    parsed = parse(FileKind.AGENCY, (folder / "agency.yml").read_bytes(), "agency.yml")
    assert isinstance(parsed.model, Agency), parsed.problems
    return parsed.model


def test_all_of_it_is_there_and_nothing_else(tmp_path: Path) -> None:
    assert files_in(started(tmp_path)) == WRITTEN
    assert list(tmp_path.iterdir()) == [tmp_path / "studio"]


def test_a_new_workspace_passes_its_first_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = started(tmp_path)
    capsys.readouterr()
    assert main(["-C", str(folder), "check"]) == 0
    assert capsys.readouterr().out == "0 clients: nothing to put right.\n"


def test_how_sites_look_is_what_we_chose_until_the_agency_chooses(tmp_path: Path) -> None:
    folder = started(tmp_path)
    assert read_settings(folder / "mkdocs.yml") == read_settings(tmp_path / "no mkdocs.yml at all")
    colours = "stylesheets/agency.css"
    assert (folder / "theme" / colours).read_bytes() == (theme_folder() / colours).read_bytes()


def test_name_language_and_time_zone_are_written_as_they_were_said(tmp_path: Path) -> None:
    options = ("--name", 'Kaisa "K" & Söhne: #1 %NAME%', "--language", "en-GB", "--timezone", "Europe/Helsinki")
    agency = agency_in(started(tmp_path, *options))
    assert (agency.name, agency.language, agency.timezone) == options[1::2]


def test_without_a_name_it_is_that_of_the_folder(tmp_path: Path) -> None:
    assert main(["-C", str(tmp_path), "init", "harbour-lane_studio"]) == 0
    assert agency_in(tmp_path / "harbour-lane_studio").name == "Harbour Lane Studio"


def test_every_key_of_the_agency_stands_there_ready_to_be_taken_into_use(tmp_path: Path) -> None:
    file = started(tmp_path, "--name", "Quayside") / "agency.yml"
    defaults = agency_in(file.parent)
    file.write_text(re.sub(r"^#(?=[a-z]| {2})", "", file.read_text(), flags=re.MULTILINE))
    used = agency_in(file.parent)
    assert used.model_fields_set == set(shape_of(Agency).keys) - {"demo"}
    assert set(used.team["account-lead"].model_fields_set) == set(type(used.team["account-lead"]).model_fields)
    assert (used.thresholds, used.versions) == (defaults.thresholds, defaults.versions)
    assert main(["-C", str(file.parent), "check"]) == 0


REFUSED: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("--language", "tlh"), ("language", "there are no words in the language `tlh`")),
    (("--timezone", "Europe/Helsinky"), ("Did you mean `Europe/Helsinki`?",)),
    (("--name", ""), ("name: still empty",)),
    (("--name", "two\nlines"), ("name: ",)),
    (("--name", "\udcff"), ("The new agency.yml would be refused",)),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_what_agency_yml_cannot_say_is_refused_and_leaves_nothing(
    options: tuple[str, ...], said: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(tmp_path), "init", "deep/below/studio", *options]) == 2
    told = capsys.readouterr().err
    assert [words for words in said if words not in told] == []
    assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_way_is_named_and_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "studio"
    (folder / "clients" / "northwind").mkdir(parents=True)
    (folder / ".gitignore").write_text("*.pdf\n")
    (folder / "theme").symlink_to("nowhere")
    assert main(["-C", str(tmp_path), "init", "studio"]) == 2
    told = capsys.readouterr().err
    assert "would have to overwrite: .gitignore, clients, theme." in told
    assert (folder / ".gitignore").read_text() == "*.pdf\n"
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "clients", "theme"]


def test_what_is_not_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "studio" / ".git").mkdir(parents=True)
    (tmp_path / "studio" / "LICENSE").write_text("All rights reserved.\n")
    folder = started(tmp_path)
    assert files_in(folder) == sorted([*WRITTEN, "LICENSE"])
    assert (folder / "LICENSE").read_text() == "All rights reserved.\n"


def test_a_workspace_is_never_begun_twice_nor_inside_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = started(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for directory, said in ((".", "is a workspace already"), ("clients/new", "would lie in the workspace")):
        assert main(["-C", str(folder), "init", directory]) == 2
        assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "studio").write_text("a file")
    assert main(["-C", str(tmp_path), "init", "studio"]) == 2
    assert "is a file" in capsys.readouterr().err


@pytest.mark.parametrize("failure", [OSError("disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("already", ["", "LICENSE"])
def test_whatever_stops_it_half_way_leaves_everything_as_it_was(
    failure: BaseException, already: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "studio"
    if already:
        folder.mkdir()
        (folder / already).write_text("All rights reserved.\n")
    before = sorted(tmp_path.rglob("*"))
    moved, rename = [], Path.rename

    def fail_at_the_third(path: Path, target: Path) -> Path:
        moved.append(path)
        if len(moved) == 3:
            raise failure
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_at_the_third)
    with pytest.raises(type(failure)):
        start_workspace(folder, "Studio", "en", "UTC")
    assert len(moved) == 3
    assert sorted(tmp_path.rglob("*")) == before


STEPS = [
    "git init --initial-branch=main",
    "aboveboard access init",
    "aboveboard new client northwind --kind project",
]


@pytest.mark.parametrize(
    ("directory", "made", "steps"),
    [
        ("my studio", "", ["cd 'my studio'", *STEPS]),
        ("studio", "studio/.git", ["cd studio", *STEPS[1:]]),
        (".", "", STEPS),
    ],
)
def test_what_comes_next_is_told_last_as_it_can_be_typed(
    directory: str, made: str, steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / made).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path)
    done = subprocess.run([BIN / "aboveboard", "init", directory], capture_output=True, text=True, check=True)
    assert [line.strip() for line in done.stdout.partition("What comes next:\n")[2].splitlines()] == steps


def test_a_program_that_is_called_by_a_path_is_still_found_after_going_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").symlink_to(BIN)
    done = subprocess.run(["bin/aboveboard", "init", "studio"], capture_output=True, text=True, check=True)
    assert f"  {tmp_path}/bin/aboveboard access init\n" in done.stdout


@pytest.mark.parametrize(("typed", "name"), [("\n", "Studio"), ("Harbour Lane\n", "Harbour Lane")])
def test_a_person_at_a_terminal_is_asked_for_the_name_alone(typed: str, name: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    command = [sys.executable, "-m", "reports.cli.main", "-C", str(tmp_path), "init", "studio"]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert "The agency's name [Studio]: " in done.stdout + done.stderr
    assert agency_in(tmp_path / "studio").name == name


def test_git_takes_in_what_was_written_and_neither_key_nor_outputs(tmp_path: Path) -> None:
    folder = started(tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    assert main(["-C", str(folder), "access", "init"]) == 0
    for name in ("site/index.html", "preview/index.html", "public/index.html", ".cache/frames", ".site.building/x"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("built")
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=folder, check=True, capture_output=True, text=True
    )
    assert sorted(listed.stdout.splitlines()) == WRITTEN
