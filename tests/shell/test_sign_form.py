"""The form by which a reader signs: what it shows, what it makes, and when it stays shut."""

import json
import re
import subprocess
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.shell.conftest import Reader
from tests.shell.sealed_site import BODY, MANAGER

pytestmark = pytest.mark.browser

BEGIN = "-----BEGIN SSH SIGNATURE-----"
FITS = 1900


def desk(page: Page, document: str = "agreement") -> Locator:
    return page.locator(f"section:has(> #sign-{document})")


def opened(reader: Reader, week: str = "2026-W47") -> Page:
    return reader.opened(reader.site.page(week, "agreement"))


def decide(form: Locator, decision: str, who: str = "Zoë Lind", reason: str = "") -> None:
    form.get_by_role("group", name="Who are you?").get_by_label(who.replace("ë", "e\u0308")).check()
    form.get_by_label(decision, exact=True).check()
    form.get_by_label("Anything to add?").fill(reason)


def signed(form: Locator, button: str = "Accept and sign") -> str:
    """Press the button, and return what the receipt's link saves."""
    form.get_by_role("button", name=button).click()
    link = form.get_by_role("link", name="Save the receipt")
    with form.page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes().decode()


def said(receipt: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in receipt.partition("\n\n")[0].split("\n")[1:])


def mail(form: Locator) -> dict[str, str]:
    parts = urlsplit(form.get_by_role("link", name="Mail it to Ada Holt").get_attribute("href") or "")
    return {"to": unquote(parts.path)} | {key: value for key, [value] in parse_qs(parts.query).items()}


def key_line(page: Page) -> str:
    return page.evaluate("""async () => {
      const load = name => import(`/modules/${name}.js`)
      const [sshsig, key] = await Promise.all([load("sshsig"), load("signing_key")])
      const pair = await key.signingKey(new URL("/larkmoor/", location.href), "sponsor")
      return sshsig.publicLine(await sshsig.publicBlob(pair.publicKey))
    }""")


