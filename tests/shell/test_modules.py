"""The shell's modules that need no page, run by Node; and what every module of the shell keeps to."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reports.protect.shell import lock_words, make_shell, read_template, shell_script
from reports.resources import languages, theme_folder
from reports.source import hidden_character

SHELL = theme_folder() / "shell"
VECTORS = Path(__file__).parents[1] / "vectors" / "sealed-1.json"


def modules(place: Path) -> None:
    """Copy the shell's modules to where Node takes them for modules."""
    for module in SHELL.glob("*.js"):
        shutil.copy(module, place)
    (place / "package.json").write_text('{"type": "module"}')


def test_the_modules_do_what_the_format_says(tmp_path: Path) -> None:
    modules(tmp_path)
    where = {**os.environ, "MODULES": str(tmp_path), "VECTORS": str(VECTORS)}
    suite = Path(__file__).with_name("modules.mjs")
    done = subprocess.run(["node", "--test", suite], env=where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_page_leaves_out_every_character_that_no_receipt_may_hold(tmp_path: Path) -> None:
    """Or a client could sign what the agency cannot file."""
    modules(tmp_path)
    suite = """
      import { readFileSync } from "node:fs";
      import { oneLine } from "./receipt.js";
      const hidden = JSON.parse(readFileSync(0, "utf8")).map((number) => String.fromCodePoint(number));
      console.log(JSON.stringify(hidden.filter((letter) => oneLine(`a${letter}b`).includes(letter))));
    """
    (tmp_path / "ask.js").write_text(suite)
    hidden = [number for number in range(0x110000) if hidden_character(chr(number))]
    done = subprocess.run(
        ["node", "ask.js"], cwd=tmp_path, input=json.dumps(hidden), capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("module", sorted(path.name for path in SHELL.glob("*.js")))
def test_a_module_stays_small_and_speaks_to_no_other_host(module: str) -> None:
    code = (SHELL / module).read_text(encoding="utf-8")
    assert code.count("\n") < 300
    assert not re.search(r"https?://(?!www\.sitemaps\.org)", code)
    assert not re.search(r"\beval\(|innerHTML|\.style\b", code)


@pytest.mark.parametrize("language", languages())
def test_what_shows_without_scripts_is_in_the_agencys_language(language: str) -> None:
    page, words = make_shell(read_template(), [], "../assets/abc", language).text(), lock_words()[language]
    assert f'<html lang="{language}"' in page
    for key in ("script", "stuck", "locked"):
        assert f">{words[key]}<" in page


def test_the_shell_has_no_inline_script_or_style() -> None:
    shell = (SHELL / "shell.html").read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style", shell)
    scripts = re.findall(r"<script ([^>]+)>", shell)
    assert scripts == [
        'defer src="%ROOT%%ASSETS%/shell/shell.js"',
        'type="application/octet-stream" id="sealed"',
    ]


def test_every_module_is_part_of_the_one_script() -> None:
    script = shell_script()
    for module in SHELL.glob("*.js"):
        first_line = module.read_text(encoding="utf-8").partition("\n")[0]
        assert first_line in script


def test_the_form_sends_nothing_and_password_managers_know_it() -> None:
    shell = (SHELL / "shell.html").read_text(encoding="utf-8")
    [field] = re.findall(r"<input [^>]*password[^>]*>", shell)
    assert all(said in field for said in ('autocomplete="current-password"', 'spellcheck="false"', "required"))
    assert not re.search(r"<(?:form|input|button)[^>]*\s(?:name|action|method|value)=", shell)
    assert '<label for="passphrase"' in shell
    assert '<p id="message" class="message" role="status"></p>' in shell
    assert '<meta name="referrer" content="no-referrer">' in shell
    assert '<meta name="robots" content="noindex,nofollow,noarchive">' in shell


def test_every_word_that_the_shell_says_is_in_every_language() -> None:
    shell = (SHELL / "shell.html").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in SHELL.glob("*.js"))
    said = set(re.findall(r'data-word="([^"]+)"', shell))
    said |= set(re.findall(r'(?:say|Refusal)\("(\w+)"', code)) | {"older", "stale"}
    assert len(said) > 10
    for language, words in lock_words().items():
        assert said <= set(words), language
