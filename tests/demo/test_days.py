from datetime import date

from reports.demo.days import Days, in_words, moment


def test_a_telling_ends_with_the_fixed_week() -> None:
    days = Days.ending(26)
    assert days.day("26.fri") == date(2026, 11, 13)
    assert days.period(26).name == "2026-W46"
    assert days.day("0.thu") == date(2026, 5, 14)


def test_a_day_is_written_as_prose_does() -> None:
    assert in_words(date(2026, 11, 3)) == "3 November"
    assert in_words(date(2026, 11, 3), "ja") == "11月3日"


def test_a_moment_knows_summer_time() -> None:
    assert moment(date(2026, 7, 1), "15:40").isoformat() == "2026-07-01T15:40:00+01:00"
    assert moment(date(2026, 12, 1), "15:40").isoformat() == "2026-12-01T15:40:00+00:00"
