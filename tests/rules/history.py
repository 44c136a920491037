"""The good workspace in a real repository, committed week by week."""

from pathlib import Path

import pytest

from tests.rules.places import TODAY, good_update, good_workspace, said
from tests.support.agency import Agency

PLANNED = "\n  variant: done"


class Committed:
    """The repository and the client's folder in it; W46 and W47 are committed on their Fridays."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.agency = Agency(root)
        self.folder = good_workspace(root)
        second = self.read("updates/2026-W47.yml")
        self.agency.remove("clients/northwind/updates/2026-W47.yml")
        self.commit("2026-11-13")
        self.write("updates/2026-W47.yml", second)
        self.commit("2026-11-20")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        self.agency.write(f"clients/northwind/{name}", text)

    def report(self, week: int, **keys: str | None) -> None:
        self.write(f"updates/2026-W{week}.yml", good_update(**keys))

    def commit(self, on: str) -> None:
        self.agency.commit("Work", f"{on}T16:00:00+00:00")

    def said(self, today: str = TODAY) -> str:
        return said(self.agency.root, self._monkeypatch, today)
