"""Pages as Chromium lays them out: nothing is cut or runs over, rows stand in line, the Brief is one sheet."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from reports.pages import VersionView, render_record, render_version
from reports.pages.article import RECORD_PAGES, VERSION_PAGES, Article
from reports.site.assets import theme_assets
from reports.site.compose import Filling, compose, imprint
from reports.site.frame import render_frames
from reports.site.identity import PlainIdentity, locate
from reports.site.settings import site_settings
from tests.pages import larkmoor

pytestmark = pytest.mark.browser

WORDS = larkmoor.view().words
WIDTHS = (360, 390, 600, 768, 1000, 1280, 1600)
GOALS = range(1, 9)
LONG = {
    "talkative": "We wait for the pictures of the autumn range, as we said in three meetings and in a mail. ",
    "compound": "Die Veröffentlichungsterminplanung unseres Onlineshopneuaufbaus verschiebt sich voraussichtlich. ",
    "wide": "商品写真の到着が遅れているため、ベータ版の公開は六日遅れて十二月七日になります。",
    "loud": "WE MUST HAVE A DECISION ON THE NEW WAREHOUSE BEFORE THE WINTER CAMPAIGN MOVES. ",
    "address": f"https://shop.example/{'collections' * 9} ",
}
"""What a client of that name is told at length."""
RUNS_OVER = """() => {
  const over = [...document.querySelectorAll(".ab-goals li")].flatMap(card => {
    const edge = card.getBoundingClientRect();
    return [...card.querySelectorAll("*:not(svg *)")].filter(part => {
      const box = part.getBoundingClientRect();
      return box.right > edge.right || box.left < edge.left || box.bottom > edge.bottom;
    }).map(part => part.textContent);
  });
  const beyond = [...document.querySelectorAll(".ab *:not(svg *)")].filter(part =>
    !part.closest("thead") && part.getBoundingClientRect().right > innerWidth).map(part => part.textContent);
  return [...over, ...beyond, ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])];
}"""
EDGES = """selector => [...document.querySelectorAll(selector)].map(part => {
  const box = part.getBoundingClientRect();
  return {left: Math.round(box.left), right: Math.round(box.right),
          top: Math.round(box.top), bottom: Math.round(box.bottom)};
})"""
ROWS = ".ab-timeline > li:not(.ab-timeline__axis, .ab-timeline__group) > .ab-timeline__"
COLOURS = """names => Object.fromEntries(names.map(name =>
  [name, getComputedStyle(document.body).getPropertyValue(name).trim()]))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of one client as plain files; those of `<count>` have that many goals with long names and numbers."""
    root = tmp_path_factory.mktemp("site")
    frames = render_frames(Path(), site_settings({}), WORDS)
    assets = theme_assets(Path(), [frames])
    for asset in assets.files:
        _write(root / assets.folder / asset.path, asset.data)
    identity = PlainIdentity(f"../../{assets.folder}/")

    def place(client: str, article: Article) -> None:
        names = imprint(WORDS, "Larkmoor Outdoor", "Quay")
        filling = Filling(identity, names, larkmoor.FILES, "2026-W47", VERSION_PAGES)
        path = root / client / locate(identity, article.folder, article.name).path
        _write(path, compose(frames, article, filling).encode())

    for article in (*render_version(larkmoor.view()), *render_record(larkmoor.record())):
        place("larkmoor", article)
    for count in GOALS:
        place(str(count), render_version(larkmoor.view(agreement=_many_goals(count)))[0])
    for article in render_version(larkmoor.view(agreement=_endless_words())):
        place("endless", article)
    for name, text in LONG.items():
        place(name, render_version(_told_at_length(text))[-1])
    place("begun", render_version(larkmoor.view(updates={}, as_of=date(2026, 9, 2)))[-1])
    return root


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all: a new one costs more than all that is asked of a page in it."""
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.fixture
def page(tab: Page) -> Page:
    """The tab as it was opened, whatever a test before asked it to be."""
    tab.emulate_media(media="null")
    return tab


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _many_goals(count: int) -> dict[str, Any]:
    names = [*larkmoor.AGREEMENT["goals"], *(f"goal-{number}" for number in range(5, 9))]
    long = {"want": "Fewer parcels come back from abroad", "metric": "share of orders", "unit": "%"}
    numbers = {"baseline": "14200000.25", "target": "11000000.75"}
    goals = dict.fromkeys(names[:count], long | numbers)
    return larkmoor.AGREEMENT | {"goals": goals, "deliverables": {}}


def _told_at_length(text: str) -> VersionView:
    """Return a client of whom there is more to tell than a sheet has room for, in texts that are all too long."""
    told, terms = text * 9, larkmoor.AGREEMENT
    milestones = {f"m{number}": {"name": told[:90].strip(), "due": date(2027, 2, number)} for number in range(1, 10)}
    late = {"forecast": date(2027, 3, 20), "cause": "client", "why": told}
    ask = {"what": told[:150], "who": "marketing", "due": date(2026, 11, 17), "effect": told}
    newest = larkmoor.UPDATES["2026-W47"] | {
        "summary": told,
        "why": told,
        "milestones": dict.fromkeys(milestones, late),
        "asks": {f"a{number}": ask for number in range(9)},
    }
    agreement = terms | {"title": told, "milestones": terms["milestones"] | milestones}
    agreement["goals"] = {name: goal | {"want": told, "metric": told} for name, goal in _many_goals(8)["goals"].items()}
    return larkmoor.view(larkmoor.UPDATES | {"2026-W47": newest}, agreement | {"deliverables": {}})


