"""A comment's Markdown: whatever clients, agencies and files are called, it stays text, and fits into a comment."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reports.problems import Problem, Severity
from reports.review import MARKER, Part, Reviewed, Section, as_markdown, review_of
from reports.review.as_markdown import escaped
from reports.review.review import Line

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = (
    "@octocat and @org/team",
    "fixes #12, octo/cat#12, GH-12, !34, $56, %7, &8, ~bug, ^9, [vulnerability:1]",
    "https://evil.example www.evil.example ada@quay.example mailto:x@y.example",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- -->",
    "[a](https://evil.example) ![b](x.png) <https://evil.example> [c]: x",
    "`code` **bold** _it_ ~~gone~~ a\\*b $x^2$ | a | b | :tada: &amp; &#64;octocat",
    "- [ ] a task",
    "1. one",
    "1) one",
    "# heading",
    "> quote",
    "=====",
    "+ plus",
    "```",
)
SEEN = re.compile(r"@\w|#\d|!\d|~\w|\$\d|%\d|://|www\.|GH-\d|:tada", re.IGNORECASE)


def rendered(text: str) -> str:
    """Return what a reader sees of text in a list, if nothing but text is there."""
    tokens = MARKDOWN.parse(f"- {escaped(text)}")
    kinds = [token.type for token in tokens]
    assert kinds == [
        *("bullet_list_open", "list_item_open", "paragraph_open"),
        "inline",
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    ]
    children = tokens[3].children or []
    assert {child.type for child in children} <= {"text"}
    seen = "".join(child.content for child in children)
    assert not SEEN.search(seen)
    return seen.replace("\N{ZERO WIDTH SPACE}", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_html_mentions_references_and_addresses_stay_text(text: str) -> None:
    assert rendered(text) == text


@given(st.text(alphabet="aG1@#<>[]()*_`~!|\\&;:/.w-+=$%^\"'{} ", min_size=1, max_size=40))
def test_any_text_stays_what_it_is(text: str) -> None:
    line = " ".join(text.split()) or "x"
    assert rendered(line) == line


def test_control_characters_are_written_out() -> None:
    assert rendered("a\x1b[31m\u202eb\x00") == "a\\x1b[31m\\u202eb\\x00"


def test_whole_reviews_hold_no_more_than_our_own_markup() -> None:
    text = " ".join(HOSTILE)
    problem = Problem(f"clients/{HOSTILE[0]}.yml", 3, 1, "", "code", text, text)
    sections = tuple(Section(part, text, text, (Line(text, text, text, text),)) for part in Part)
    written = as_markdown(review_of("a", None, [Reviewed("x", text, sections, (problem,))]))
    page = MARKDOWN.render(written)
    assert set(re.findall(r"<(\w+)", page)) == {"p", "strong", "ul", "li"}
    assert not SEEN.search(html.unescape(page.partition("-->")[2]))


def test_a_comment_begins_with_its_marker_and_fits() -> None:
    wide = "\N{CJK UNIFIED IDEOGRAPH-6F22}" * 400
    many = [
        Reviewed(
            str(number), wide, tuple(Section(part, wide, wide, (Line(wide, wide, wide, wide),) * 30) for part in Part)
        )
        for number in range(30)
    ]
    written = as_markdown(review_of("a", "b", many))
    assert written.startswith(f"{MARKER}\n")
    assert len(written.encode()) < 61_000
    assert re.search(r"\n- and \d+ more lines$", written)


def test_long_lists_are_capped_and_say_so() -> None:
    lines = tuple(Line(f"Term {number}", "a", "b") for number in range(25))
    problems = tuple(Problem(f"{number:03}.yml", 0, 0, "", "x", "Said", "", Severity.WARNING) for number in range(23))
    written = as_markdown(
        review_of("a", "b", [Reviewed("x", "X", (Section(Part.AGREEMENT, "T", "", lines),), problems)])
    )
    assert "- and 5 more lines" in written
    assert "- and 3 more findings" in written
    assert written.count("- Term ") == 20


def test_an_empty_review_says_so() -> None:
    assert as_markdown(review_of("a", "b", [])) == f"{MARKER}\n\nNothing changes for any client."
