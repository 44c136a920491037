"""Search in other languages, as Material's worker does it with our assets: words are found as people type them."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from reports.cli.static_server import static_server
from reports.resources import theme_folder
from reports.site.assets import theme_assets
from reports.site.frame import render_frames
from reports.site.frames import FrameSet
from reports.site.settings import site_settings
from reports.words import Words

pytestmark = pytest.mark.browser
ROOT = theme_folder().parent
TEXTS = {
    "ja": (
        "お歳暮の受付について、熨斗の名入れの画面を30名に試していただきました。操作説明の日と予算は変わりません。",
        ("予算", "名入れ", "名入れの画面", "歳暮", "お歳暮", "操作説明", "説明", "熨斗", "日と予算"),
    ),
    "ko": (
        "다음 보고까지 예산을 그대로 두고, 결제 시스템이 바뀌는 날짜를 알려 드립니다.",
        ("예산", "예산을", "시스템", "날짜"),
    ),
    "tr": (
        "İstanbul için IŞIK bütçesi aynı kalıyor; ılık renkler, Isparta ve INVOICE sayfası hazır.",
        ("istanbul", "İSTANBUL", "Istanbul", "ışık", "IŞIK", "BÜTÇE", "ILIK", "ısparta", "Isparta", "invoice", "hazır"),
    ),
    "fi": (
        "Budjetin käyttö ja Äänekosken myymälän välitavoitteet pysyvät ennallaan.",
        ("budje", "budjetti", "BUDJETIN", "käyttö", "Äänekoski", "Välitavoite", "myymälä"),
    ),
}
"""What an update says, and what is searched for in it."""
ASK = """async ([script, config, text, queries]) => {
    const worker = new Worker(script);
    const answer = (asked) => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = reject;
        worker.postMessage(asked);
    });
    const docs = [{ location: "update/", title: "-", text }, { location: "plan/", title: "-", text: "日 名 날 操作" }];
    await answer({ type: 0, data: { config, docs, options: { suggest: false } } });
    const found = {};
    for (const query of queries) {
        const { data } = await answer({ type: 2, data: query });
        found[query] = data.items.flat().map((item) => item.location);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def frames() -> dict[str, FrameSet]:
    return {language: render_frames(ROOT, site_settings({}), Words(language)) for language in TEXTS}


@pytest.fixture(scope="module")
def page(chromium: Browser, frames: dict[str, FrameSet], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page beside the theme's files of all these languages."""
    folder = tmp_path_factory.mktemp("searched")
    for asset in theme_assets(ROOT, frames.values()).files:
        (folder / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / asset.path).write_bytes(asset.data)
    (folder / "index.html").write_text("<!doctype html><title>-</title>")
    with static_server(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = chromium.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/")
        yield opened
        opened.close()
        server.shutdown()


@pytest.mark.parametrize("language", TEXTS)
def test_words_are_found_inside_a_sentence_and_in_either_case(page: Page, frames: dict[str, FrameSet], language: str) -> None:
    worker = next(path for path in frames[language].asset_paths if "/workers/search" in path)
    text, queries = TEXTS[language]
    found = page.evaluate(ASK, [worker, dict(frames[language].search), text, queries])
    assert found == {query: ["update/"] for query in queries}
