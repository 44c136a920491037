"""What an option does → rows in words: money, each milestone, work."""

from dataclasses import dataclass
from decimal import Decimal

from reports.figures.effects import MilestoneEffect, MoneyEffect, OptionEffect
from reports.pages.figures_in_words import hours_worked
from reports.words import Words

_LEAST_SHARE = Decimal("0.5")
"""A smaller share would read as 0 %."""


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One thing that an option may change, by how much, and from what to what; `same` where it stays as agreed."""

    name: str
    said: str
    note: str
    same: bool


def effect_rows(words: Words, effect: OptionEffect, *, worked: bool) -> tuple[EffectRow, ...]:
    """Say an option's effects; `worked` tells that one of the options says how much work it takes."""
    money = [_money(words, effect.money)] if effect.money else []
    work = [_work(words, effect.hours)] if worked else []
    return (*money, *(_milestone(words, one) for one in effect.milestones), *work)


def _money(words: Words, money: MoneyEffect) -> EffectRow:
    name = words("changes.money-month" if money.basis == "retainer" else "changes.money")
    agreed = words("changes.agreed", agreed=words.money(money.agreed, money.currency)) if money.agreed else ""
    if not money.difference:
        return EffectRow(name, words("money.as-agreed"), agreed, same=True)
    side = "more" if money.difference > 0 else "less"
    amount = words.money(abs(money.difference), money.currency).strip()  # without a currency no space stays
    return EffectRow(name, words(f"change.{side}", amount=amount), _share(words, money), same=False)


def _share(words: Words, money: MoneyEffect) -> str:
    share = abs(money.share or Decimal(0))
    if share < _LEAST_SHARE:
        return ""
    return words("changes.share", share=words.percent(share), agreed=words.money(money.agreed, money.currency))


def _milestone(words: Words, one: MilestoneEffect) -> EffectRow:
    new = words.date(one.new, "year") if one.new else ""
    if one.agreed is None:
        return EffectRow(one.name, new or words("changes.none-such"), "", same=one.new is None)
    if not one.days:
        return EffectRow(one.name, words("money.as-agreed"), new, same=True)
    later = words.plural("change.later" if one.days > 0 else "change.earlier", abs(one.days))
    old, new = words.dates(one.agreed, one.new) if one.new else (words.date(one.agreed, "long"), "")
    moved = words("changes.moved", old=old, new=new)
    return EffectRow(one.name, later, moved, same=False)


def _work(words: Words, hours: Decimal | None) -> EffectRow:
    if not hours:
        return EffectRow(words("changes.work"), words("changes.no-work"), "", same=True)
    said = words.plural("changes.hours", max(1, round(hours)), hours=hours_worked(words, hours))
    return EffectRow(words("changes.work"), said, "", same=False)