def _endless_words() -> dict[str, Any]:
    """Return an agreement whose milestones are called by addresses, which break nowhere."""
    word = f"https://shop.example/{'collections' * 9}"
    return larkmoor.AGREEMENT | {
        "milestones": {key: milestone | {"name": word} for key, milestone in larkmoor.AGREEMENT["milestones"].items()}
    }


def _address(site: Path, client: str, name: str) -> str:
    folder = "all" if name in {"history", "archive"} else "start" if client == "begun" else "2026-W47"
    return (site / client / locate(PlainIdentity(), folder, name).path).as_uri()


def _wide(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("count", GOALS)
def test_goals_stay_on_their_cards_and_no_card_stands_alone(site: Path, page: Page, count: int) -> None:
    page.goto(_address(site, str(count), "now"))
    for width in WIDTHS:
        _wide(page, width)
        assert page.evaluate(RUNS_OVER) == [], width
        cards = page.evaluate(EDGES, ".ab-goals li")
        edge = max(card["right"] for card in cards)
        ends = [card["right"] for card, following in pairwise(cards) if following["top"] > card["top"]]
        assert all(edge - end <= 2 for end in [*ends, cards[-1]["right"]]), width


@pytest.mark.parametrize("name", [*VERSION_PAGES, *RECORD_PAGES])
def test_no_page_runs_over(site: Path, page: Page, name: str) -> None:
    page.goto(_address(site, "larkmoor", name))
    for width in WIDTHS:
        _wide(page, width)
        assert page.evaluate(RUNS_OVER) == [], width


@pytest.mark.parametrize("name", ["now", "plan"])
def test_on_a_phone_no_word_is_too_long(site: Path, page: Page, name: str) -> None:
    page.goto(_address(site, "endless", name))
    for width in WIDTHS[:2]:
        _wide(page, width)
        assert page.evaluate(RUNS_OVER) == [], width


@pytest.mark.parametrize("width", [768, 1000, 1280])
def test_names_tracks_and_dates_stand_in_line(site: Path, page: Page, width: int) -> None:
    page.goto(_address(site, "larkmoor", "plan"))
    _wide(page, width)
    names, dates, tracks = (page.evaluate(EDGES, ROWS + part) for part in ("name", "date", "track"))
    assert len(names) > 5
    assert [name["bottom"] for name in names] == [date["bottom"] for date in dates]
    assert len({name["left"] for name in names}) == len({date["left"] for date in dates}) == 1
    assert len({(track["left"], track["right"]) for track in tracks}) == 1


def test_a_phones_rows_have_the_whole_width(site: Path, page: Page) -> None:
    page.goto(_address(site, "larkmoor", "plan"))
    _wide(page, 360)
    names, dates, tracks = (page.evaluate(EDGES, ROWS + part) for part in ("name", "date", "track"))
    assert [name["top"] for name in names] == [date["top"] for date in dates]
    assert {date["right"] for date in dates} == {track["right"] for track in tracks}


@pytest.mark.parametrize("client", ["larkmoor", "begun", *LONG])
def test_the_brief_prints_on_one_sheet(site: Path, page: Page, client: str) -> None:
    """On A4 as on US Letter; and what stands last on it is not cut off."""
    page.goto(_address(site, client, "brief"))
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
    page.emulate_media(media="print")
    _wide(page, 695)
    sheet, stamp = page.evaluate(EDGES, ".ab-sheet"), page.evaluate(EDGES, ".ab-sheet .ab-stamp")
    assert stamp[0]["bottom"] <= sheet[0]["bottom"]


def test_paper_is_white_in_the_dark(site: Path, page: Page) -> None:
    page.goto(_address(site, "larkmoor", "now"))
    page.evaluate("""() => {
        const name = document.createElement("meta");
        document.head.append(Object.assign(name, { name: "color-scheme", content: "dark" }));
    }""")  # as Material does
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") in ("only light", "light only")


def test_what_is_folded_prints_open(site: Path, page: Page) -> None:
    """Nobody can unfold paper; only the numbers behind a picture stay behind it."""
    page.goto(_address(site, "larkmoor", "agreement"))
    digest = page.locator(".ab-digest code").first
    assert not digest.is_visible()
    page.emulate_media(media="print")
    assert digest.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_every_role_are_readable(site: Path, chromium: Browser, scheme: Any) -> None:
    page = chromium.new_page(color_scheme=scheme)
    page.goto(_address(site, "larkmoor", "now"))
    page.wait_for_function(f"document.body.dataset.mdColorScheme == '{'slate' if scheme == 'dark' else 'default'}'")
    roles = ("ok", "warn", "bad", "still", "you")
    found = page.evaluate(COLOURS, [f"--ab-{role}{part}" for role in roles for part in ("", "-wash")])
    contrasts = {role: _contrast(found[f"--ab-{role}"], found[f"--ab-{role}-wash"]) for role in roles}
    page.close()
    assert {role: contrast for role, contrast in contrasts.items() if contrast < 4.5} == {}


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
