"""What the command does before and after every verb."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.environment import take_key


@pytest.fixture
def _a_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ABOVEBOARD_KEY", "aboveboard-key-1-of-nobody")
    take_key.cache_clear()
    yield
    take_key.cache_clear()


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
