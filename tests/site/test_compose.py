"""The promise of frames: joined pages are those that MkDocs would have made."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from reports.pages.article import RECORD_PAGES, VERSION_PAGES, Outline
from reports.site.compose import Imprint, compose, home_folder, imprint
from reports.site.content import Content
from reports.site.frame import render_frames
from reports.site.frames import FrameSet
from reports.site.identity import PlainIdentity, locate
from reports.site.provider import PreviewSite, provided_by
from reports.site.settings import site_settings
from tests.site.sample import CLIENTS, VERSIONS, WORDS, record, version


FEWER = (("now", "update"), ("now", "plan", "changes"))
"""What versions may have instead of every page: without the last ones, without some in between."""


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return render_frames(Path(), site_settings({}), WORDS)


@pytest.mark.parametrize(
    ("client", "folder", "pages"),
    [
        *((client, folder, VERSION_PAGES) for client in CLIENTS for folder in (*VERSIONS, "all")),
        *(("quay", folder, pages) for folder in ("2026-W47", "all") for pages in FEWER),
    ],
)
def test_a_joined_page_equals_what_mkdocs_builds(
    client: str, folder: str, pages: tuple[str, ...], frames: FrameSet, workspace: Path
) -> None:
    content = record(client) if folder == "all" else version(client, folder, pages)
    built = build_with_mkdocs(content, workspace, client, Outline(pages, RECORD_PAGES))
    filling = content.filling(PlainIdentity(), VERSIONS[-1], pages)
    for article in content.articles:
        theirs = (built / locate(PlainIdentity(flat=True), "", article.name).path).read_text()
        assert compose(frames, article, filling) == theirs


@pytest.mark.parametrize(
    ("name", "seen_from", "folder"),
    [
        ("plan", "2026-W46", "2026-W46"),
        ("plan", "all", "2026-W47"),
        ("history", "2026-W46", "all"),
        ("archive", "all", "all"),
    ],
)
def test_a_page_is_that_of_its_own_version_or_of_the_newest(name: str, seen_from: str, folder: str) -> None:
    assert home_folder(name, seen_from, "2026-W47") == folder


def test_a_page_that_a_version_has_not_is_its_home(frames: FrameSet) -> None:
    content = version("quay", "2026-W47", ("now", "update"))
    html = compose(frames, content.articles[1], content.filling(PlainIdentity(), "2026-W47", content.pages))
    assert '<a href="..">plan</a>' in html
    assert "plan#beta" not in html


def build_with_mkdocs(content: Content, workspace: Path, client: str, outline: Outline) -> Path:
    site = PreviewSite(content, WORDS, VERSIONS[-1], PlainIdentity(), outline)
    with provided_by(lambda *_: site):
        config = load_config(str(workspace / "mkdocs.yml"), plugins=["search", {"aboveboard": {"client": client}}])
        build(config)
    return Path(config.site_dir)


@pytest.mark.parametrize(
    ("legal", "foot"),
    [
        (None, "Studio. For Harbour only."),
        ("4 Quay Street.\nCompany 123.", "Studio. For Harbour only. 4 Quay Street. Company 123."),
    ],
)
def test_what_the_law_wants_said_stands_at_the_foot(legal: str | None, foot: str) -> None:
    assert imprint(WORDS, "Harbour", "Studio", legal) == Imprint("Harbour", foot)
