"""An agency's repository with two commits, and what was published of its client."""

from pathlib import Path

import pytest

from reports.publish import Chain, Content, GitDoor
from tests.support.agency import Agency


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the person an empty configuration of git."""
    file = tmp_path / "gitconfig"
    file.write_text("[user]\n\tname = Ada Quay\n\temail = ada@quayside.example\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(file))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return file


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    agency = Agency(tmp_path / "workspace")
    agency.write("agency.yml", "name: Quayside\n")
    agency.commit()
    return agency


@pytest.fixture
def door(agency: Agency) -> GitDoor:
    return GitDoor(agency.root)


def content(agency: Agency, version: str = "2026-W47", **articles: str) -> Content:
    digests = {"all": "sha256:0", version: "sha256:1", **articles}
    return Content(version, agency.git("rev-parse", "HEAD"), "2026-11-20T16:00:00Z", 1, None, digests)


def published(agency: Agency, *weeks: str) -> Chain:
    """Return a chain with an entry a week, the last one not tagged yet."""
    from reports.publish import write_tag

    chain = Chain("northwind")
    for week in weeks:
        chain = write_tag(GitDoor(agency.root), chain)
        chain = chain.followed(content(agency, week, all=f"sha256:{week}"), "0.1.0")
    return chain
