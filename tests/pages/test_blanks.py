"""Blanks between sentences, as a language has them."""

import pytest

from reports.pages.blanks import in_its_language
from reports.words import Words


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>はい。 次は、 明日です。</p>\n<p>終わり</p>", "<p>はい。次は、明日です。</p>\n<p>終わり</p>"),
        ('<b>なし。</b> <span class="a">二版</span>', '<b>なし。</b><span class="a">二版</span>'),
        ("<th>合意額 （円）</th>", "<th>合意額（円）</th>"),
        ("<p>Mara Lindqvist さん</p>", "<p>Mara Lindqvist さん</p>"),
        ('<a data-sign="同意。 署名">ここ</a>', '<a data-sign="同意。 署名">ここ</a>'),
        ("<pre>同意。 署名</pre> 次", "<pre>同意。 署名</pre> 次"),
    ],
)
def test_japanese_has_none_behind_full_width_marks_but_in_what_is_signed(html: str, said: str) -> None:
    assert in_its_language(html, Words("ja")) == said


def test_a_japanese_day_stays_in_one_line_but_in_pictures_and_attributes() -> None:
    html = '<p title="8月7日">2026年11月2日〜15日、11月18日（水）まで。7日遅れ</p><svg><text>8月7日</text></svg>'
    kept = [f'<span class="ab-nowrap">{day}</span>' for day in ("2026年11月2日", "15日", "11月18日（水）", "7日")]
    said = f'<p title="8月7日">{kept[0]}〜{kept[1]}、{kept[2]}まで。{kept[3]}遅れ</p><svg><text>8月7日</text></svg>'
    assert in_its_language(html, Words("ja")) == said


def test_other_languages_keep_theirs() -> None:
    assert in_its_language("<p>끝. 다음： 내일</p>", Words("ko")) == "<p>끝. 다음： 내일</p>"
