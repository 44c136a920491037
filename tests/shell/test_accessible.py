"""What only the shell shows, judged by axe: the lock, what it says of a wrong passphrase, and the form to sign."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.shell.conftest import Reader, reading
from tests.shell.sealed_site import SealedSite
from tests.shell.test_sign_form import decide, desk, opened, signed
from tests.support.judges import axe_says

pytestmark = pytest.mark.browser
WIDTHS = (1280, 390, 360)


def says(page: Page) -> list[str]:
    """Return what axe says of a page at all widths."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        found += [f"{width}: {said}" for said in axe_says(page)]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_lock(chromium: Browser, address: str, site: SealedSite, scheme: str) -> None:
    with reading(chromium, address, site, color_scheme=scheme) as reader:
        page = reader.tab()
        assert says(page) == []
        reader.unlock(page, "not this one")
        expect(page.get_by_role("status")).to_contain_text("passphrase")
        assert says(page) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_on_the_form_to_sign(reader: Reader, scheme: str) -> None:
    page = opened(reader)
    page.locator(f"input[name=__palette][data-md-color-scheme={scheme}]").evaluate("choice => choice.click()")
    assert says(page) == []
    decide(desk(page), "I do not accept it", reason="Too late for us")
    signed(desk(page), "Reject and sign")
    assert says(page) == []
