"""Every page of the demonstration, judged by axe: locked and unlocked, in light and dark, on a desk and on phones."""

import threading
from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from reports.cli.static_server import static_server
from tests.end_to_end.conftest import Demo, Reader
from tests.support.judges import axe_says

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCHEMES = ("default", "slate")
WIDTHS = (1280, 390, 360)
ALL = tuple(product(SCHEMES, WIDTHS))
FEW = (("default", 1280), ("slate", 360))
"""Pages of one kind share their markup and colours: what is looked at in each is what its content makes of them."""


def look(page: Page, scheme: str, width: int) -> list[str]:
    """Show a page so, and return what axe says, with where it was."""
    page.locator(f"input[name=__palette][data-md-color-scheme={scheme}]").evaluate("choice => choice.click()")
    page.set_viewport_size({"width": width, "height": 844})
    return [f"{page.title()}, {scheme}, {width}: {said}" for said in axe_says(page)]


def pages(home: Page) -> Iterator[Page]:
    """Go through all that the navigation of the newest version leads to."""
    links = home.eval_on_selector_all("nav.md-nav--primary a.md-nav__link", "all => all.map(a => a.href.split('#')[0])")
    for link in dict.fromkeys(links):
        home.goto(link)
        Reader.heading(home)
        yield home


@pytest.mark.parametrize(
    ("client", "views"),
    [("larkmoor", ALL), ("pellworth", FEW), ("brackenfold", FEW), ("stonecrop", FEW), ("tsukishiro", FEW[1:])],
)
def test_axe_finds_nothing_on_a_client_s_pages(
    reader: Reader, demo: Demo, client: str, views: tuple[tuple[str, int], ...]
) -> None:
    home = reader.open(f"{demo.address(client)}/")
    reader.unlock(home, next(iter(demo.people(client).values())))
    reader.heading(home)
    assert [said for page in pages(home) for view in views for said in look(page, *view)] == []


def test_axe_finds_nothing_where_the_menu_or_the_search_is_open(reader: Reader, demo: Demo) -> None:
    page = reader.open(f"{demo.address('larkmoor')}/")
    reader.unlock(page, next(iter(demo.people("larkmoor").values())))
    reader.heading(page)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("photos")
    page.locator(".md-search-result__link").first.wait_for()
    assert axe_says(page) == []
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("label.md-header__button[for=__drawer]").click()
    assert axe_says(page) == []


def test_axe_finds_nothing_on_the_portfolio(chromium: Browser, demo: Demo) -> None:
    folder = demo.root / "portfolio"
    [address] = [path.parent.name for path in folder.glob("*/slots.bin")]
    with static_server(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}/")
        Reader.unlock(page, next(iter(demo.team.values())))
        Reader.heading(page)
        assert [said for view in ALL for said in look(page, *view)] == []
        context.close()
        server.shutdown()
