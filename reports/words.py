"""A language catalogue and a locale → words, dates, numbers and money as a reader expects them.

Catalogues are gettext files with keys for message ids (`asks.title`), one a language, in theme/languages/.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from reports.errors import Error
from reports.periods import Period
from reports.resources import languages, theme_folder

_FORMS = {
    "short": "d MMM",
    "day": "EEE d MMM",
    "long": "d MMMM",
    "year": "d MMMM y",
    "full": "EEEE d MMMM y",
    "weekday": "EEEE d MMMM",
}
_REGIONS = {"en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's texts by key: a form each for counted texts, in the language's own order."""

    texts: Mapping[str, tuple[str, ...]]


@cache
def catalogue(language: str) -> Catalogue:
    """Read a language's catalogue; Error where there is none."""
    if language not in languages():
        known = ", ".join(languages())
        raise Error(f"There is no catalogue for the language {language!r}.", f"Languages that there are: {known}.")
    with (theme_folder() / "languages" / f"{language}.po").open("rb") as lines:
        found = read_po(lines, locale=language)
    texts = {}
    for message in found:
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            texts[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return Catalogue(texts)


class Words:
    """The words of one language, and its ways to write dates and numbers."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = catalogue(language.partition("-")[0]).texts
        self.locale = _locale(language)
        self._dates: dict[tuple[dt.date, str], str] = {}
        self._numbers: dict[tuple[Decimal | int, int], str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of a key, its {names} filled; KeyError for a key that is not in the catalogue."""
        text = self._texts[key][0]
        return text.format(**values) if values else text

    def plural(self, key: str, count: int, **values: object) -> str:
        """Return the form of a counted text that the language uses for this count; `{count}` is filled, too."""
        forms = self._texts[key]
        index = _plural_index(self.locale, count, len(forms))
        return forms[index].format(count=self.number(count), **values)

    def has(self, key: str) -> bool:
        """Whether the catalogue has this key."""
        return key in self._texts

    def date(self, day: dt.date, form: str = "short") -> str:
        """Write a day in one of these forms.

        short `20 Nov` · day `Fri 20 Nov` · long `20 November` · weekday `Friday 20 November` · year and full: the last
        two with the year.
        """
        known = self._dates.get((day, form))
        if known is None:
            known = self._dates[day, form] = _three_letters(format_date(day, _FORMS[form], locale=self.locale))
        return known

    def month(self, day: dt.date, *, short: bool = False) -> str:
        """Write a day's month: `November 2026`, short `Nov`."""
        return _three_letters(format_date(day, "MMM" if short else "MMMM y", locale=self.locale))

    def number(self, value: Decimal | int, digits: int | None = None) -> str:
        """Write a number with the locale's marks, its own decimals kept unless `digits` says how many."""
        decimals = digits if digits is not None else max(0, -int(Decimal(value).as_tuple().exponent))
        known = self._numbers.get((value, decimals))
        if known is None:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            known = self._numbers[value, decimals] = str(format_decimal(value, format=pattern, locale=self.locale))
        return known

    def money(self, amount: Decimal, currency: str) -> str:
        """Write an amount with its currency's code: `14,000 EUR`; cents only where there are some."""
        return f"{self.amount(amount)}\u00a0{currency}"

    def amount(self, amount: Decimal) -> str:
        """Write an amount without currency; cents only where there are some."""
        return self.number(amount, 0 if amount == amount.to_integral_value() else 2)

    def percent(self, share: Decimal) -> str:
        """Write a share in whole per cent."""
        return self("unit.percent", value=self.number(round(share)))

    def period(self, period: Period, every: str = "week") -> str:
        """Write a period with its days: `Week 47, 16 to 22 November 2026` or `November 2026`.

        Reported every two weeks (`every` as in a cadence), the period of week 48 is `Weeks 47 and 48, 16 to 29 …`.
        """
        if not period.is_week:
            return self.month(period.first)
        if every != "two-weeks":
            return self("period.week", week=period.week, **self._days(period.first, period.last))
        before = period.week_before
        return self("period.two-weeks", before=before.week, week=period.week, **self._days(before.first, period.last))

    def _days(self, first: dt.date, last: dt.date) -> dict[str, str]:
        """Write the first and the last day of a span; the first without its month where that is the last one's."""
        same_month = first.month == last.month
        return {"first": str(first.day) if same_month else self.date(first, "long"), "last": self.date(last, "year")}


def _locale(language: str) -> Locale:
    """Return the ways of a language tag's region, of its language where the region is unknown, as in `en-UK`."""
    base = language.partition("-")[0]
    try:
        return Locale.parse(_REGIONS.get(language, language.replace("-", "_")))
    except UnknownLocaleError:
        return Locale.parse(_REGIONS.get(base, base))


def _three_letters(written: str) -> str:
    """Write British September like every other month, in three letters."""
    return re.sub(r"\bSept\b", "Sep", written)


def _plural_index(locale: Locale, count: int, forms: int) -> int:
    """Return which form CLDR's rules give this count; catalogues list forms in CLDR's order of categories."""
    there = {*locale.plural_form.tags, "other"}
    order = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in there]
    return min([str(tag) for tag in order].index(str(locale.plural_form(count))), forms - 1)
