"""What the command does before and after every verb."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.environment import take_key, take_secrets
from tests.support.workspace import write_workspace


@pytest.fixture
def _a_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ABOVEBOARD_KEY", "aboveboard-key-1-of-nobody")
    take_secrets.cache_clear()
    yield
    take_secrets.cache_clear()


@pytest.mark.usefixtures("_a_key")
@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("due",),
        ("overview",),
        ("build",),
        ("build", "--plain"),
        ("serve", "northwind"),
        ("access", "list"),
        ("demo", "--help"),
    ],
)
def test_every_verb_takes_the_agency_s_key_out_of_the_environment(arguments: tuple[str, ...], tmp_path: Path) -> None:
    main(["-C", str(tmp_path), *arguments])
    assert "ABOVEBOARD_KEY" not in os.environ
    assert take_key() == "aboveboard-key-1-of-nobody"


def test_secrets_are_gone_from_what_the_process_was_started_with() -> None:
    """Whatever runs as the same user could read them there, git among them."""
    secrets = {"ABOVEBOARD_KEY", "ABOVEBOARD_SMTP_URL", "ABOVEBOARD_SLACK_URL_NORTHWIND", "ABOVEBOARD_SLACK_URL"}
    code = (
        "from reports.environment import take_secrets; import os; print(*sorted(take_secrets().items()), sep='\\n');"
        "told = open('/proc/self/environ', 'rb').read(); print(b'ABOVEBOARD_KEY=' in told, b'of-nobody' in told);"
        "print([name for name in os.environ if 'ABOVEBOARD' in name])"
    )
    given = {**os.environ, **dict.fromkeys(secrets, "a-secret-of-nobody"), "AFTER": "kept"}
    done = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True)
    taken = [str((name, "a-secret-of-nobody")) for name in sorted(secrets)]
    assert done.stdout.split("\n") == [*taken, "True False", "[]", ""]


HOSTILE = "x\n::add-mask::north\x1b[2J"
"""The name of a folder that a host of git would take for a command, and a terminal for one, too."""
NAMING = [
    ("check", "--client", "nope"),
    ("due", "--client", "nope"),
    ("access", "list", "--client", "nope"),
    ("new", "update", "nope"),
    ("new", "update", HOSTILE),
]


@pytest.mark.parametrize("arguments", NAMING)
def test_names_of_folders_are_shown_and_never_obeyed(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_workspace(tmp_path)
    write_workspace(tmp_path, HOSTILE)
    assert main(["-C", str(tmp_path), *arguments]) == 2
    told = capsys.readouterr()
    assert not [line for line in (told.out + told.err).splitlines() if line.lstrip().startswith("::")]
    assert "\x1b" not in told.out + told.err
    assert r"x\n::add-mask::north\x1b[2J" in told.err


def test_a_mistyped_verb_is_told_with_the_one_that_is_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek"]) == 2
    assert "No such command 'chek'. Did you mean `check`?" in capsys.readouterr().err
    assert main(["frobnicate"]) == 2
    assert capsys.readouterr().err.endswith("No such command 'frobnicate'.\n")


@pytest.mark.parametrize("verb", ["check", "build", "due", "overview"])
def test_a_client_that_is_named_without_its_option_is_told_how(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "northwind"]) == 2
    hint = f"One client alone: aboveboard {verb} --client ID"
    assert (hint in capsys.readouterr().err) is (verb != "overview")


def test_access_to_a_client_of_a_hostile_name_is_listed_on_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_workspace(tmp_path, HOSTILE)
    people = "format: 1\nepoch: 1\nagency_key: 0123456789abcdef\npeople:\n  sponsor: {since: 2026-09-01}\nsealed: AA\n"
    (folder / "access.yml").write_text(people)
    assert main(["-C", str(tmp_path), "access", "list"]) == 0
    assert capsys.readouterr().out == "x\\n::add-mask::north\\x1b[2J  sponsor  since 2026-09-01\n"
