"""An agency with one client, to be changed and committed by each test."""

from datetime import date
from pathlib import Path

import pytest

from reports.history import SiteVersion, TrailEntry, read_trail
from tests.support.agency import Agency
from tests.support.workspace import agency_text, agreement_text, client_text, update_text


class Northwind:
    """The agency's repository and its client `northwind`, written and read in a word."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        agency.write("agency.yml", agency_text())
        self.write("client.yml", client_text())
        self.write("agreement.yml", agreement_text())

    def write(self, name: str, text: str) -> None:
        self.agency.write(f"clients/northwind/{name}", text)

    def report(self, *weeks: int, **keys: str | None) -> None:
        """Write the updates of some weeks of 2026."""
        for week in weeks:
            self.write(f"updates/2026-W{week}.yml", update_text(**keys))

    def commit(self, on: str = "2026-11-20", message: str = "Work", author: str = "Ada Quay <ada@quay.example>") -> str:
        """Commit at four in the afternoon of a day, UTC, or at an exact moment."""
        return self.agency.commit(message, on if "T" in on else f"{on}T16:00:00+00:00", author)

    def versions(self) -> dict[str, SiteVersion]:
        return {version.period.name: version for version in read_trail(self.agency.root).client("northwind").versions()}

    def days(self) -> dict[str, date]:
        return {name: version.as_of for name, version in self.versions().items()}

    def commits(self) -> dict[str, str]:
        found = self.versions().items()
        return {name: version.revision.id for name, version in found if version.revision}

    def entries(self) -> tuple[TrailEntry, ...]:
        return read_trail(self.agency.root).client("northwind").entries


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    return Agency(tmp_path / "workspace")


@pytest.fixture
def northwind(agency: Agency) -> Northwind:
    return Northwind(agency)
