"""One client as the agency sees it → what is behind its place in the table, a line a fact."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.figures.figures import Dated
from reports.figures.portfolio import BrokenPromise, Standing
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY
from reports.pages.people import agency_name, listed
from reports.pages.template import say, say_count
from reports.pages.tones import HEALTH, Tone
from reports.pages.views import PortfolioView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line, and a quiet one below it."""

    tone: Tone
    words: Markup
    note: str = ""


def loud(one: Standing, about: str, icon: str) -> Tone | None:
    """Return how loud a matter is, as the signs that clients are sorted by have it; None where it is none."""
    found = next((sign.health for sign in one.signs if sign.about == about), None)
    return Tone(HEALTH[found].name, icon) if found else None


def facts(words: Words, one: Standing) -> tuple[Fact, ...]:
    """Return what is to be told of a client, the agency's own matters first; nothing once all is complete."""
    if one.is_over:
        return ()
    return (
        *(Fact(_tone(one, role, "account-off"), say(words, f"portfolio.missing.{role}")) for role in one.missing),
        *_owed(words, one),
        *(_late(words, one, row) for row in one.late),
        *(_broken(words, one, broken) for broken in one.broken),
        *_asks(words, one),
        *_satisfaction(words, one),
        *_favours(words, one),
    )


def team(view: PortfolioView, one: Standing) -> str:
    """Return who answers for the client, and who stands in."""
    said = []
    for role in (ACCOUNT_MANAGER, DEPUTY):
        names = [agency_name(view.agency, who) for who, works_as in one.team.items() if works_as == role]
        if names:
            said.append(view.words(f"portfolio.role.{role}", names=listed(view.words, names)))
    return " ".join(said)


def _tone(one: Standing, about: str, icon: str) -> Tone:
    return loud(one, about, icon) or Tone("still", icon)


def _owed(words: Words, one: Standing) -> list[Fact]:
    owed = one.reporting.owed
    if owed is None:
        return []
    said = say(words, "portfolio.owed", period=words.period(owed.period, one.reporting.every))
    late = words.plural("portfolio.late", owed.days_late)
    since = words("portfolio.owed.since", date=words.date(owed.promised_on, "day"), late=late)
    return [Fact(_tone(one, "update", "calendar-remove"), said, since)]


def _late(words: Words, one: Standing, row: Dated) -> Fact:
    day = words.date(row.promised, "day") if row.promised else ""
    said = say_count(words, "portfolio.past-day", row.overdue, name=row.name, date=day)
    return Fact(_tone(one, "promises", "calendar-alert"), said, row.why or "")


def _broken(words: Words, one: Standing, broken: BrokenPromise) -> Fact:
    said = say(words, "portfolio.not-kept", promise=broken.promise)
    period = words.period(broken.period, one.reporting.every)
    note = words("portfolio.not-kept.in", period=period, note=broken.note) if broken.note else period
    return Fact(_tone(one, "promises", "close-circle"), said, note)


def _asks(words: Words, one: Standing) -> list[Fact]:
    if not one.asks.overdue:
        return []
    said = say_count(words, "portfolio.asks-overdue", one.asks.overdue)
    return [Fact(_tone(one, "asks", "account-clock"), said, words.plural("portfolio.asks-longest", one.asks.longest))]


def _satisfaction(words: Words, one: Standing) -> list[Fact]:
    known, tone = one.satisfaction, loud(one, "satisfaction", "emoticon-sad")
    if known is None or tone is None:
        return []
    before = words("portfolio.score-before", score=known.before) if known.before is not None else ""
    return [Fact(tone, say(words, "portfolio.unhappy", score=known.score), before)]


def _favours(words: Words, one: Standing) -> list[Fact]:
    if not one.favours:
        return []
    titles = listed(words, [favour.title for favour in one.favours])
    return [Fact(Tone("still", "gift"), say_count(words, "portfolio.favours", len(one.favours)), titles)]
