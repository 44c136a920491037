"""One client's newest version → what its calendar and its feed say: all of it, only names and days, or only that."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from reports.figures.figures import AskFigure, Dated, Figures
from reports.model import Agency, Baselines, Client, PeriodUpdate
from reports.notify.told import Call, Event, Facts, Post, Told
from reports.pages.prose import prose
from reports.words import Words

Level = Literal["titles", "summary"]
_POSTS = 20
"""How many updates a feed holds: more than any program missed since it asked last."""


def tell(client: Client, agency: Agency, figures: Figures, baselines: Baselines, words: Words, level: Level) -> Told:
    """Return what is told of a client: names and days, with `summary` also what is said of each."""
    events = [*_dates(client, figures, words), *_next(client, words)]
    calls = [*_calls(client, agency, figures.as_of, words)]
    posts = [_post(client, one, baselines, words) for one in reversed(client.updates[-_POSTS:])]
    if level == "titles":
        events = [Event(event.key, event.on, event.title, "", event.revised) for event in events]
        posts = [Post(post.key, post.on, post.changed, post.title) for post in posts]
        calls = [replace(call, text="") for call in calls]
    title = words("feed.title", agency=agency.name)
    return Told(title, agency.name, words.language, figures.as_of, tuple(events), tuple(posts), tuple(calls))


def facts(client: Client, baselines: Baselines) -> Facts | None:
    """Return what anybody may know of a client, None before its first update."""
    if client.newest is None:
        return None
    on, changed = _days(client.newest, baselines)
    return Facts(client.newest.period.name, on, changed, client.next_promised)


def tell_plainly(known: Facts, agency: str, words: Words) -> Told:
    """Return that there is an update, and when the next one comes. Nothing else of the client is known here."""
    post = Post(known.period, known.on, known.changed, words("feed.new"))
    events = (Event(f"after/{known.period}", known.next_on, words("ending.next")),) if known.next_on else ()
    return Told(words("feed.title", agency=agency), agency, words.language, known.changed, events, (post,))


def _next(client: Client, words: Words) -> Iterator[Event]:
    if client.newest and client.next_promised:
        yield Event(f"after/{client.newest.period.name}", client.next_promised, words("ending.next"))


def _calls(client: Client, agency: Agency, as_of: date, words: Words) -> Iterator[Call]:
    """Yield the talks that come back; the last day of an engagement ends them."""
    over = as_of if client.is_over else None
    timezone = client.profile.timezone or agency.timezone
    for channel in client.profile.channels:
        calls = channel.calls
        last = min((day for day in (calls and calls.last, over) if day), default=None)
        if calls and (last is None or calls.first <= last):
            key = f"call/{channel.kind}/{calls.first}T{calls.at}"
            title = words("calendar.visit" if channel.kind == "visit" else "calendar.call", agency=agency.name)
            text = channel.purpose or ""
            yield Call(key, calls.first, calls.every, calls.at, timezone, calls.minutes, last, title, text)


def _dates(client: Client, figures: Figures, words: Words) -> Iterator[Event]:
    """Yield the days that matter: milestones, what waits on the client, meetings."""
    yield from (event for one in figures.schedule.milestones for event in _milestone(one, words))
    asked = {ask.id for ask in figures.asks.open if not ask.is_decision}
    asks = [ask for one in client.updates for name, ask in one.update.asks.items() if name in asked]
    named = {ask.commitment for ask in asks}  # an open ask stands for its commitment
    for commitment in figures.schedule.commitments:
        if commitment.reached is None and commitment.promised and commitment.id not in named:
            title = words("calendar.yours", what=_plain(commitment.name))
            agreed = client.agreement.commitments.get(commitment.id)
            text = _plain(agreed.effect if agreed else None)
            yield Event(f"commitment/{commitment.id}", commitment.promised, title, text, _revised(commitment))
    yield from (_ask(ask, ask.due, words) for ask in figures.asks.open if ask.due)
    for name, meeting in client.meetings.items():
        yield Event(f"meeting/{name}", meeting.on, meeting.title)


def _milestone(milestone: Dated, words: Words) -> Iterator[Event]:
    on = milestone.reached or milestone.forecast or milestone.promised
    if on is None:
        return
    key, name, revised = f"milestone/{milestone.id}", _plain(milestone.name), _revised(milestone)
    if milestone.reached:
        yield Event(key, on, words("calendar.reached", name=name), "", revised)
        return
    said = [words("calendar.promised", date=words.date(milestone.promised, "full"))] if milestone.promised else []
    text = " ".join([*said, _plain(milestone.why)]) if on != milestone.promised else ""
    yield Event(key, on, words("calendar.milestone", name=name), text.strip(), revised)


def _ask(ask: AskFigure, due: date, words: Words) -> Event:
    what, effect = _plain(ask.what), _plain(ask.effect)
    if ask.is_decision:
        otherwise = words("asks.otherwise", effect=effect) if effect else ""
        return Event(f"decision/{ask.id}", due, words("calendar.decide", what=what), otherwise)
    return Event(f"ask/{ask.id}", due, words("calendar.yours", what=what), effect)


def _post(client: Client, one: PeriodUpdate, baselines: Baselines, words: Words) -> Post:
    period = words.period(one.period, client.profile.cadence.every)
    title = words("feed.entry", period=period, status=words(f"status.{one.update.status}"))
    return Post(one.period.name, *_days(one, baselines), title, _plain(one.update.summary))


def _days(one: PeriodUpdate, baselines: Baselines) -> tuple[date, date]:
    """Return the day an update was reported, and that of its correction."""
    on = baselines.reported_on.get(one.period.name, one.period.last)
    return on, max(on, one.update.corrects.on) if one.update.corrects else on


def _revised(dated: Dated) -> int:
    return max(0, len(dated.moves) - 1)


def _plain(text: str | None) -> str:
    """Return the words of Markdown, without its marks."""
    return prose(text).striptags() if text else ""
