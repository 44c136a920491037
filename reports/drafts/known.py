"""Figures and people → what a comment tells of them: a name, and behind it what was said last."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from reports.figures.figures import AskFigure, Dated
from reports.model import Agency, Client
from reports.words import Words


def told(name: str, details: Iterable[str] = ()) -> str:
    """Return a name and what is known of it."""
    return " · ".join((name, *details))


def milestone_told(milestone: Dated, words: Words) -> str:
    """Return a milestone's name, its promised day, its forecast where it is another, and its progress."""
    return told(milestone.name, _of_milestone(milestone, words))


def ask_told(ask: AskFigure, words: Words) -> str:
    """Return what is asked for or to be decided, of whom, until when, and what happens otherwise."""
    return told(ask.what, _of_ask(ask, words))


def client_people(client: Client) -> Mapping[str, str]:
    """Return everybody on the client's side who may speak for it: id → name."""
    people = {who: person.name for who, person in client.profile.people.items()}
    return {who: approver.name for who, approver in client.agreement.approvers.items()} | people


def everyone(client: Client, agency: Agency, day: date) -> Mapping[str, str]:
    """Return the people of both sides who are at work on a day: id → name."""
    ours = {who: agency.team[who].name for who in client.profile.team_on(day) if who in agency.team}
    return {who: person.name for who, person in client.profile.people.items()} | ours


def people_told(people: Mapping[str, str]) -> str:
    """Return ids and whose they are, as `sponsor (Ida Berg)`."""
    return ", ".join(f"{who} ({name})" for who, name in people.items())


def open_dates(rows: Iterable[Dated]) -> list[Dated]:
    """Return the milestones or deliverables that are not reached."""
    return [row for row in rows if row.reached is None]


def _of_milestone(milestone: Dated, words: Words) -> Iterator[str]:
    if milestone.promised:
        yield words("draft.update.promised", day=words.date(milestone.promised))
    if milestone.forecast and milestone.forecast != milestone.promised:
        yield words("draft.update.forecast", day=words.date(milestone.forecast))
    if milestone.progress is not None:
        yield f"{milestone.progress} %"


def _of_ask(ask: AskFigure, words: Words) -> Iterator[str]:
    if ask.who:
        yield ask.who
    if ask.due:
        yield words("draft.due", day=words.date(ask.due))
    if ask.is_decision and ask.effect:
        yield words("draft.update.otherwise", effect=ask.effect)
