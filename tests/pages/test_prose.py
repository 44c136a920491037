"""Prose becomes clean HTML, whatever stands in it."""

import pytest

from reports.pages.article import CLOSE, OPEN
from reports.pages.prose import inline, prose
from tests.pages.larkmoor import FILES
from tests.pages.reading import Reading


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ("Leads cost 21 % less.", "<p>Leads cost 21 % less.</p>"),
        ('It\'s "good"', "<p>It&#39;s &#34;good&#34;</p>"),
        ("*soft* and **loud**", "<p><em>soft</em> and <strong>loud</strong></p>"),
        ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("```py\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
    ],
)
def test_markdown(text: str, html: str) -> None:
    assert prose(text) == html


def test_headings_stand_below_those_of_the_page_and_have_no_ids() -> None:
    assert prose("# One\n\n###### Six") == "<h3>One</h3>\n<h6>Six</h6>"


def test_tables_align_by_class_and_not_by_style() -> None:
    html = prose("| a | b | c |\n| --: | --- | :-: |\n| 1 | 2 | 3 |")
    assert '<td class="ab-right">1</td>\n<td>2</td>\n<td class="ab-center">3</td>' in html
    assert "style" not in html
    assert "align" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p style='color:red'>red</p>\n\n<div>\n*a*\n</div>",
        "<svg/onload=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<script>`\n\n    <script>\n",
        "[a](<javascript:alert(1)>)",
        "<!-- hidden -->",
    ],
)
def test_raw_html_is_text(text: str) -> None:
    reading = Reading(prose(text))
    assert {"script", "svg", "div", "img"}.isdisjoint(reading.tags)
    assert reading.attributes == []
    assert reading.open == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "http://plain.example",
        "//host.example",
        "/x",
        "x",
    ],
)
def test_links_go_nowhere_but_by_https_and_mail(address: str) -> None:
    assert prose(f"see [here]({address})") == "<p>see here</p>"


def test_links_tell_the_other_side_nothing() -> None:
    html = prose("[here](https://a.example/?b=1&c=2 'title')")
    assert html == '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">here</a></p>'


def test_an_address_of_mail_is_a_link() -> None:
    assert '<a href="mailto:me@a.example"' in prose("<me@a.example>")


def test_a_picture_of_the_client_is_a_slot() -> None:
    assert prose("![A shelf](files/shelf.png 'x')", FILES) == (
        f'<p><img {OPEN}image:files/shelf.png{CLOSE} alt="A shelf"></p>'
    )


@pytest.mark.parametrize("address", ["https://a.example/x.png", "files/gone.png", "files/w47.pdf", "data:image/png,x"])
def test_any_other_picture_is_its_description(address: str) -> None:
    assert prose(f"![A shelf]({address})", FILES) == "<p>A shelf</p>"


def test_a_description_cannot_leave_its_attribute() -> None:
    html = prose('![" onerror="x <b>](files/shelf.png)', FILES)
    assert [
        name for name, _ in Reading(html.replace(OPEN, "").replace(CLOSE, "")).attributes if name == "onerror"
    ] == []


def test_a_link_to_a_file_of_the_client_is_a_download() -> None:
    assert prose("[Plan](files/w47.pdf)", FILES) == f"<p><a {OPEN}download:files/w47.pdf{CLOSE}>Plan</a></p>"


def test_a_link_to_a_file_that_is_not_there_keeps_its_words() -> None:
    assert prose("[Plan](files/gone.pdf)", FILES) == "<p><a>Plan</a></p>"


def test_text_that_looks_like_our_marks_stays_text() -> None:
    assert prose('<img data-file="files/shelf.png">', FILES).count(OPEN) == 0


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Beta comes **late**.\n\nMore of it.", "Beta comes <strong>late</strong>."),
        ("a < b", "a &lt; b"),
        ("- one\n- two", "one two"),
        ("# Title", "Title"),
    ],
)
def test_inline_is_the_first_paragraph(text: str, html: str) -> None:
    assert inline(text) == html
