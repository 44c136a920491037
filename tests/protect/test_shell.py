import json
import re

import pytest

from reports.errors import Error
from reports.protect.shell import content_security_policy, lock_words, make_shell, read_template, shell_script

TEMPLATE = (
    '<!doctype html><html lang="%LANG%"><meta http-equiv="Content-Security-Policy" content="%CSP%">'
    '<link rel="stylesheet" href="%ROOT%%ASSETS%/shell.css"><h1>%AGENCY%</h1>'
    '<script type="application/octet-stream" id="sealed">%PAYLOAD%</script>'
    '<script src="%ROOT%%ASSETS%/shell.js"></script></html>'
)


def test_pages_differ_by_root_and_payload_only() -> None:
    shell = make_shell(TEMPLATE, [], "../assets/abc", "en")
    now, plan = shell.fill("v/index.html", b"AAAA"), shell.fill("v/p/index.html", b"BBBB")
    assert b'href="../../assets/abc/shell.css"' in now
    assert now.replace(b"AAAA", b"").replace(b"../", b"") == plan.replace(b"BBBB", b"").replace(b"../", b"")
    assert shell.payload("v/index.html", now) == b"AAAA"
    assert shell.fill("index.html", b"").count(b"../") == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace(b"<h1>", b"<h2>"),
        lambda page: page + b"\n",
        lambda page: b"\xef\xbb\xbf" + page,
        lambda page: page[:-1],
        lambda page: page[:0],
    ],
)
def test_a_page_with_another_shell_has_no_payload(change: object) -> None:
    shell = make_shell(TEMPLATE, [], "../assets/abc", "en")
    assert callable(change)
    assert shell.payload("v/index.html", change(shell.fill("v/index.html", b"AAAA"))) is None
    assert shell.payload("v/p/index.html", shell.fill("v/index.html", b"AAAA")) is None


def test_an_agencys_name_is_text_whatever_it_holds() -> None:
    page = make_shell(TEMPLATE, [], "../assets/abc", "en", "<b>%PAYLOAD% & %ROOT%").fill("index.html", b"AAAA").decode()
    assert "<h1>&lt;b&gt;&#37;PAYLOAD&#37; &amp; &#37;ROOT&#37;</h1>" in page
    assert page.count("AAAA") == 1


def test_the_policy_lets_in_own_files_and_known_scripts_alone() -> None:
    policy = content_security_policy(["sha256-bb", "sha256-aa", "sha256-bb"])
    assert policy == (
        "default-src 'none'; script-src 'self' 'sha256-aa' 'sha256-bb'; style-src 'self'; "
        "img-src 'self' blob: data:; connect-src 'self' blob:; worker-src 'self'; form-action 'none'; "
        "base-uri 'none'; object-src 'none'"
    )
    assert "unsafe" not in policy


@pytest.mark.parametrize("portfolio", [False, True])
def test_words_of_all_languages_stand_in_a_script_and_not_in_each_page(*, portfolio: bool) -> None:
    found = re.search(r"CATALOGUES = (.*);\n", shell_script(portfolio=portfolio))
    assert found is not None
    assert json.loads(found[1]) == lock_words(portfolio=portfolio)
    assert {"en", "fi"} < lock_words(portfolio=portfolio).keys()
    page = make_shell(read_template(), [], "../assets/abc", "en", portfolio=portfolio).text()
    assert lock_words(portfolio=portfolio)["fi"]["title"] not in page


def test_the_portfolios_page_says_whose_it_is_and_keeps_nothing_and_no_clients_page_does() -> None:
    own = make_shell(read_template(), [], "../assets/abc", "en", portfolio=True).text()
    client = make_shell(read_template(), [], "../assets/abc", "en").text()
    assert lock_words(portfolio=True)["en"].keys() == lock_words()["en"].keys()
    assert lock_words(portfolio=True)["en"]["title"] != lock_words()["en"]["title"]
    assert ('data-keep="never"' in own, 'data-keep="never"' in client) == (True, False)
    assert "portfolio" not in client


@pytest.mark.parametrize("template", ["%ROOT%", "%ROOT% %PAYLOAD% %PAYLOAD%", "%PAYLOAD%"])
def test_a_shell_without_its_marks_is_refused(template: str) -> None:
    with pytest.raises(Error, match="lock shell"):
        make_shell(template, [], "../assets/abc", "en")
