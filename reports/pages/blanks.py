"""A page's HTML → the same with the blanks of its language: Japanese has none behind full-width marks."""

import re

from reports.words import Words

_TAGS = re.compile(r"(<pre\b.*?</pre>|<[^>]*>)", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|em|q|span|strong)\b")
_MARKS = "、。：！？」』）"
_BLANKS = re.compile(f"(?<=[{_MARKS}])[ \n]+")


def in_its_language(html: str, words: Words) -> str:
    """Take out what an English page has between sentences; attributes and <pre> stay as they are, to the letter."""
    return "".join(_without_blanks(html)) if words.locale.language == "ja" else html


def _without_blanks(html: str) -> list[str]:
    found, ended = list[str](), False
    for place, part in enumerate(_TAGS.split(html)):
        if place % 2:
            ended = ended and _INLINE.match(part) is not None
            found.append(part)
            continue
        text = _BLANKS.sub("", part.lstrip(" \n") if ended else part)
        ended = text.endswith(tuple(_MARKS)) if text else ended
        found.append(text)
    return found
