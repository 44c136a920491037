"""Values → a scale with round steps around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Self

from reports.words import Words

PARTS = 4
"""Into how many parts a scale is cut, at most; one more where both ends are rounded."""
LONG = 7
"""From how many letters on a number is written short, as `1.2m`."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low` to `high` with a line at `low` and at each `step` from there."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def up_to(cls, most: Decimal, parts: int) -> Self:
        """Return the scale from nothing to a value, which need not lie on a line."""
        return cls(Decimal(0), most, round_step(most, parts))

    @classmethod
    def around(cls, values: Iterable[Decimal]) -> Self:
        """Return the scale that holds all values between two lines; around a single one there is room on both sides."""
        known = list(values)
        least, most = min(known), max(known)
        if least == most:
            room = abs(least) / 10 or Decimal(1)
            least, most = least - room if least != 0 else least, most + room
        step = round_step(most - least, PARTS)
        low, high = _multiple(least, step, ROUND_FLOOR), _multiple(most, step, ROUND_CEILING)
        return cls(low, high, step)

    def share(self, value: Decimal) -> float:
        """Return how high a value lies: 0 at `low`, 1 at `high`."""
        return float((value - self.low) / (self.high - self.low))

    def lines(self) -> list[Decimal]:
        """Return the values at which a line of the grid lies."""
        return [self.low + self.step * place for place in range(int((self.high - self.low) / self.step) + 1)]

    def labels(self, words: Words) -> list[str]:
        """Return the lines' values in words, short where they are long; nothing where short ones would be alike."""
        digits = max(0, -int(self.step.normalize().as_tuple().exponent))
        full = [words.number(value, digits) for value in self.lines()]
        if max(map(len, full)) <= LONG:
            return full
        short = [words.compact(value) for value in self.lines()]
        return short if len(set(short)) == len(short) else ["" for _ in short]


def short_number(words: Words, value: Decimal) -> str:
    """Write a value as it was written, a long one short: a picture has little room, and words beneath are exact."""
    full = words.number(value)
    return full if len(full) <= LONG + 2 else words.compact(value)


def round_step(whole: Decimal, parts: int) -> Decimal:
    """Return a round step that cuts a distance into at most so many parts."""
    size = Decimal(10) ** (whole / parts).adjusted()
    return next(size * times for times in (1, 2, 5, 10) if whole <= parts * size * times)


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).to_integral_value(rounding) * step
