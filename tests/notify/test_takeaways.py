"""What a calendar and a feed say at each level, how they are written, and that nothing else gets in."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

import icalendar
import pytest

from reports.model import Agency, Profile
from reports.notify import Addresses, Facts, Told, calendar, facts, feed, tell, tell_plainly
from reports.notify.telling import Level
from reports.words import Words
from tests.support.engagement import DAY, baselines, client, figures, update, wording

TERMS = {
    "milestones": {"beta": {"name": "Beta, the *first*; of two", "due": date(2026, 12, 1)}},
    "commitments": {"photos": {"what": "Twelve photos", "due": date(2026, 11, 23), "effect": "Beta moves"}},
}
NEWS = {
    "summary": "Leads cost **less**. " + "Ünïcodé and long enough to be folded. " * 4,
    "milestones": {"beta": {"forecast": date(2026, 12, 4), "cause": "client", "why": "Photos are late."}},
    "asks": {"dates": {"what": "Winter dates", "due": date(2026, 11, 25), "effect": "No list"}},
    "decisions_needed": {"price": {"what": "Show prices?", "due": date(2026, 11, 27), "otherwise": "No prices"}},
}
AGENCY = Agency(name="Quayside")
ADDRESSES = Addresses("https://s.example/abc/", lambda key: uuid5(NAMESPACE_URL, key).bytes, lambda key: f"v-{key}")


def told(level: Level, language: str = "en", **profile: object) -> Told:
    updates = update("2026-W46"), update("2026-W47", **NEWS)
    said = wording(1, date(2026, 9, 1), **TERMS)
    engaged, measured = client(said.agreement, *updates), figures(*updates, wordings=(said,))
    engaged = replace(engaged, profile=Profile.model_validate({"name": "Harbour", **profile}))
    return tell(engaged, AGENCY, measured, baselines((said,), *updates), Words(language), level)


def calls(level: Level = "summary", kind: str = "video", **said: object) -> list[icalendar.Event]:
    """Return the talks of a calendar, by what client.yml says of them."""
    channel = {"kind": kind, "for": "Decisions", "calls": {"first": date(2026, 9, 8), "at": "10:00"} | said}
    written = calendar(told(level, channels=[channel], timezone="Europe/Helsinki"), ADDRESSES)
    return [event for event in icalendar.Calendar.from_ical(written).walk("VEVENT") if "RRULE" in event]


def read(data: bytes) -> list[tuple[date, str, str]]:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(event["DTSTART"].dt, str(event["SUMMARY"]), str(event.get("DESCRIPTION", ""))) for event in events]


def test_the_whole_calendar_has_every_day_that_matters_and_what_is_said_of_it() -> None:
    assert read(calendar(told("summary"), ADDRESSES)) == [
        (date(2026, 11, 23), "From you: Twelve photos", "Beta moves"),
        (date(2026, 11, 25), "From you: Winter dates", "No list"),
        (date(2026, 11, 27), "Next update", ""),
        (date(2026, 11, 27), "Yours to decide: Show prices?", "Otherwise: No prices"),
        (date(2026, 12, 4), "Milestone: Beta, the first; of two", read_beta()),
    ]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({}, "FREQ=WEEKLY;INTERVAL=1"),
        ({"every": "two-weeks"}, "FREQ=WEEKLY;INTERVAL=2"),
        ({"every": "month"}, "FREQ=MONTHLY;BYDAY=2TU"),
        ({"every": "month", "first": date(2026, 9, 29)}, "FREQ=MONTHLY;BYDAY=-1TU"),
        ({"last": date(2026, 12, 22)}, "FREQ=WEEKLY;UNTIL=20261222T215959Z;INTERVAL=1"),
    ],
)
def test_a_call_comes_back_as_it_was_agreed_at_its_time_in_the_clients_zone(said: dict[str, object], rule: str) -> None:
    [call] = calls(minutes=45, **said)
    assert call["RRULE"].to_ical().decode() == rule
    begins = call["DTSTART"].dt
    assert (begins.hour, str(begins.tzinfo), call["DURATION"].dt) == (10, "Europe/Helsinki", timedelta(minutes=45))
    assert (str(call["SUMMARY"]), str(call["DESCRIPTION"])) == ("Call with Quayside", "Decisions")


def test_a_call_says_no_more_than_the_level_and_a_visit_is_none() -> None:
    [call] = calls("titles", kind="visit")
    assert (str(call["SUMMARY"]), "DESCRIPTION" in call) == ("Meeting with Quayside", False)
    assert calls(last=date(2026, 9, 7)) == []


def test_a_calendar_brings_the_rules_of_its_zones_and_is_the_same_each_time() -> None:
    channels = [{"kind": "call", "calls": {"first": date(2026, 9, 8), "at": "10:00"}}]
    one, other = (told("summary", channels=channels, timezone="Europe/Helsinki") for _ in range(2))
    assert calendar(one, ADDRESSES) == calendar(other, ADDRESSES)
    assert icalendar.Calendar.from_ical(calendar(one, ADDRESSES)).get_missing_tzids() == set()
    assert Told.from_json(one.to_json()) == one


def read_beta() -> str:
    return "Promised for Tuesday 1 December 2026. Photos are late."


def test_titles_say_nothing_beyond_names_and_days() -> None:
    assert {text for _, _, text in read(calendar(told("titles"), ADDRESSES))} == {""}
    assert b"Leads cost" not in feed(told("titles"), ADDRESSES)
    assert b"Leads cost less." in feed(told("summary"), ADDRESSES)


def test_plainly_nothing_is_told_but_that_there_is_an_update_and_when_the_next_one_comes() -> None:
    known = Facts("2026-W47", DAY, DAY, date(2026, 11, 27))
    plain = tell_plainly(known, "Quayside", Words("en"))
    assert read(calendar(plain, ADDRESSES)) == [(date(2026, 11, 27), "Next update", "")]
    assert [post.title for post in plain.posts] == ["A new update is ready"]
    last = tell_plainly(Facts("2026-W47", DAY, DAY, None), "Quayside", Words("en"))
    assert read(calendar(last, ADDRESSES)) == []


def test_before_the_first_update_there_is_nothing_to_know() -> None:
    said = wording(1, date(2026, 9, 1))
    assert facts(client(said.agreement), baselines((said,))) is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_lines_are_folded_and_ended_as_the_standard_wants(language: str) -> None:
    data = calendar(told("summary", language), ADDRESSES)
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert b"DTSTART;VALUE=DATE:20261204" in lines
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert data == calendar(told("summary", language), ADDRESSES)


def test_an_event_lasts_its_day_and_is_known_by_one_name() -> None:
    events = icalendar.Calendar.from_ical(calendar(told("summary"), ADDRESSES)).walk("VEVENT")
    assert {event["DTEND"].dt - event["DTSTART"].dt for event in events} == {timedelta(days=1)}
    titled = icalendar.Calendar.from_ical(calendar(told("titles", "ja"), ADDRESSES)).walk("VEVENT")
    assert {event["UID"] for event in events} == {event["UID"] for event in titled}


def test_a_feed_has_what_atom_asks_for_and_ids_that_no_title_changes() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    english, japanese = (ET.fromstring(feed(told("summary", lang), ADDRESSES)) for lang in ("en", "ja"))  # noqa: S314 -- our own
    for one in (english, *english.findall(f"{atom}entry")):
        assert all(one.findtext(f"{atom}{name}") for name in ("id", "title", "updated"))
    assert english.findtext(f"{atom}author/{atom}name") == "Quayside"
    assert english.findtext(f"{atom}updated") == "2026-11-20T00:00:00Z"
    links = [link.get("href") for link in english.iter(f"{atom}link")]
    assert links == [f"https://s.example/abc/{version}" for version in ("", "v-2026-W47/", "v-2026-W46/")]
    ids = [[found.text for found in one.iter(f"{atom}id")] for one in (english, japanese)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_what_is_told_survives_the_way_between_two_processes() -> None:
    assert Told.from_json(told("summary").to_json()) == told("summary")
    known = Facts("2026-W47", DAY, DAY, None)
    assert Facts.from_json(known.to_json()) == known
