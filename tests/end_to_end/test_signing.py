"""From wording on a page to terms in force: a client signs in the browser, the agency files it, the page says so."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import run
from tests.shell.conftest import served
from tests.support.agency import Agency
from tests.support.workspace import agency_text, write_workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEGIN = b"-----BEGIN SSH SIGNATURE-----"
FOLDER = "clients/northwind"


def aboveboard(root: Path, *arguments: str) -> str:
    done = run("-C", str(root), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def agency(tmp_path: Path) -> Agency:
    """A small agency whose first client has terms that nobody decided on."""
    agency = Agency(tmp_path / "agency")
    write_workspace(agency.root)
    agency.write("agency.yml", agency_text(demo="true"))
    return agency


def address(root: Path) -> str:
    [folder] = [path.parent.name for path in (root / "site").glob("*/slots.bin")]
    return folder


@contextmanager
def browsing(chromium: Browser, origin: str, folder: str) -> Iterator[Page]:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(f"{origin}{folder}/")
    yield page
    context.close()


def unlock(page: Page, passphrase: str) -> None:
    page.fill("#passphrase", passphrase)
    page.click("button[type=submit]")
    page.locator("article h1").wait_for()


def open_agreement(page: Page) -> None:
    link = page.locator("nav.md-nav--primary a.md-nav__link", has_text="Agreement").first
    page.goto(str(link.evaluate("link => link.href")))
    page.locator("article.md-content__inner .ab-agreement").wait_for()


def sign(page: Page, file: Path) -> Path:
    form = page.locator("[data-sign]")
    form.get_by_label("Ida Berg").check()
    form.get_by_label("I accept this wording").check()
    form.get_by_role("button", name="Accept and sign").click()
    with page.expect_download() as download:
        form.get_by_role("link", name="Save the receipt").click()
    download.value.save_as(file)
    return file


def assert_openssh_verifies(receipt: Path, folder: Path) -> None:
    """Split the download at the armor: its own key is in the signature, so `check-novalidate` needs no list."""
    text, begin, rest = receipt.read_bytes().partition(BEGIN)
    (folder / "sig").write_bytes(begin + rest)
    check = ["ssh-keygen", "-Y", "check-novalidate", "-n", "aboveboard-acceptance", "-s", folder / "sig"]
    done = subprocess.run(check, input=text, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_terms_that_a_client_signs_in_the_page_come_into_force(
    agency: Agency, chromium: Browser, tmp_path: Path
) -> None:
    agency.commit(on="2020-01-06T10:00:00+00:00")
    said = aboveboard(agency.root, "access", "add", "northwind", "sponsor")
    passphrase = re.search(r"^ *((?:[a-z]+[ -]){5}[a-z]+)$", said, re.MULTILINE)
    assert passphrase, said
    agency.commit()
    aboveboard(agency.root, "build")
    with served(agency.root / "site") as origin, browsing(chromium, origin, address(agency.root)) as page:
        unlock(page, passphrase[1])
        open_agreement(page)
        receipt = sign(page, tmp_path / "receipt.txt")
        key = page.locator("[data-sign-done] [data-sign-key]").inner_text()
    assert_openssh_verifies(receipt, tmp_path)
    aboveboard(agency.root, "accept", str(receipt), "--fingerprint", key)
    agency.commit()
    aboveboard(agency.root, "build")
    with served(agency.root / "site") as origin, browsing(chromium, origin, address(agency.root)) as page:
        unlock(page, passphrase[1])
        open_agreement(page)
        expect(page.locator(".ab-state").first).to_contain_text("in force")
        expect(page.locator("[data-sign]")).to_have_count(0)
