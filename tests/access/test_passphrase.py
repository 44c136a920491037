import math

import pytest

from reports.access.passphrase import new_passphrase, word_count, word_list
from reports.access.randomness import DemoRandom, choose
from reports.protect.key_slots import normalized

LANGUAGES = ["de", "en", "es", "fi", "fr", "it", "nb", "pt", "sv", "ja"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_languages_passphrase_has_77_bits(language: str) -> None:
    choices = word_list(language)
    assert len(set(choices)) == len(choices) > 2000
    assert word_count(len(choices)) * math.log2(len(choices)) >= 77
    assert len(new_passphrase(DemoRandom(1, "x"), language).split("-")) == word_count(len(choices))


def test_english_takes_six_words_and_so_do_languages_without_a_list() -> None:
    assert word_count(len(word_list("en"))) == 6
    assert word_list("ja") == word_list("en-GB") == word_list("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stay_themselves_when_they_are_typed(language: str) -> None:
    assert [word for word in word_list(language) if normalized(word) != word.encode()] == []


def test_every_choice_is_as_likely_as_any_other() -> None:
    random = DemoRandom(3, "x")
    drawn = [choose(random, "abc") for _ in range(3000)]
    assert all(900 < drawn.count(letter) < 1100 for letter in "abc")


def test_a_draw_beyond_the_last_whole_round_is_drawn_again() -> None:
    class Scripted:
        def __init__(self) -> None:
            self.numbers = [(1 << 32) - 1, 5]

        def draw(self, size: int) -> bytes:
            return self.numbers.pop(0).to_bytes(size)

    assert choose(Scripted(), "abc") == "c"
