"""An agency with one client and nothing to be said of it, to be changed and reviewed by each test."""

from pathlib import Path

import pytest

from tests.rules.places import good_workspace
from tests.support.agency import Agency


class Studio:
    """The agency's repository, its first commit on main; files of the client `northwind` are written in a word."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = good_workspace(root)
        self.git = Agency(root)
        self.base = self.git.commit("Start")

    def write(self, name: str, text: str | bytes) -> None:
        self.git.write(f"clients/northwind/{name}", text)

    def edit(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replace texts of a file; each must be there."""
        text = (self.folder / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        self.write(name, text)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path / "workspace")
