"""The files of a client's site, ready to be sealed."""

import json
from pathlib import Path

import pytest

from reports.pages import VERSION_PAGES
from reports.site.frame import render_frames
from reports.site.frames import FrameSet
from reports.site.identity import PlainIdentity
from reports.site.settings import site_settings
from reports.site.site_files import Kind, SiteFile, site_files, version_files
from tests.site.sample import BYTES, FILES, VERSIONS, WORDS, record, version

IDENTITY = PlainIdentity()


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return render_frames(Path(), site_settings({}), WORDS)


@pytest.fixture(scope="module")
def files(frames: FrameSet) -> dict[str, SiteFile]:
    made = list(site_files(frames, IDENTITY, (version("quay", folder) for folder in VERSIONS), record("quay")))
    assert len({file.path for file in made}) == len(made)
    return {file.path: file for file in made}


def test_every_version_has_its_pages(files: dict[str, SiteFile]) -> None:
    pages = {path for path, file in files.items() if file.kind is Kind.PAGE}
    assert pages == {
        *(f"{folder}/index.html" for folder in VERSIONS),
        *(f"{folder}/{name}/index.html" for folder in VERSIONS for name in VERSION_PAGES[1:]),
        "all/history/index.html",
        "all/archive/index.html",
    }


def test_versions_are_listed_newest_first(files: dict[str, SiteFile]) -> None:
    pages = ["", *(f"{name}/" for name in VERSION_PAGES[1:])]
    assert json.loads(files["versions.bin"].data) == [
        {"version": "2026-W47", "title": "2026-W47", "aliases": ["newest"], "pages": pages},
        {"version": "2026-W46", "title": "2026-W46", "aliases": [], "pages": pages},
    ]


def test_a_versions_shard_holds_its_update(files: dict[str, SiteFile]) -> None:
    found = json.loads(files["2026-W46/search.bin"].data)["docs"]
    assert {document["location"].partition("#")[0] for document in found} == {"../2026-W46/update/"}


def test_the_records_shard_holds_the_newest_pages(files: dict[str, SiteFile]) -> None:
    index = json.loads(files["all/search.bin"].data)
    assert {document["location"].partition("#")[0] for document in index["docs"]} == {
        "../2026-W47/",
        *(f"../2026-W47/{name}/" for name in VERSION_PAGES[1:] if name != "update"),
        "../all/history/",
        "../all/archive/",
    }
    assert index["config"]["lang"] == ["en"]


def test_a_file_comes_once_with_its_bytes(files: dict[str, SiteFile]) -> None:
    attached = {path: file.data for path, file in files.items() if file.kind is Kind.FILE}
    assert attached == {IDENTITY.file(FILES[name]): data for name, data in BYTES.items()}
    assert not any(files[path].compress for path in attached)


def test_an_old_version_does_not_change_with_a_newer_one(frames: FrameSet, files: dict[str, SiteFile]) -> None:
    for file in version_files(frames, IDENTITY, version("quay", VERSIONS[0])):
        assert files[file.path] == file


def test_files_of_a_version_follow_each_other(files: dict[str, SiteFile]) -> None:
    folders = [path.partition("/")[0] for path in files]
    assert folders.index("2026-W47") > len(folders) - 1 - folders[::-1].index("2026-W46")
