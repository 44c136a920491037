"""A page's HTML → as its language sets lines: Japanese has no blank beside full-width marks, and whole days."""

import re

from reports.words import Words

_TAGS = re.compile(r"(<pre\b.*?</pre>|<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|em|q|span|strong)\b")
_MARKS = "、。：！？」』）"
_BLANKS = re.compile(f"(?<=[{_MARKS}])[ \n]+|[ \n]+(?=[（「])")
_WHOLE = re.compile(r"(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:（[日月火水木金土]）)?|第[0-9]+版")


def in_its_language(html: str, words: Words) -> str:
    """Take out what an English page has between sentences, and keep days and versions in one line.

    Attributes, pictures and <pre> stay as they are, to the letter.
    """
    return "".join(_as_in_japanese(html)) if words.locale.language == "ja" else html


def _as_in_japanese(html: str) -> list[str]:
    found, ended = list[str](), False
    for place, part in enumerate(_TAGS.split(html)):
        if place % 2:
            ended = ended and _INLINE.match(part) is not None
            found.append(part)
            continue
        text = _BLANKS.sub("", part.lstrip(" \n") if ended else part)
        ended = text.endswith(tuple(_MARKS)) if text else ended
        found.append(_WHOLE.sub(r'<span class="ab-nowrap">\g<0></span>', text))
    return found
