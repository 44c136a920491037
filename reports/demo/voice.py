"""A story's texts with places to fill (`{money 4200}`, `{5.fri}`, `{week 5}`) → what one account manager wrote."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.demo.days import Days, in_words
from reports.words import Words

_PLACE = re.compile(r"\{([^{}]+)\}")
_DAY = re.compile(r"-?[0-9]+\.(?:mon|tue|wed|thu|fri|sat|sun)")


@dataclass(frozen=True, slots=True)
class Voice:
    """What fills a story's places: days, words, amounts, and figures as they stand in this week.

    A text that is `@5.fri` as a whole becomes a date. `scale` multiplies amounts of money; days and amounts are written
    as `language` has them.
    """

    days: Days
    words: Mapping[str, str]
    currency: str
    scale: Decimal = Decimal(1)
    language: str = "en"

    def knowing(self, **words: str) -> "Voice":
        """Return this voice with more words."""
        return replace(self, words={**self.words, **words})

    def money(self, amount: Decimal | int) -> Decimal:
        """Scale an amount; what is not as written in the story is rounded to tens."""
        scaled = Decimal(amount) * self.scale
        return Decimal(amount) if self.scale == 1 else scaled.quantize(Decimal(10), ROUND_HALF_UP).quantize(Decimal(1))

    def fill(self, value: Any) -> Any:
        """Fill every text in a value, maps and lists included; KeyError names a place that nothing fills."""
        if isinstance(value, dict):
            return {key: self.fill(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.fill(inner) for inner in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, text: str) -> str | date:
        """Fill one text."""
        text = text.strip()
        if text.startswith("@"):
            return self.days.day(text[1:])
        return _PLACE.sub(lambda place: self._place(place[1]), text) if "{" in text else text

    def _place(self, name: str) -> str:
        if name in self.words:
            return self.words[name]
        if _DAY.fullmatch(name):
            return in_words(self.days.day(name), self.language)
        verb, _, amount = name.partition(" ")
        if verb == "money":
            return self._amount(self.money(Decimal(amount)))
        if verb == "week":
            return f"week {int(self.days.period(int(amount)).name[-2:])}"
        raise KeyError(name)

    def _amount(self, amount: Decimal) -> str:
        """Write an amount; in English with a blank that may break, as people type it."""
        if self.language == "en":
            return f"{written(amount)} {self.currency}"
        return Words(self.language).money(amount, self.currency)


def written(amount: Decimal) -> str:
    """Write a number with thousands marks: `14,000`."""
    return f"{amount:,}"


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value with every text in it changed, keys left alone."""
    if isinstance(value, Mapping):
        return {key: each_text(inner, change) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [each_text(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value
