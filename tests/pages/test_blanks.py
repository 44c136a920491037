"""Blanks between sentences, as a language has them."""

import pytest

from reports.pages.blanks import in_its_language
from reports.words import Words


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>はい。 次は、 明日です。</p>\n<p>終わり</p>", "<p>はい。次は、明日です。</p>\n<p>終わり</p>"),
        ('<b>なし。</b> <span class="a">第2版</span>', '<b>なし。</b><span class="a">第2版</span>'),
        ("<p>Mara Lindqvist さん</p>", "<p>Mara Lindqvist さん</p>"),
        ('<a data-sign="同意。 署名">ここ</a>', '<a data-sign="同意。 署名">ここ</a>'),
        ("<pre>同意。 署名</pre> 次", "<pre>同意。 署名</pre> 次"),
    ],
)
def test_japanese_has_none_behind_full_width_marks_but_in_what_is_signed(html: str, said: str) -> None:
    assert in_its_language(html, Words("ja")) == said


def test_other_languages_keep_theirs() -> None:
    assert in_its_language("<p>끝. 다음： 내일</p>", Words("ko")) == "<p>끝. 다음： 내일</p>"
