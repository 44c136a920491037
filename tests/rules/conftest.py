"""A committed workspace in which no rule finds anything."""

from pathlib import Path

import pytest

from tests.rules.history import Committed


@pytest.fixture
def committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Committed:
    return Committed(tmp_path / "workspace", monkeypatch)
