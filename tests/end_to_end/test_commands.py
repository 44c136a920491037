"""Each command as people call it: exit codes, words and the way out, for what goes wrong on ordinary days."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.places import CLIENTS, contents, moved_copy, small_workspace
from tests.end_to_end.planting import ROOT, aboveboard
from tests.support.agency import Agency
from tests.support.workspace import update_text

pytestmark = pytest.mark.slow
VERBS = (
    (),
    ("demo",),
    ("init",),
    ("check",),
    ("new",),
    *(("new", file) for file in ("client", "update", "change", "meeting", "acceptance")),
    ("due",),
    ("overview",),
    ("schema",),
    ("build",),
    ("serve",),
    ("access",),
    ("completion",),
    *(("access", verb) for verb in ("init", "add", "list")),
)
NOBODY = (
    ("check", "--client", "nobody"),
    ("due", "--client", "nobody"),
    ("new", "acceptance", "nobody", "agreement"),
    *(("new", file, "nobody") for file in ("update", "change", "meeting")),
    ("build", "--client", "nobody"),
    ("build", "--plain", "--client", "nobody"),
    ("serve", "nobody", "--port", "0"),
    ("access", "add", "nobody", "sponsor"),
    ("access", "list", "--client", "nobody"),
)
WRONG_USE = (
    ("frobnicate",),
    ("due", "--format", "html"),
    ("due", "--as-of", "someday"),
    ("overview", "--format", "html"),
    ("overview", "--site"),
    ("overview", "--out", "elsewhere"),
    ("build", "--nonsense"),
    ("build", "--as-of", "2026-11-20"),
    ("build", "--plain", "--as-of", "someday"),
    ("serve",),
    ("serve", "--site", "nowhere"),
    ("new", "client", "harbor"),
    ("new", "client", "Harbor", "--kind", "seo"),
    ("access", "add"),
    ("access", "add", CLIENTS[0], "stranger"),
    ("access", "add", "--portfolio", "sponsor"),
    ("access", "add", CLIENTS[0], "sponsor"),
    ("access", "add", CLIENTS[0], "marketing-lead", "--until", "2001-01-01"),
    ("access", "init"),
    ("build", "--out", "agency.yml"),
    ("build", "--out", "."),
    ("build", "--out", "clients/new"),
    ("build", "--out", "/proc/site"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace, for commands that change nothing."""
    return small_workspace(tmp_path_factory.mktemp("commands") / "here").root


@pytest.fixture
def workspace(place: Path, tmp_path: Path) -> Agency:
    """The same, to be changed."""
    return Agency(moved_copy(place, tmp_path / "mine"))


