"""A difference found → the term, its old and new value and the difference, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from reports.changes.change import Change, Kind, Value
from reports.changes.compare import field_of

if TYPE_CHECKING:  # who only compares need not wait for Babel
    from reports.words import Words

_CHOICES = frozenset({"likelihood", "impact", "confidence", "basis", "payment"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Explained:
    """A change in words: `term` as `Milestone Beta: due`; `old` or `new` is "" where there was or is nothing to show.

    `difference` says how much, as `6 days later` or `4,200 EUR more (15 %)`, else what happened, as `new`.
    """

    term: str
    old: str
    new: str
    difference: str


def explain(change: Change, words: "Words") -> Explained:
    """Return a change in the reader's language; KeyError where the catalogue lacks the term."""
    old, new = (_shown(change, value, words) for value in (change.old, change.new))
    return Explained(_term(change, words), old, new, _difference(change, words))


def _term(change: Change, words: "Words") -> str:
    place = ".".join(field_of(change.path))
    if change.kind is Kind.REORDERED:
        return words(f"change.order.{place}")
    return words(f"change.term.{place}", item=change.item)


def _shown(change: Change, value: Value, words: "Words") -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return _listed(change, value, words)
    if isinstance(value, date):
        return words.date(value, "year")
    return _text(change, value, words) if isinstance(value, str) else _quantity(change, Decimal(value), words)


def _listed(change: Change, values: tuple[Value, ...], words: "Words") -> str:
    if change.path == ("in_their_words",):
        quote, on = values
        return words("change.quote", quote=quote, on=_shown(change, on, words))
    return words.joined(str(value) for value in values)


def _text(change: Change, value: str, words: "Words") -> str:
    return words(f"change.value.{value}") if field_of(change.path)[-1] in _CHOICES else value


def _quantity(change: Change, value: Decimal, words: "Words") -> str:
    """Write a number as what it counts: money, a share, days, hours, or as it stands."""
    place = field_of(change.path)
    if change.currency:
        return words.money(value, change.currency)
    if place == ("goals",):
        return words("change.target", value=_counted(value, change.unit, words))
    if place == ("budget", "tolerance"):
        return words("unit.percent", value=words.number(value))
    if place == ("when_plans_change", "notice_days"):
        return words.plural("change.days", int(value))
    if place == ("budget", "lines", "hours"):
        return words("change.hours", value=words.number(value))
    return words.number(value)


def _counted(value: Decimal, unit: str | None, words: "Words") -> str:
    """Write a number with what it counts."""
    number = words.number(value)
    if unit == "%":
        return words("unit.percent", value=number)
    return words("change.counted", value=number, unit=unit) if unit else number


def _difference(change: Change, words: "Words") -> str:
    old, new = change.old, change.new
    if change.kind is not Kind.CHANGED:
        return words(f"change.{change.kind}")
    if isinstance(old, date) and isinstance(new, date):
        days = (new - old).days
        return words.plural("change.later" if days > 0 else "change.earlier", abs(days))
    if isinstance(old, Decimal | int) and isinstance(new, Decimal | int) and _comparable(change):
        return _more_or_less(change, Decimal(old), Decimal(new), words)
    return words("change.changed")


def _comparable(change: Change) -> bool:
    """Whether both numbers count the same: amounts in two currencies do not."""
    is_money = field_of(change.path)[-1] in ("amount", "instalment", "contingency")
    return change.currency is not None or not is_money


def _more_or_less(change: Change, old: Decimal, new: Decimal, words: "Words") -> str:
    by = new - old
    side = "more" if by > 0 else "less"
    if field_of(change.path) == ("budget", "tolerance"):
        return words(f"change.points-{side}", value=words.number(abs(by)))
    amount = _quantity(change, abs(by), words)
    share = round(abs(by) / old * _HUNDRED) if old > 0 else 0
    if share:
        return words(f"change.{side}-share", amount=amount, share=words.percent(Decimal(share)))
    return words(f"change.{side}", amount=amount)
