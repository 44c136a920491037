"""The door to templates: escaping, emphasis, icons."""

import subprocess
import sys

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from reports.pages.template import icon, joined, render, say, say_count
from reports.words import Words

WORDS = Words("en")


def test_a_value_is_escaped_and_never_emphasised() -> None:
    said = say(WORDS, "reason.next", name="**<b>{date}", date="1 May")
    assert said == "Next milestone: <strong>**&lt;b&gt;{date} on 1 May</strong>."


def test_a_counted_text_takes_the_form_of_its_count() -> None:
    assert say_count(WORDS, "reason.overdue", 1) == "<strong>1 thing</strong> that we need from you is overdue."
    assert say_count(WORDS, "reason.overdue", 2) == "<strong>2 things</strong> that we need from you are overdue."


def test_a_key_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        say(WORDS, "reason.no-such-thing")


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert icon("alert").startswith('<span class="twemoji" aria-hidden="true"><svg')


def test_joining_escapes_what_is_no_html() -> None:
    assert joined([Markup("<b>a</b>"), Markup("b")], " < ") == "<b>a</b> &lt; b"


def test_a_template_misses_no_value_in_silence() -> None:
    with pytest.raises(UndefinedError):
        render("archive.html.j2", WORDS, {})


def test_pages_import_neither_mkdocs_nor_material() -> None:
    code = "import reports.pages, sys; from reports.pages.template import icon; icon('alert');"
    code += "print(sorted({'mkdocs', 'material', 'cryptography'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
