"""What the browser signs is an OpenSSH signature: stock `ssh-keygen` judges it, not a verifier of ours."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.shell.conftest import Reader

pytestmark = pytest.mark.browser

NAMESPACE = "aboveboard-acceptance"
SIGN = """async ([message, namespace, signer]) => {
  const load = name => import(`/modules/${name}.js`)
  const [sshsig, key, bytes] = await Promise.all(["sshsig", "signing_key", "bytes"].map(load))
  const pair = await key.signingKey(new URL("/larkmoor/", location.href), signer)
  const blob = await sshsig.publicBlob(pair.publicKey)
  return {
    extractable: pair.privateKey.extractable,
    line: sshsig.publicLine(blob),
    fingerprint: await sshsig.fingerprint(blob),
    signature: await sshsig.sign(pair, bytes.encode(message), namespace),
  }
}"""


def sign(
    page: Page, message: str = "we agree\n", namespace: str = NAMESPACE, signer: str = "sponsor"
) -> dict[str, str]:
    return page.evaluate(SIGN, [message, namespace, signer])


def verified(folder: Path, made: dict[str, str], message: str, namespace: str = NAMESPACE) -> bool:
    """Ask ssh-keygen, which is given the key for acceptances alone."""
    (folder / "allowed").write_text(f'sponsor namespaces="{NAMESPACE}" {made["line"]}\n', encoding="ascii")
    (folder / "text.sig").write_text(made["signature"], encoding="ascii")
    check = ["ssh-keygen", "-Y", "verify", "-f", "allowed", "-I", "sponsor", "-n", namespace, "-s", "text.sig"]
    return subprocess.run(check, cwd=folder, input=message.encode(), capture_output=True, check=False).returncode == 0


def test_ssh_keygen_verifies_what_the_browser_signs(reader: Reader, tmp_path: Path) -> None:
    """Many times: a number in a signature is written otherwise where it begins with a high bit or with a zero."""
    page = reader.opened()
    for round_ in range(20):
        message = f"Zürich accepts wording {round_}\n"
        made = sign(page, message)
        assert verified(tmp_path, made, message), made["signature"]
    assert not verified(tmp_path, made, f"{message} ")


def test_a_signature_counts_for_what_it_was_made_for(reader: Reader, tmp_path: Path) -> None:
    made = sign(reader.opened(), namespace="file")
    assert not verified(tmp_path, made, "we agree\n")
    assert not verified(tmp_path, made, "we agree\n", "file")


def test_the_fingerprint_is_the_one_that_ssh_keygen_shows(reader: Reader, tmp_path: Path) -> None:
    made = sign(reader.opened())
    (tmp_path / "key.pub").write_text(f"{made['line']}\n", encoding="ascii")
    shown = subprocess.run(["ssh-keygen", "-l", "-f", tmp_path / "key.pub"], capture_output=True, text=True, check=True)
    assert made["fingerprint"] in shown.stdout.split()


def test_the_key_cannot_be_taken_out_and_stays_when_the_site_is_locked(reader: Reader) -> None:
    page = reader.opened()
    before = sign(page)
    assert before["extractable"] is False
    page.get_by_role("button", name="Lock").click()
    expect(page.get_by_label("Passphrase")).to_be_visible()
    reader.unlock(page)
    expect(page.locator("article h1")).to_be_visible()
    assert sign(page)["fingerprint"] == before["fingerprint"]


def test_two_tabs_that_need_a_key_at_once_get_the_same(reader: Reader) -> None:
    page = reader.opened()
    both = page.evaluate(f"values => Promise.all([({SIGN})(values), ({SIGN})(values)])", ["text", NAMESPACE, "sponsor"])
    assert both[0]["line"] == both[1]["line"]
    assert re.fullmatch(r"ecdsa-sha2-nistp256 [A-Za-z0-9+/]+=*", both[0]["line"])


def test_two_people_at_one_browser_have_two_keys(reader: Reader) -> None:
    page = reader.opened()
    assert sign(page)["line"] != sign(page, signer="lead")["line"]
