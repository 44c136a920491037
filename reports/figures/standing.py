"""One client, its baselines and the team's own dates → how it stands beside the others, as of one day."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from reports.figures.figures import AskFigures, Dated, Figures, Health
from reports.figures.health import SCOPE_UPDATES
from reports.figures.measure import measure
from reports.figures.portfolio import (
    Asking,
    BrokenPromise,
    DimensionHealth,
    Favour,
    Reporting,
    Satisfaction,
    Sign,
    Standing,
)
from reports.figures.punctuality import owed_update
from reports.figures.signs import satisfaction_signs, status_signs, team_signs, update_signs
from reports.figures.targets import targets
from reports.model import Agency, Baselines, Client
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY

DIMENSIONS = ("time", "budget", "results", "scope")
LOOKS_BACK = SCOPE_UPDATES
"""How many updates a trend looks back, and over how many a promise that was not kept is remembered."""


def standing(client: Client, agency: Agency, baselines: Baselines, own: Mapping[str, date], as_of: date) -> Standing:
    """Return how a client stands; `own` are the team's own dates for milestones, by id."""
    figures, profile = measure(client, agency, baselines, as_of), client.profile
    found = Standing(
        id=client.id,
        name=profile.name,
        status=client.newest.update.status if client.newest else None,
        is_over=client.is_over,
        dimensions=_dimensions(figures, _earlier(client, agency, baselines)),
        reporting=_reporting(client, baselines, as_of),
        asks=_asking(figures.asks),
        late=_late(client, figures),
        broken=tuple(_broken(client)),
        favours=tuple(Favour(key, request.title) for key, request in client.changes.items() if request.goodwill),
        satisfaction=_satisfaction(client),
        team={who: profile.team[who].role for who in profile.team_on(as_of)},
        missing=tuple(role for role in (ACCOUNT_MANAGER, DEPUTY) if not profile.team_on(as_of, role)),
        targets=targets(own, figures.schedule, as_of),
        signs=(),
    )
    return found if found.is_over else replace(found, signs=tuple(_signs(found)))


def _signs(found: Standing) -> Iterator[Sign]:
    yield from status_signs(found.status, found.dimensions)
    yield from update_signs(found.reporting)
    yield from (Sign("promises", Health.AMBER) for _ in [*found.late, *found.broken][:1])
    if found.asks.overdue:
        yield Sign("asks", Health.AMBER)
    yield from satisfaction_signs(found.satisfaction)
    yield from team_signs(found.missing)


def _earlier(client: Client, agency: Agency, baselines: Baselines) -> Figures | None:
    """Measure the client as it stood four updates before; None where there were not as many.

    The day is that update's own, and never after the period that follows it: without history nobody knows it better.
    """
    updates = client.updates[:-LOOKS_BACK]
    if not updates:
        return None
    reported, after = baselines.reported_on.get(updates[-1].period.name), client.updates[-LOOKS_BACK].period.last
    then = min(reported, after) if reported else after
    return measure(replace(client, updates=updates), agency, baselines.as_of(then), then)


def _dimensions(now: Figures, before: Figures | None) -> tuple[DimensionHealth, ...]:
    return tuple(
        DimensionHealth(name, getattr(now.health, name), getattr(before.health, name) if before else Health.UNKNOWN)
        for name in DIMENSIONS
    )


def _reporting(client: Client, baselines: Baselines, as_of: date) -> Reporting:
    newest = client.newest.period if client.newest else None
    on = baselines.reported_on.get(newest.name) if newest else None
    every = client.profile.cadence.every
    return Reporting(every, newest, on, client.next_promised, owed_update(client, as_of))


def _asking(asks: AskFigures) -> Asking:
    return Asking(len(asks.open), asks.overdue, max((ask.overdue for ask in asks.open), default=0))


def _late(client: Client, figures: Figures) -> tuple[Dated, ...]:
    """Return what is past its promised day, once each: a deliverable without a day of its own follows its milestone."""
    own = {item for item, deliverable in client.agreement.deliverables.items() if deliverable.due}
    schedule = figures.schedule
    rows = (*schedule.milestones, *(row for row in schedule.deliverables if row.id in own))
    return tuple(sorted((row for row in rows if row.overdue > 0), key=lambda row: -row.overdue))


def _broken(client: Client) -> Iterator[BrokenPromise]:
    """Yield what was not kept in the last updates, the newest first."""
    for each in reversed(client.updates[-LOOKS_BACK:]):
        for key, news in each.update.promises.items():
            if not news.kept:
                promise = client.agreement.promises.get(key)
                yield BrokenPromise(key, promise.promise if promise else key, each.period, news.note)


def _satisfaction(client: Client) -> Satisfaction | None:
    told = [(each.period, each.update.satisfaction.score) for each in client.updates if each.update.satisfaction]
    if not told:
        return None
    period, score = told[-1]
    return Satisfaction(score, period, told[-2][1] if len(told) > 1 else None)
