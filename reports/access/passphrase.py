"""A language and randomness → a passphrase of published words, strong enough to be tried offline for years."""

import math
import unicodedata
from functools import cache
from importlib.resources import files

from reports.access.randomness import Random, choose

BITS = 77
_ENGLISH = "eff-long"
_LISTS = {
    "de": "ger-long",
    "en": _ENGLISH,
    "es": "spa-mich",
    "fi": "fin-kotus",
    "fr": "fr-freelang",
    "it": "ita-wiki",
    "nb": "nor-nb",
    "no": "nor-nb",
    "pt": "ptbr-aosp-10k",
    "sv": "swe-short",
}
_SHORTEST, _LONGEST = 3, 9


def new_passphrase(random: Random, language: str = "en") -> str:
    """Return random words, joined by hyphens: six of the 7,772 English ones, or as many as make 77 bits."""
    words = word_list(language)
    return "-".join(choose(random, words) for _ in range(word_count(len(words))))


def word_count(choices: int) -> int:
    """Return how many words of such a list make at least 77 bits."""
    return math.ceil(BITS / math.log2(choices))


@cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the words of a language (BCP 47), English ones where there is no list: lower case, easy to type."""
    name = _LISTS.get(language.partition("-")[0], _ENGLISH)
    text = files("xkcdpass").joinpath("static", name).read_text(encoding="utf-8-sig")
    words = {unicodedata.normalize("NFC", line.strip()) for line in text.splitlines()}
    return tuple(sorted(word for word in words if _easy(word)))


def _easy(word: str) -> bool:
    return word.isalpha() and word.islower() and _SHORTEST <= len(word) <= _LONGEST and _stable(word)


def _stable(word: str) -> bool:
    """Whether the word stays itself under the normalisation that an unlocking page applies."""
    return unicodedata.normalize("NFKC", word) == word
