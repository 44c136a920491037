"""Tab, in each shell: verbs, options and clients, quickly and without ever failing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports.cli.main import VERBS
from tests.support.workspace import write_workspace

BIN = Path(sys.executable).parent
VARIABLE = "_ABOVEBOARD_COMPLETE"
CLIENTS = ["harbour", "northwind"]
TAKES_A_CLIENT = [
    ("serve",),
    ("check", "--client"),
    ("build", "--client"),
    ("access", "add"),
    ("access", "list", "--client"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for client in CLIENTS:
        (tmp_path / "made" / client).mkdir(parents=True)
        write_workspace(tmp_path / "made" / client, client)
        (tmp_path / "clients").mkdir(exist_ok=True)
        (tmp_path / "made" / client / "clients" / client).rename(tmp_path / "clients" / client)
    (tmp_path / "agency.yml").write_text("name: Harbour Lane Studio\n")
    return tmp_path


def run(command: list[str], place: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **variables}
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)


def completed(place: Path, *words: str, shell: str = "bash") -> list[str]:
    """Ask as the shell's script asks, for the last word; return what is offered."""
    asked = {"COMP_WORDS": " ".join(["aboveboard", *words]), "COMP_CWORD": str(len(words))}
    if shell == "fish":
        asked = {"COMP_WORDS": " ".join(["aboveboard", *words[:-1]]), "COMP_CWORD": words[-1]}
    done = run(["aboveboard"], place, **{VARIABLE: f"{shell}_complete"}, **asked)
    assert (done.returncode, done.stderr) == (0, "")
    if shell == "zsh":
        return done.stdout.splitlines()[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_offered_every_verb(shell: str, tmp_path: Path) -> None:
    assert completed(tmp_path, "", shell=shell) == list(VERBS)
    assert completed(tmp_path, "ser", shell=shell) == ["serve"]


@pytest.mark.parametrize("words", TAKES_A_CLIENT, ids=" ".join)
def test_where_a_client_is_asked_for_the_workspace_s_clients_are_offered(
    words: tuple[str, ...], workspace: Path
) -> None:
    assert completed(workspace, *words, "") == CLIENTS
    assert completed(workspace / "clients" / "harbour", *words, "nor") == ["northwind"]


def test_clients_are_those_of_the_directory_that_was_named(
    workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert completed(elsewhere, "-C", str(workspace), "serve", "") == CLIENTS
    assert completed(elsewhere, "-C", str(elsewhere / "nowhere"), "serve", "") == []
    assert completed(elsewhere, "-C", "~nobody/there", "serve", "") == []


def test_a_folder_whose_name_a_shell_would_run_is_not_offered(workspace: Path) -> None:
    for name in ("north$(id)", "north`id`", "north;id", "north\nid"):
        (workspace / "clients" / name).mkdir()
    assert completed(workspace, "serve", "nor") == ["northwind"]


def test_outside_a_workspace_there_is_nothing_to_offer(tmp_path: Path) -> None:
    assert completed(tmp_path, "serve", "") == []


def test_completing_imports_nothing_heavy(workspace: Path) -> None:
    code = (
        "import sys; from reports.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'yaml', 'mkdocs', 'jinja2', 'git', 'babel', 'cryptography'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    asked = {VARIABLE: "bash_complete", "COMP_WORDS": "aboveboard serve ", "COMP_CWORD": "2"}
    done = run([sys.executable, "-c", code], workspace, **asked)
    assert done.returncode == 0, done.stderr
    assert "northwind" in done.stdout


def test_a_real_bash_completes_verbs_and_clients(workspace: Path) -> None:
    script = """
eval "$(aboveboard completion bash)"
complete -p aboveboard
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _aboveboard_completion "$1"; echo "${COMPREPLY[@]}"; }
ask aboveboard bu
ask aboveboard access add no
ask aboveboard build --cl
"""
    done = run(["bash", "-c", script], workspace)
    assert done.stderr.replace("bash: line 1: compopt: not currently executing completion function\n", "") == ""
    assert done.stdout.splitlines()[1:] == ["build", "northwind", "--client"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_one_that_the_shell_takes(shell: str, tmp_path: Path) -> None:
    done = run(["aboveboard", "completion", shell], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{VARIABLE}={shell}_complete" in done.stdout
    assert run([shell, "-n", "-c", done.stdout], tmp_path).returncode == 0


def test_another_shell_is_told_which_there_are(tmp_path: Path) -> None:
    done = run(["aboveboard", "completion", "tcsh"], tmp_path)
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish'" in done.stderr
