"""Who opens the site, and what everybody else is told."""

import pytest
from playwright.sync_api import expect

from tests.shell.conftest import Reader
from tests.shell.sealed_site import PASSPHRASES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("person", PASSPHRASES)
def test_each_persons_passphrase_opens_the_newest_version(reader: Reader, person: str) -> None:
    page = reader.tab()
    reader.unlock(page, PASSPHRASES[person])
    expect(page.locator("article h1")).to_have_text("Now of 2026-W47")
    assert page.url == reader.url(reader.site.page("2026-W47"))