def refused(done: "subprocess.CompletedProcess[str]", *said: str, code: int = 2) -> None:
    """Hold that a command ended in words: what is wrong and the way out, no traceback and no colours."""
    told = done.stdout + done.stderr
    assert done.returncode == code, told
    assert "Traceback" not in told
    assert "\x1b" not in told
    assert [words for words in said if words not in told] == []


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_help_has_an_example(verb: tuple[str, ...]) -> None:
    done = aboveboard(ROOT, *verb, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout
    assert f"aboveboard {' '.join(verb)}".strip() in done.stdout.partition("Example")[2]


def test_all_is_well_but_for_advice(place: Path) -> None:
    done = aboveboard(place, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("0 errors, ")


@pytest.mark.parametrize("arguments", NOBODY, ids=" ".join)
def test_a_client_that_there_is_not(place: Path, arguments: tuple[str, ...]) -> None:
    refused(aboveboard(place, *arguments), "There is no client 'nobody'.", "harbour, northwind")


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_is_told_and_changes_nothing(place: Path, arguments: tuple[str, ...]) -> None:
    before = contents(place)
    refused(aboveboard(place, *arguments))
    assert contents(place) == before


@pytest.mark.parametrize(
    "verb",
    [("check",), ("due",), ("overview",), ("build",), ("build", "--plain"), ("access", "list"), ("access", "init")],
)
def test_outside_of_a_workspace_the_way_in_is_told(tmp_path: Path, verb: tuple[str, ...]) -> None:
    refused(aboveboard(tmp_path, *verb), "lies in no workspace", "aboveboard -C FOLDER")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_there_is_not() -> None:
    refused(aboveboard(Path("/nowhere"), "check"), "There is no directory /nowhere.")


def test_from_a_folder_inside_the_workspace_the_site_goes_to_its_top(workspace: Agency) -> None:
    inside = workspace.root / "clients" / CLIENTS[0]
    assert aboveboard(inside, "build").returncode == 0
    assert (workspace.root / "site" / "assets").is_dir()
    assert not (inside / "site").exists()
    assert aboveboard(inside, "access", "list").stdout.splitlines()[0].startswith("harbour  sponsor  since ")
    assert aboveboard(workspace.root, "build", "--out", "elsewhere").returncode == 0
    assert contents(workspace.root / "elsewhere") == contents(workspace.root / "site")


def test_without_a_key_both_ways_on_are_named(workspace: Agency) -> None:
    (workspace.root / ".aboveboard" / "key").unlink()
    refused(aboveboard(workspace.root, "build"), "aboveboard access init", "build --plain", "ABOVEBOARD_KEY")


def test_a_key_that_others_can_read(workspace: Agency) -> None:
    (workspace.root / ".aboveboard" / "key").chmod(0o644)
    refused(aboveboard(workspace.root, "build"), "chmod 600 .aboveboard/key")


def test_access_of_another_key_is_refused_and_not_overwritten(workspace: Agency) -> None:
    file = workspace.root / "clients" / CLIENTS[0] / "access.yml"
    (workspace.root / ".aboveboard" / "key").unlink()
    for client in CLIENTS:
        (workspace.root / "clients" / client / "access.yml").rename(workspace.root / client)
    assert aboveboard(workspace.root, "access", "init").returncode == 0
    (workspace.root / CLIENTS[0]).rename(file)
    before = file.read_bytes()
    for verb in (("build", "--client", CLIENTS[0]), ("access", "add", CLIENTS[0], "marketing-lead")):
        refused(aboveboard(workspace.root, *verb), "was sealed under agency key", "recovery form")
    assert file.read_bytes() == before


@pytest.mark.parametrize("change", [("epoch: 1", "epoch: 2"), ("since: 20", "since: 21"), ("sealed: ", "sealed: AAAA")])
def test_access_edited_by_hand(workspace: Agency, change: tuple[str, str]) -> None:
    file = workspace.root / "clients" / CLIENTS[0] / "access.yml"
    text = file.read_text()
    file.write_text(text.replace(*change))
    assert file.read_text() != text
    refused(aboveboard(workspace.root, "build"), "was edited by hand", "Take the committed file back")


def test_a_client_whom_nobody_may_read(workspace: Agency) -> None:
    (workspace.root / "clients" / CLIENTS[0] / "access.yml").unlink()
    refused(aboveboard(workspace.root, "build"), f"aboveboard access add {CLIENTS[0]} PERSON")


def test_a_shallow_clone_is_refused_with_the_fix(place: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{place}", str(clone)], check=True)
    key = (place / ".aboveboard" / "key").read_text()
    refused(aboveboard(clone, "build", ABOVEBOARD_KEY=key), "shallow clone", "git fetch --unshallow", "fetch-depth: 0")


def test_without_git_the_checks_still_work(place: Path, tmp_path: Path) -> None:
    for verb in (("build",), ("demo", str(tmp_path / "demo"))):
        refused(aboveboard(place, *verb, PATH=str(tmp_path)), "git cannot be run", "git --version")
    assert aboveboard(place, "check", PATH=str(tmp_path)).returncode == 0


def test_no_repository_and_no_commit(workspace: Agency) -> None:
    (workspace.root / ".git").rename(workspace.root.parent / "git")
    refused(aboveboard(workspace.root, "build"), "is no git repository", "git init")
    workspace.git("init", "--quiet")
    refused(aboveboard(workspace.root, "build"), "has no commit yet", "git commit")
    done = aboveboard(workspace.root, "build", "--plain")
    assert done.returncode == 0
    assert "Without history" in done.stderr


def test_a_detached_head_is_built_as_it_stands(workspace: Agency) -> None:
    workspace.git("checkout", "--quiet", "--detach", "HEAD~1")
    done = aboveboard(workspace.root, "build")
    assert done.returncode == 0, done.stderr
    assert "harbour: 2 versions" in done.stdout


def test_an_update_that_is_not_committed_is_told(workspace: Agency) -> None:
    workspace.write("clients/harbour/updates/2026-W51.yml", update_text())
    done = aboveboard(workspace.root, "build")
    assert "harbour: 2026-W51 is not committed, so it is not in the site." in done.stderr
    assert "northwind: 2026" not in done.stderr


def test_a_change_that_is_not_committed_is_told_and_a_comment_is_none(workspace: Agency) -> None:
    update = max((workspace.root / "clients" / "harbour" / "updates").iterdir())
    text = update.read_text()
    update.write_text(f"{text}\n# A thought.\n")
    assert "harbour:" not in aboveboard(workspace.root, "build").stderr
    update.write_text(f"{text}\nnote: One word more.\n")
    done = aboveboard(workspace.root, "build")
    said = f"harbour: updates/{update.name} changed since the last commit; the site has what is committed."
    assert said in done.stderr
    assert "northwind:" not in done.stderr


def test_a_client_without_updates_and_one_that_is_not_committed_have_no_site_yet(workspace: Agency) -> None:
    for client, updates in (("empty", False), ("fresh", True)):
        folder = moved_copy(workspace.root / "clients" / CLIENTS[0], workspace.root / "clients" / client)
        (folder / "access.yml").unlink()
        if not updates:
            for file in (folder / "updates").iterdir():
                file.unlink()
    assert aboveboard(workspace.root, "access", "add", "fresh", "sponsor").returncode == 0
    done = aboveboard(workspace.root, "build")
    assert done.returncode == 0, done.stderr
    assert "empty has no committed update yet" in done.stderr
    assert "fresh has no committed update yet" in done.stderr
    assert len(done.stdout.splitlines()) == len(CLIENTS)


def test_a_client_that_went_and_is_still_committed(workspace: Agency) -> None:
    (workspace.root / "clients" / "harbour").rename(workspace.root / "former")
    refused(aboveboard(workspace.root, "build"), "harbour has committed updates", "git restore clients/harbour")


def test_updates_that_went_and_are_still_committed(workspace: Agency) -> None:
    (workspace.root / "clients" / "harbour" / "updates").rename(workspace.root / "former")
    done = aboveboard(workspace.root, "build")
    assert done.returncode == 1
    assert "is published, and is gone" in done.stdout
    assert "git restore clients/harbour/updates/" in done.stdout


def test_a_workspace_without_clients(workspace: Agency) -> None:
    (workspace.root / "clients").rename(workspace.root / "former")
    refused(aboveboard(workspace.root, "build"), "No client has an update yet")
    assert "There is no client yet" in aboveboard(workspace.root, "build", "--plain").stderr
    (workspace.root / "clients").write_text("a file")
    refused(aboveboard(workspace.root, "build"), "No client has an update yet")


def test_when_nothing_is_committed_the_old_site_stays(workspace: Agency) -> None:
    assert aboveboard(workspace.root, "build").returncode == 0
    before = contents(workspace.root / "site")
    workspace.git("rm", "--quiet", "-r", "--cached", "clients")
    workspace._run(
        ["commit", "--quiet", "-m", "none"],
        {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    )
    refused(aboveboard(workspace.root, "build"), "No client has a committed update yet")
    assert contents(workspace.root / "site") == before


def test_output_through_a_pipe_that_closes_is_no_fault(place: Path) -> None:
    command = f"{sys.executable} -m reports.cli.main -C {place} --help | head -1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S602
    assert (done.returncode, done.stderr) == (0, "")


def test_a_settings_command_of_the_repository_never_runs(workspace: Agency, tmp_path: Path) -> None:
    ran, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho $0 $@ >>{ran}\n")
    program.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "gpg.program",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "credential.helper",
    ):
        workspace.git("config", setting, str(program))
    workspace.git("config", "log.showSignature", "true")
    (workspace.root / ".git" / "info" / "attributes").write_text("* diff=x filter=x\n")
    hooks = workspace.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (hooks / hook).symlink_to(program)
    hostile = {name: str(program) for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS")}
    wrong = {
        "GIT_DIR": str(tmp_path),
        "GIT_WORK_TREE": str(tmp_path),
        "GIT_INDEX_FILE": "/nowhere",
        "GIT_NAMESPACE": "x",
    }
    for verb in (("build",), ("build", "--plain"), ("check",)):
        done = aboveboard(workspace.root, *verb, **hostile, **wrong)
        assert done.returncode == 0, done.stderr
    assert not ran.exists() or ran.read_text() == ""


def test_the_project_s_own_workspace_has_no_fault() -> None:
    done = aboveboard(ROOT, "check")
    assert done.returncode == 0, done.stdout
