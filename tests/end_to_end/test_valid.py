"""Every kind of page that the demonstration has, sealed and in plain, judged by html-validate and by the W3C's vnu."""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports.access import read_agency_key, read_client_keys
from reports.model.values import PORTFOLIO
from reports.protect.keys import file_keys
from reports.protect.sealed_file import open_sealed
from tests.end_to_end.conftest import Demo, run
from tests.support.markup import faults

pytestmark = pytest.mark.slow
PAYLOAD = re.compile(rb'<script type="application/octet-stream" id="sealed">([^<]*)</script>')
IN_PLAIN = "stonecrop"


def pages(demo: Demo, whose: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the unlocked pages of a site's first version, its newest, and its record, by path below the site."""
    keys = read_client_keys(demo.root, read_agency_key(demo.root, demo=True), whose)
    opening = file_keys(keys.content)
    versions = folder / "versions.bin"
    listed = json.loads(open_sealed(opening, "versions.bin", versions.read_bytes()).data) if versions.exists() else []
    ends = {one["version"] for one in (*listed[:1], *listed[-1:])} or {"."}
    for page in sorted({page for end in (*ends, "all") for page in (folder / end).rglob("*.html")}):
        path = page.relative_to(folder).as_posix()
        payload = PAYLOAD.search(page.read_bytes())
        assert payload
        yield path, open_sealed(opening, path, base64.b64decode(payload[1])).data


def test_html_validate_and_vnu_find_nothing_that_no_exception_explains(demo: Demo, tmp_path: Path) -> None:
    sites = {client: demo.site / demo.address(client) for client in demo.passphrases}
    [portfolio] = [path.parent for path in (demo.root / "portfolio").glob("*/slots.bin")]
    for whose, folder in {**sites, PORTFOLIO: portfolio}.items():
        locked = tmp_path / "locked" / f"{whose}.html"
        locked.parent.mkdir(exist_ok=True)
        locked.write_bytes((folder / "index.html").read_bytes())
        for path, page in pages(demo, whose, folder):
            place = tmp_path / whose / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(page)
    plain = tmp_path / "plain"
    built = run("-C", str(demo.root), "build", "--plain", "--client", IN_PLAIN, "--out", str(plain))
    assert built.returncode == 0, built.stderr
    for older in sorted((plain / IN_PLAIN).glob("20*"))[:-1]:
        shutil.rmtree(older)
    assert faults(tmp_path) == ([], set())