def test_the_receipt_is_what_stood_above_the_button_and_ssh_keygen_verifies_it(reader: Reader, tmp_path: Path) -> None:
    page = opened(reader)
    form = desk(page)
    decide(form, "I accept this wording")
    form.get_by_text("The exact text that you sign").click()
    expect(form.locator("[data-sign-body]")).to_have_text(BODY, use_inner_text=False)
    shown = form.locator("[data-sign-header]").text_content() or ""
    text = signed(form)
    receipt, signature = text[: text.index(BEGIN)], text[text.index(BEGIN) :]
    (tmp_path / "allowed").write_text(f'sponsor namespaces="aboveboard-acceptance" {key_line(page)}\n', "ascii")
    (tmp_path / "sig").write_text(signature, "ascii")
    verify = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "allowed",
        "-I",
        "sponsor",
        "-n",
        "aboveboard-acceptance",
        "-s",
        "sig",
    ]
    done = subprocess.run(verify, cwd=tmp_path, input=receipt.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    without_time = re.compile(r"^time: .*$", re.MULTILINE)
    assert without_time.sub("", receipt) == without_time.sub("", f"{shown}\n{BODY}")


def test_the_receipt_says_who_decided_what_about_which_wording(reader: Reader) -> None:
    page = opened(reader)
    decide(desk(page), "I accept this wording", reason="  With\n thanks ")
    lines = said(signed(desk(page)))
    expected = {
        "decision": "accept",
        "agency": "Quayside & Søn",
        "client": "larkmoor",
        "document": "agreement",
        "version": "2",
        "digest": f"sha256:{'a' * 64}",
        "supersedes": f"sha256:{'b' * 64}",
        "option": "none",
        "head": "none",
        "signer": "sponsor",
        "name": "Zoë Lind",
        "reason": "With thanks",
        "body": sha256(BODY.encode()).hexdigest(),
    }
    assert {key: lines[key] for key in expected} == expected
    assert list(lines) == [*list(expected)[:-1], "key", "time", "nonce", "body"]


def test_a_no_needs_a_reason(reader: Reader) -> None:
    form = desk(opened(reader))
    decide(form, "I do not accept it", reason="   ")
    form.get_by_role("button", name="Reject and sign").click()
    expect(form.get_by_label("Anything to add?")).to_be_focused()
    form.get_by_label("Anything to add?").fill("Too late for our fair")
    lines = said(signed(form, "Reject and sign"))
    assert (lines["decision"], lines["reason"]) == ("reject", "Too late for our fair")
    expect(form.get_by_role("status")).to_contain_text("said no to version 2")


def test_of_a_request_an_option_is_chosen(reader: Reader) -> None:
    form = desk(opened(reader), "cr-001")
    decide(form, "I choose: Add it now, for 900 EUR")
    lines = said(signed(form))
    assert (lines["document"], lines["option"], lines["supersedes"]) == ("cr-001", "add", "none")


def test_the_mail_holds_header_and_signature_where_they_fit(reader: Reader) -> None:
    form = desk(opened(reader))
    decide(form, "I accept this wording")
    text = signed(form)
    link = form.get_by_role("link", name="Mail it to Ada Holt").get_attribute("href") or ""
    assert len(link) <= FITS
    assert mail(form)["to"] == MANAGER.email
    header, signature = text.partition("\n\n")[0], text[text.index(BEGIN) :]
    assert mail(form)["body"].replace("\r\n", "\n") == f"{header}\n\n{signature}"
    expect(form.get_by_text("please attach the file")).to_be_hidden()


def test_a_receipt_too_long_for_a_mail_is_attached(reader: Reader) -> None:
    form = desk(opened(reader))
    decide(form, "I do not accept it", reason="ü" * 300)
    signed(form, "Reject and sign")
    assert mail(form)["body"] == "The receipt is attached."
    expect(form.get_by_text("please attach the file")).to_be_visible()


def test_the_page_remembers_what_was_signed_even_after_lock(reader: Reader) -> None:
    page = opened(reader)
    decide(desk(page), "I accept this wording")
    before = signed(desk(page))
    page.get_by_role("button", name="Lock").click()
    reader.unlock(page)
    status = desk(page).get_by_role("status")
    year = int(said(before)["time"][:4])
    expect(status).to_contain_text(re.compile(rf"accepted version 2 here on \d+ \w+ {year}"))
    expect(status).to_contain_text("It counts once Quayside & Søn has filed it.")
    expect(desk(page).get_by_text("asks you for the fingerprint")).to_contain_text(said(before)["key"])
    expect(desk(page).get_by_role("button", name="Accept and sign")).to_be_hidden()
    with page.expect_download() as download:
        desk(page).get_by_role("link", name="Save the receipt").click()
    assert Path(download.value.path()).read_bytes().decode() == before
    expect(desk(page, "cr-001").get_by_role("button", name="Accept and sign")).to_be_visible()


def test_what_is_remembered_cannot_be_read_without_the_site_s_key(reader: Reader) -> None:
    page = opened(reader)
    decide(desk(page), "I accept this wording", reason="zebrafinch")
    signed(desk(page))
    kept = page.evaluate("""async () => {
      const done = request => new Promise(good => { request.onsuccess = () => good(request.result) })
      const base = await done(indexedDB.open("aboveboard signing"))
      const [kept] = await done(base.transaction("signed").objectStore("signed").getAll())
      return Array.from(new Uint8Array(kept.sealed), byte => String.fromCharCode(byte)).join("")
    }""")
    assert "zebrafinch" not in kept
    assert "sponsor" not in kept


def test_someone_else_signs_in_the_same_browser(reader: Reader) -> None:
    form = desk(opened(reader))
    decide(form, "I accept this wording")
    first = said(signed(form))
    form.get_by_role("button", name="Sign again, or as someone else").click()
    decide(form, "I accept this wording", who="Ben Okri")
    second = said(signed(form))
    assert (first["signer"], second["signer"]) == ("sponsor", "lead")
    assert first["nonce"] != second["nonce"]
    assert first["key"] != second["key"]


def test_an_old_version_offers_nothing_to_sign(reader: Reader) -> None:
    form = desk(opened(reader, "2026-W46"))
    expect(form).to_contain_text("This is an older report. You decide in the newest one.")
    expect(form.get_by_role("button")).to_have_count(0)


def test_a_browser_that_keeps_nothing_is_told_so(reader: Reader) -> None:
    page = reader.context.new_page()
    page.add_init_script("if (location.search === '?blocked') indexedDB.open = () => { throw new Error('blocked') }")
    page.goto(reader.url(reader.site.page("2026-W47", "agreement")) + "?blocked")
    reader.unlock(page)
    expect(desk(page)).to_contain_text("This browser cannot sign")
    expect(desk(page).get_by_role("button")).to_have_count(0)


def test_the_form_works_by_keyboard_and_says_what_each_field_is(reader: Reader) -> None:
    page = opened(reader)
    form = desk(page)
    form.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(form.get_by_label("Anything to add?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Accept and sign")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Lind accepted version 2")
    names = form.evaluate(
        "form => [...form.querySelectorAll('input, textarea')].every(field => field.labels.length === 1)"
    )
    assert names


def test_the_form_fits_a_narrow_phone(reader: Reader) -> None:
    page = opened(reader)
    page.set_viewport_size({"width": 360, "height": 700})
    form = desk(page)
    decide(form, "I accept this wording")
    form.get_by_text("The exact text that you sign").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    signed(form)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_no_word_of_the_form_stands_in_its_script(reader: Reader) -> None:
    offer = json.loads(desk(opened(reader)).get_attribute("data-sign") or "")
    assert set(offer["words"]) == {"accept", "reject", "failed", "attached", "accepted", "rejected", "subject"}
    assert offer["signers"] == [{"id": "sponsor", "name": "Zoe\u0308 Lind"}, {"id": "lead", "name": "Ben Okri"}]
