"""From wording to terms in force and back: clients sign in Chromium, the agency files it, the page says so."""

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
from tests.support.workspace import agency_text, agreement_text, write_workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BEGIN = b"-----BEGIN SSH SIGNATURE-----"
FOLDER = "clients/northwind"


BEFORE = "2020-01-06T10:00:00+00:00"
"""When terms are written: before anybody signs them, whatever this machine's clock says."""
APPROVERS = """
  sponsor: {name: Ida Berg, email: ida@northwind.example}
  marketing-lead: {name: Tom Reyes, email: tom@northwind.example}"""
FIRST = agreement_text(approvers=APPROVERS)
SECOND = FIRST.replace("amount: 14000", "amount: 15000")


class Studio:
    """An agency whose client has terms that two people must accept, and the first of them a way into the site."""

    def __init__(self, folder: Path, chromium: Browser) -> None:
        self.agency, self.chromium, self.site = Agency(folder / "agency"), chromium, folder / "site"
        write_workspace(self.agency.root)
        # Terms that change with no request stop a build, unless an agency weighs that rule lighter: the page tells it.
        self.agency.write("agency.yml", agency_text(rules="{terms-changed: warning}"))
        self.reword(FIRST)
        self.run("access", "init")
        said = self.run("access", "add", "northwind", "sponsor")
        [self.passphrase] = re.findall(r"^ *((?:[a-z]+[ -]){5}[a-z]+)$", said, re.MULTILINE)
        self.agency.commit()

    def run(self, *arguments: str) -> str:
        done = run("-C", str(self.agency.root), *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def accept(self, receipt: Path, key: str) -> None:
        """File what was signed, by someone who told their key's fingerprint on the phone."""
        self.run("accept", str(receipt), "--fingerprint", key)
        self.agency.commit()

    def reword(self, terms: str) -> None:
        self.agency.write(f"{FOLDER}/agreement.yml", terms)
        self.agency.commit("Terms", on=BEFORE)

    @contextmanager
    def published(self) -> Iterator[Page]:
        """Publish, and open the page Agreement as the client does: with the passphrase, in a browser."""
        self.run("publish", "--out", str(self.site))
        [slots] = self.site.glob("*/slots.bin")
        with served(self.site) as origin:
            context = self.chromium.new_context(accept_downloads=True)
            page = context.new_page()
            page.goto(f"{origin}{slots.parent.name}/")
            page.fill("#passphrase", self.passphrase)
            page.click("button[type=submit]")
            page.locator("article h1").wait_for()
            link = page.locator("nav.md-nav--primary a.md-nav__link", has_text="Agreement").first
            page.goto(str(link.evaluate("link => link.href")))
            page.locator("article.md-content__inner .ab-agreement").wait_for()
            yield page
            context.close()


def sign(page: Page, name: str, file: Path) -> tuple[Path, str]:
    """Sign as somebody; return the receipt that was downloaded, and the fingerprint that the page shows them."""
    form = page.locator("[data-sign]")
    form.get_by_label(name).check()
    form.get_by_label("I accept this wording").check()
    form.get_by_role("button", name="Accept and sign").click()
    with page.expect_download() as download:
        form.get_by_role("link", name="Save the receipt").click()
    download.value.save_as(file)
    return file, page.locator("[data-sign-done] [data-sign-key]").inner_text()


def assert_openssh_verifies(receipt: Path, signer: str, allowed: Path) -> None:
    """Split the download at the armor, and let stock OpenSSH hold it to the keys that the client's folder lists."""
    text, begin, rest = receipt.read_bytes().partition(BEGIN)
    armor = receipt.with_suffix(".sig")
    armor.write_bytes(begin + rest)
    check = ["ssh-keygen", "-Y", "verify", "-f", allowed, "-I", signer, "-n", "aboveboard-acceptance", "-s", armor]
    done = subprocess.run(check, input=text, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    other = subprocess.run(check, input=text.replace(b"14,000", b"13,000"), capture_output=True, check=False)
    assert other.returncode, "a receipt of other words verifies"


def test_terms_come_into_force_change_and_go_back_as_clients_sign_them(chromium: Browser, tmp_path: Path) -> None:
    studio = Studio(tmp_path, chromium)
    allowed = studio.agency.root / FOLDER / "allowed_signers"

    with studio.published() as page:
        ida, key = sign(page, "Ida Berg", tmp_path / "ida.txt")
    assert re.search(r"^head: [0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$", ida.read_text(), re.MULTILINE)
    studio.accept(ida, key)
    assert_openssh_verifies(ida, "sponsor", allowed)

    with studio.published() as page:
        said = page.locator(".ab-state").first
        expect(said).to_contain_text("accepted in part. It still needs the word of Tom Reyes.")
        tom, key = sign(page, "Tom Reyes", tmp_path / "tom.txt")
    studio.accept(tom, key)
    assert_openssh_verifies(tom, "marketing-lead", allowed)

    with studio.published() as page:
        expect(page.locator(".ab-state").first).to_contain_text("Version 1 of the agreement has been in force since")
        expect(page.locator("[data-sign], .ab-proposal")).to_have_count(0)

    studio.reword(SECOND)
    with studio.published() as page:
        expect(page.locator(".ab-state").first).to_contain_text("Version 1 of the agreement has been in force since")
        proposal = page.locator(".ab-proposal")
        expect(proposal).to_contain_text("changed since they were accepted")
        expect(proposal.locator("tbody tr")).to_have_count(1)
        expect(proposal.locator("tbody tr")).to_contain_text("Design and build")
        first = sign(page, "Ida Berg", tmp_path / "ida-again.txt")
        page.get_by_role("button", name="Sign again, or as someone else").click()
        second = sign(page, "Tom Reyes", tmp_path / "tom-again.txt")
    for receipt, key in (first, second):
        studio.accept(receipt, key)

    studio.reword(FIRST)
    with studio.published() as page:
        expect(page.locator(".ab-state").first).to_contain_text("Version 2 of the agreement has been in force since")
        expect(page.locator(".ab-proposal")).to_contain_text("gone back to version 1, which was in force once")
        expect(page.locator(".ab-proposal tbody tr")).to_contain_text("Design and build")
