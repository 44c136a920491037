"""A language catalogue and a locale → words, dates, numbers and money as a reader expects them.

Catalogues are gettext files with keys for message ids (`asks.title`), one a language, in theme/languages/.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, match_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_currency, format_decimal

from reports.errors import Error
from reports.periods import Period
from reports.resources import languages, theme_folder

_FORMS = {
    "short": "MMMd",
    "day": "MMMEd",
    "long": "MMMMd",
    "year": "yMMMMd",
    "full": "yMMMMEEEEd",
    "weekday": "MMMMEEEEd",
    "month": "yMMMM",
    "month-short": "MMM",
}
_OWN_PATTERNS = {
    ("en_GB", "yMMMMEEEEd"): "EEEE d MMMM y",  # CLDR has a comma behind the weekday here, and here only
    ("ja", "MMMEd"): "M月d日（EEE）",  # as wide as every other bracket in a Japanese text
}
_UNITS = {
    ("ja", "JPY"): "円",
    ("ko", "KRW"): "원",
    ("tr", "TRY"): "\u00a0TL",
}  # as one writes to a client, not as a till
_WEEKDAY = re.compile(r"(?<![A-Za-z])(?:E+|c+)(?![A-Za-z])")
_DASHES = " –~～\u2009"
_CENTS = re.compile(r"\.0+")
_REGIONS = {"en": "en_GB"}
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {"fi": f"{_LATIN}åäö", "tr": "abcçdefgğhıijklmnoöprsştuüvyz"}
_LAST = 1000  # letters of other alphabets come behind
_TURKISH_LOWER = str.maketrans("Iİ", "ıi")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's texts by key: a form each for counted texts, in the language's own order."""

    texts: Mapping[str, tuple[str, ...]]


@cache
def catalogue(language: str) -> Catalogue:
    """Read a language's catalogue; Error where there is none."""
    if language not in languages():
        known = ", ".join(languages())
        raise Error(
            f"There is no catalogue for the language {language!r}.",
            f"Languages that there are: {known}. How one is added: docs/languages.md.",
        )
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
        """Write a day in one of these forms, in the locale's order and with its marks.

        short `20 Nov` · day `Fri 20 Nov` · long `20 November` · weekday `Friday 20 November` · year and full: the last
        two with the year.
        """
        known = self._dates.get((day, form))
        if known is None:
            known = self._dates[day, form] = self._written(day, _pattern(str(self.locale), _FORMS[form]))
        return known

    def dates(self, old: dt.date, new: dt.date) -> tuple[str, str]:
        """Write two days that stand side by side; a year that both share stands once, where the locale has it."""
        forms = ("year", "year")
        if old.year == new.year:
            forms = ("year", "long") if _pattern(str(self.locale), _FORMS["year"]).startswith("y") else ("long", "year")
        return self.date(old, forms[0]), self.date(new, forms[1])

    def month(self, day: dt.date, *, short: bool = False) -> str:
        """Write a day's month: `November 2026`, short `Nov`."""
        return self.date(day, "month-short" if short else "month")

    def _unit(self, currency: str) -> str:
        return _UNITS.get((self.locale.language, currency), "")

    def _written(self, day: dt.date, pattern: str) -> str:
        written = format_date(day, pattern, locale=self.locale)
        return re.sub(r"\bSept\b", "Sep", written)  # British September, in three letters like every other month

    def number(self, value: Decimal | int, digits: int | None = None) -> str:
        """Write a number with the locale's marks, its own decimals kept unless `digits` says how many."""
        decimals = digits if digits is not None else max(0, -int(Decimal(value).as_tuple().exponent))
        known = self._numbers.get((value, decimals))
        if known is None:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            known = self._numbers[value, decimals] = str(format_decimal(value, format=pattern, locale=self.locale))
        return known

    def compact(self, value: Decimal) -> str:
        """Write a long number short, with two decimals at most, as `1.23m` or `150k`."""
        return str(format_compact_decimal(float(value), fraction_digits=2, locale=self.locale))

    def money(self, amount: Decimal, currency: str) -> str:
        """Write an amount with its currency as the locale does: `14 000 €`; cents only where there are some.

        In English with the code, `14,000 EUR`: its readers count in many dollars.
        """
        unit = f"\u00a0{currency}" if self.locale.language == "en" else self._unit(currency)
        if unit:
            return f"{self.amount(amount)}{unit}"
        cents = "" if amount == amount.to_integral_value() else ".00"
        pattern = _CENTS.sub(cents, self.locale.currency_formats["standard"].pattern)
        return str(format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False))

    def currency(self, code: str) -> str:
        """Write what amounts that stand alone are counted in: `EUR`, in Japanese `円`."""
        return self._unit(code).strip() or code

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

    def listed(self, parts: Iterable[str]) -> str:
        """Write parts as a list in a sentence: `a, b and c`; in Korean `a, b, c`, as its `및` is for forms."""
        if self.locale.language == "ko":
            return self.joined(parts)
        return str(format_list(list(parts), locale=self.locale))

    def joined(self, parts: Iterable[str]) -> str:
        """Write parts one after the other, with the language's comma: `a, b, c`."""
        return self("text.comma").join(parts)

    def upper_first(self, text: str) -> str:
        """Return a text that begins a sentence."""
        first = text[:1]
        return ("İ" if first == "i" and self.locale.language == "tr" else first.upper()) + text[1:]

    def order(self, text: str) -> tuple[tuple[bool, int, str], ...]:
        """Return by what a text is sorted, as the language's readers expect it."""
        alphabet = _ALPHABETS.get(self.locale.language, _LATIN)
        turkish = text.translate(_TURKISH_LOWER) if self.locale.language == "tr" else text
        return tuple((letter.isalpha(), alphabet.find(letter) % _LAST, letter) for letter in turkish.casefold())

    def _days(self, first: dt.date, last: dt.date) -> dict[str, str]:
        """Write the first and the last day of a span; what both share stands once, where the locale has it."""
        greatest = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        begin, end = self.locale.interval_formats["yMMMd"][greatest]
        begin, end = (re.sub("MMM+", "MMMM", pattern) for pattern in (begin.rstrip(_DASHES), end))
        return {"first": self._written(first, begin), "last": self._written(last, end)}


@cache
def _pattern(locale: str, skeleton: str) -> str:
    """Return CLDR's pattern for these parts of a day, the weekday whole where the locale has it short only."""
    if own := _OWN_PATTERNS.get((locale, skeleton)):
        return own
    known = Locale.parse(locale).datetime_skeletons
    found = str(known[match_skeleton(skeleton, known)].pattern)
    return _WEEKDAY.sub(lambda day: day[0][0] * 4, found) if "EEEE" in skeleton else found


def _locale(language: str) -> Locale:
    """Return the ways of a language tag's region, of its language where the region is unknown, as in `en-UK`."""
    base = language.partition("-")[0]
    try:
        return Locale.parse(_REGIONS.get(language, language.replace("-", "_")))
    except UnknownLocaleError:
        return Locale.parse(_REGIONS.get(base, base))


def _plural_index(locale: Locale, count: int, forms: int) -> int:
    """Return which form CLDR's rules give this count; catalogues list forms in CLDR's order of categories."""
    there = {*locale.plural_form.tags, "other"}
    order = [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in there]
    return min([str(tag) for tag in order].index(str(locale.plural_form(count))), forms - 1)
