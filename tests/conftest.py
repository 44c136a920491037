"""Settings of the whole suite: drawn examples are the same on every run, and one Chromium serves all browser tests."""

import functools
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from reports.protect import crypto

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def chromium_path() -> str:
    """Return where the system's Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "The browser tests need Chromium. On Debian: apt-get install chromium"
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; a test that needs it fails where there is none, and is never skipped."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def stretched_once() -> Iterator[None]:
    """A passphrase costs a third of a second by design and always gives the same: each is stretched once for all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crypto, "stretch", functools.cache(crypto.stretch))
        yield
