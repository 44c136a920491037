"""What people write for a number, a day or an id, and what they are told to write."""

import pytest

from reports.source.rewrite import better, iso_day, plain_number, whole_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 200 €", "1200"),
        ("1\u202f200\xa0€", "1200"),
        ("€1200", "1200"),
        ("EUR 1,200.50", "1200.50"),
        ("-1.200,50 EUR", "-1200.50"),
        ("\u2212500", "-500"),
        ("12'000", "12000"),
        ("3,5", "3.5"),
        ("44%", "44"),
        ("1.200.000", "1200000"),
        ("12 34", None),
        ("6,500", None),
        ("1.200 €", None),
        ("1e5", None),
        ("about 5 or 6", None),
        ("fourteen", None),
        ("", None),
    ],
)
def test_a_number_is_read_where_it_means_one_thing(written: str, number: str | None) -> None:
    assert plain_number(written) == number


def test_a_whole_number_has_no_decimals() -> None:
    assert (whole_number("20 %"), whole_number("3,5")) == ("20", None)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("27.11.2026", "2026-11-27"),
        ("3. 4. 2026", "2026-04-03"),
        ("27/11/2026", "2026-11-27"),
        ("11/27/2026", "2026-11-27"),
        ("5/5/2026", "2026-05-05"),
        ("2026/1/7", "2026-01-07"),
        ("2026-1-7", "2026-01-07"),
        ("5/6/2026", None),
        ("31.11.2026", None),
        ("27.11.26", None),
        ("tomorrow", None),
    ],
)
def test_a_day_is_read_where_it_means_one_thing(written: str, day: str | None) -> None:
    assert iso_day(written) == day


def test_the_way_out_is_what_to_write() -> None:
    assert better("bad-number", " 1 200 € ") == "Write `1200`."
    assert better("bad-id", "\u201cMara\u201d") == "Write the id, the short name that it stands under: `mara`, perhaps."
    assert better("bad-id", "\u2026") == ""
    assert better("wrong-type", "5 €") == ""
