"""Dates, numbers and periods as a reader of English expects them."""

from datetime import date
from decimal import Decimal

import pytest

from reports.errors import Error
from reports.periods import Period
from reports.resources import languages
from reports.words import Words

ENGLISH = Words("en")


def test_a_language_without_words_is_refused_in_words() -> None:
    with pytest.raises(Error, match="no catalogue for the language 'xx'") as refused:
        Words("xx")
    assert (
        refused.value.hint
        == f"Languages that there are: {', '.join(languages())}. How one is added: docs/languages.md."
    )


@pytest.mark.parametrize(("tag", "locale"), [("en", "en_GB"), ("en-US", "en_US"), ("en-UK", "en_GB")])
def test_an_unknown_region_is_that_of_the_language(tag: str, locale: str) -> None:
    assert str(Words(tag).locale) == locale


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026-W47", "Week 47, 16 to 22 November 2026"),
        ("2026-W53", "Week 53, 28 December 2026 to 3 January 2027"),
        ("2028-02", "February 2028"),
    ],
)
def test_a_period_with_its_days(name: str, said: str) -> None:
    assert ENGLISH.period(Period.parse(name)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2026-W47", "Weeks 46 and 47, 9 to 22 November 2026"),
        ("2027-W01", "Weeks 53 and 1, 28 December 2026 to 10 January 2027"),
        ("2028-02", "February 2028"),
    ],
)
def test_a_period_of_two_weeks_has_both_their_numbers(name: str, said: str) -> None:
    assert ENGLISH.period(Period.parse(name), "two-weeks") == said


@pytest.mark.parametrize(
    ("amount", "said"), [("14000", "14,000\u00a0EUR"), ("14000.00", "14,000\u00a0EUR"), ("0.5", "0.50\u00a0EUR")]
)
def test_money_has_cents_only_where_there_are_some(amount: str, said: str) -> None:
    assert ENGLISH.money(Decimal(amount), "EUR") == said


def test_september_is_as_short_as_other_months() -> None:
    assert ENGLISH.date(date(2026, 9, 3)) == "3 Sep"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["20 Nov", "Fri 20 Nov", "20 November", "20 November 2026", "Friday 20 November", "November 2026"]),
        (
            "en-US",
            ["Nov 20", "Fri, Nov 20", "November 20", "November 20, 2026", "Friday, November 20", "November 2026"],
        ),
        (
            "fi",
            [
                "20.11.",
                "pe 20.11.",
                "20. marraskuuta",
                "20. marraskuuta 2026",
                "perjantai 20. marraskuuta",
                "marraskuu 2026",
            ],
        ),
        ("tr", ["20 Kas", "20 Kas Cum", "20 Kasım", "20 Kasım 2026", "20 Kasım Cuma", "Kasım 2026"]),
        ("ja", ["11月20日", "11月20日（金）", "11月20日", "2026年11月20日", "11月20日金曜日", "2026年11月"]),
        ("ko", ["11월 20일", "11월 20일 (금)", "11월 20일", "2026년 11월 20일", "11월 20일 금요일", "2026년 11월"]),
    ],
)
def test_days_are_written_as_the_locale_does(language: str, forms: list[str]) -> None:
    said = Words(language)
    written = [said.date(date(2026, 11, 20), form) for form in ("short", "day", "long", "year", "weekday")]
    assert [*written, said.month(date(2026, 11, 1))] == forms


@pytest.mark.parametrize(
    ("language", "new", "said"),
    [
        ("en", date(2026, 12, 4), ("20 November", "4 December 2026")),
        ("ja", date(2026, 12, 4), ("2026年11月20日", "12月4日")),
        ("ja", date(2027, 1, 8), ("2026年11月20日", "2027年1月8日")),
    ],
)
def test_two_days_name_the_year_of_both_once(language: str, new: date, said: tuple[str, str]) -> None:
    assert Words(language).dates(date(2026, 11, 20), new) == said


@pytest.mark.parametrize(
    ("language", "week", "between"),
    [
        ("fi", "Viikko 47, 16.–22. marraskuuta 2026", "Viikko 49, 30. marraskuuta–6. joulukuuta 2026"),
        ("tr", "47. hafta, 16–22 Kasım 2026", "49. hafta, 30 Kasım–6 Aralık 2026"),
    ],
)
def test_a_week_names_what_both_its_ends_share_once(language: str, week: str, between: str) -> None:
    said = Words(language)
    assert (said.period(Period.parse("2026-W47")), said.period(Period.parse("2026-W49"))) == (week, between)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["14,000\u00a0EUR", "14,000.50\u00a0USD", "50\u00a0%", "a, b and c"]),
        ("fi", ["14\u00a0000\u00a0€", "14\u00a0000,50\u00a0$", "50\u00a0%", "a, b ja c"]),
        ("tr", ["€14.000", "$14.000,50", "%50", "a, b ve c"]),
    ],
)
def test_amounts_shares_and_lists_are_written_as_the_locale_does(language: str, said: list[str]) -> None:
    words = Words(language)
    amounts = [words.money(Decimal(14000), "EUR"), words.money(Decimal("14000.5"), "USD"), words.percent(Decimal(50))]
    assert [*amounts, words.listed(["a", "b", "c"])] == said


@pytest.mark.parametrize(
    ("language", "currency", "said"),
    [
        ("ja", "JPY", ("14,000円", "円")),
        ("ko", "KRW", ("14,000원", "원")),
        ("tr", "TRY", ("14.000\u00a0TL", "TL")),
        ("ja", "EUR", ("€14,000", "EUR")),
    ],
)
def test_a_country_writes_its_own_money_as_in_a_letter(language: str, currency: str, said: tuple[str, str]) -> None:
    words = Words(language)
    assert (words.money(Decimal(14000), currency), words.currency(currency)) == said


def test_turkish_tells_its_two_letters_i_apart() -> None:
    turkish = Words("tr")
    assert (turkish.upper_first("işlem"), turkish.upper_first("ışık"), ENGLISH.upper_first("item")) == (
        "İşlem",
        "Işık",
        "Item",
    )


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("fi", ["2 viikkoa", "Aamu", "zoom", "åbo", "äiti", "Öljy"]),
        ("tr", ["cam", "Çam", "dal", "ılık", "Isı", "iso", "İzmir", "şal", "zil"]),
    ],
)
def test_names_are_sorted_by_the_alphabet_of_the_language(language: str, ordered: list[str]) -> None:
    mixed = sorted(ordered, reverse=True)
    assert sorted(mixed, key=Words(language).order) == ordered
