"""A workspace with two clients, as MkDocs sees it."""

from pathlib import Path

import pytest

from tests.site.sample import CLIENTS

MKDOCS_YML = "site_name: x\ndocs_dir: theme/blank\ntheme: {name: material}\nplugins: [search, aboveboard]\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "theme" / "blank").mkdir(parents=True)
    for client in CLIENTS:
        (tmp_path / "clients" / client).mkdir(parents=True)
        (tmp_path / "clients" / client / "client.yml").write_text("name: invented\n")
    (tmp_path / "agency.yml").write_text("name: invented\n")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML)
    return tmp_path
