"""Phrases that may not stand in a text → an index that finds them in many files quickly.

A file is first asked for one rare word of each phrase, and only one that holds it is looked at in full.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

_WORD = re.compile(r"\w+")
_ASCII = 0x80
_PLAIN = bytes(code if code >= _ASCII or chr(code).isalnum() else ord(" ") for code in bytes(range(256)).lower())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may not stand in a text, in small letters with one space between.

    `origin` says where they come from, `written` how they were written there. `is_exact` ones count only with their
    capitals: it is a name, and may be a word as well.
    """

    words: str
    origin: str
    written: str = ""
    is_exact: bool = False

    def stands_in(self, text: str, words: str) -> bool:
        """Whether a text, whose words are given spaced and with a space around, holds the phrase as whole words."""
        if self.is_exact:
            either = "|".join(map(re.escape, {self.written, self.written.upper()}))
            return re.search(rf"(?<!\w)(?:{either})(?!\w)", text) is not None
        return f" {self.words} " in words


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their rarest word, as a file's bytes hold it, each with all of its words in ASCII."""

    by_word: Mapping[bytes, tuple[tuple[frozenset[bytes], Phrase], ...]] = field(default_factory=dict)
    words: frozenset[bytes] = frozenset()

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Self:
        """Put phrases into an index."""
        by_word: dict[bytes, tuple[tuple[frozenset[bytes], Phrase], ...]] = {}
        for phrase in phrases:
            words = words_in(phrase.words.encode())
            word = _rarest(words)
            by_word[word] = (*by_word.get(word, ()), (frozenset(filter(bytes.isascii, words)), phrase))
        return cls(by_word, frozenset(by_word))

    def among(self, words: frozenset[bytes]) -> tuple[Phrase, ...]:
        """Return the phrases that a file with these words may hold."""
        rare = sorted(words & self.words)
        return tuple(phrase for word in rare for needed, phrase in self.by_word[word] if needed <= words)


def spaced(text: str) -> str:
    """Return the words of a text in small letters, one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def words_in(data: bytes) -> frozenset[bytes]:
    """Return the words of a file, ASCII letters small: quick, and good enough to see which are not there."""
    return frozenset(data.translate(_PLAIN).split())


def _rarest(words: frozenset[bytes]) -> bytes:
    """Return the word that tells most, the longest; one of ASCII letters where there is one."""
    return max(words, key=lambda word: (word.isascii(), len(word), word))
