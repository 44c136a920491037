"""All clients as the agency sees them → the one page of its own site: who needs a look, and what is behind it."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from reports.figures.figures import Health
from reports.figures.portfolio import DimensionHealth, Load, Portfolio, Standing, Target
from reports.pages.article import PORTFOLIO, Article
from reports.pages.navigation import article
from reports.pages.people import listed
from reports.pages.portfolio_facts import Fact, facts, loud, team
from reports.pages.template import joined, say_count
from reports.pages.tones import HEALTH, NO_STATUS, STATUS, Tone
from reports.pages.views import PortfolioView
from reports.words import Words

_KEPT, _LATE = HEALTH[Health.GREEN], HEALTH[Health.AMBER]
_LATER = Tone("still", "clock-outline")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table: short words, loud where they have a tone, and quiet ones below them."""

    words: str = ""
    tone: Tone | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client at a glance; `cells` stand with their columns' names."""

    name: str
    status: str
    tone: Tone
    cells: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class ClientCard:
    """What is behind it."""

    name: str
    status: str
    tone: Tone
    team: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The team's own date beside the promised one."""

    client: str
    name: str
    own: str
    promised: str
    expected: str
    verdict: Cell


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone of the agency, and for how many clients they work."""

    name: str
    title: str
    count: str
    clients: str
    too_many: str


def portfolio_page(view: PortfolioView) -> Article:
    """Render the page."""
    words, portfolio = view.words, view.portfolio
    worrying = [one for one in portfolio.clients if one.signs]
    named = {one.id: one.name for one in portfolio.clients}
    values: dict[str, object] = {
        "agency": view.agency.name,
        "as_of": words.date(portfolio.as_of, "day"),
        "verdict": _verdict(words, portfolio, len(worrying)),
        "tone": HEALTH[_worst(worrying)],
        "reason": _reason(words, portfolio),
        "columns": [column for column, _ in _cells(words, portfolio.clients[0])] if portfolio.clients else [],
        "rows": [_row(words, one) for one in portfolio.clients],
        "cards": [_card(view, one) for one in portfolio.clients if facts(words, one)],
        "own": [
            _own(words, one, target, portfolio.as_of)
            for one in portfolio.clients
            for target in one.targets
            if not target.reached
        ],
        "people": [_person(view, load, named) for load in portfolio.people],
        "stamp": words("portfolio.stamp", commit=view.commit[:7], date=words.date(portfolio.as_of, "full")),
    }
    return article(PORTFOLIO, PORTFOLIO, words, values)


def _verdict(words: Words, portfolio: Portfolio, worrying: int) -> str:
    if not portfolio.clients:
        return words("portfolio.nobody")
    return words.plural("portfolio.look", worrying) if worrying else words("portfolio.calm")


def _worst(worrying: list[Standing]) -> Health:
    found = {sign.health for one in worrying for sign in one.signs}
    return next((health for health in (Health.RED, Health.AMBER) if health in found), Health.GREEN)


def _reason(words: Words, portfolio: Portfolio) -> Markup:
    """Say in one line what waits on the agency, and on its clients."""
    running = [one for one in portfolio.clients if not one.is_over]
    counts = {
        "portfolio.reason.owed": sum(one.reporting.owed is not None for one in running),
        "portfolio.reason.late": sum(len(one.late) for one in running),
        "portfolio.reason.asks": sum(one.asks.overdue for one in running),
        "portfolio.reason.missing": sum(bool(one.missing) for one in running),
    }
    return joined([say_count(words, key, count) for key, count in counts.items() if count])


def _row(words: Words, one: Standing) -> ClientRow:
    status, tone = _status(words, one)
    return ClientRow(one.name, status, tone, tuple(_cells(words, one)))


def _status(words: Words, one: Standing) -> tuple[str, Tone]:
    if one.status is None:
        return words("status.start"), NO_STATUS
    return words(f"status.{one.status.value}"), STATUS[one.status]


def _cells(words: Words, one: Standing) -> list[tuple[str, Cell]]:
    """Return what stands in a client's row, each cell with its column's name."""
    return [
        *((words(f"health.{dimension.name}"), _health(words, dimension)) for dimension in one.dimensions),
        (words("portfolio.next"), _next(words, one)),
        (words("portfolio.asks"), _asks(words, one)),
        (words("portfolio.promises"), _promises(words, one)),
        (words("portfolio.satisfaction"), _satisfaction(words, one)),
    ]


def _health(words: Words, dimension: DimensionHealth) -> Cell:
    if dimension.now is Health.UNKNOWN:
        return Cell()
    now = words(f"portfolio.health.{dimension.now.value}")
    known = dimension.before not in (Health.UNKNOWN, dimension.now)
    before = words("portfolio.was", health=words(f"portfolio.health.{dimension.before.value}")) if known else ""
    return Cell(now, HEALTH[dimension.now], before)


def _next(words: Words, one: Standing) -> Cell:
    reporting = one.reporting
    last = words("portfolio.last", date=words.date(reporting.on, "day")) if reporting.on else ""
    if reporting.owed:
        return Cell(words.plural("portfolio.late", reporting.owed.days_late), loud(one, "update", "alert-circle"), last)
    return Cell(words.date(reporting.next_on, "day"), note=last) if reporting.next_on else Cell(last)


def _asks(words: Words, one: Standing) -> Cell:
    if not one.asks.open:
        return Cell()
    waiting = words.plural("portfolio.open", one.asks.open)
    if not one.asks.overdue:
        return Cell(waiting)
    return Cell(words.plural("portfolio.overdue", one.asks.overdue), loud(one, "asks", "alert"), waiting)


def _promises(words: Words, one: Standing) -> Cell:
    late = words.plural("portfolio.past", len(one.late)) if one.late else ""
    broken = words.plural("portfolio.broken", len(one.broken)) if one.broken else ""
    return Cell(late or broken, loud(one, "promises", "alert"), broken if late else "")


def _satisfaction(words: Words, one: Standing) -> Cell:
    known = one.satisfaction
    if known is None:
        return Cell()
    before = words("portfolio.score-before", score=known.before) if known.before not in (None, known.score) else ""
    return Cell(words("portfolio.score", score=known.score), loud(one, "satisfaction", "alert"), before)


def _card(view: PortfolioView, one: Standing) -> ClientCard:
    status, tone = _status(view.words, one)
    return ClientCard(one.name, status, tone, team(view, one), facts(view.words, one))


def _own(words: Words, one: Standing, target: Target, as_of: date) -> OwnDate:
    return OwnDate(
        client=one.name,
        name=target.name,
        own=words.date(target.target, "day"),
        promised=words.date(target.promised, "day") if target.promised else "",
        expected=words.date(target.expected, "day"),
        verdict=_beside(words, target, as_of),
    )


def _beside(words: Words, target: Target, as_of: date) -> Cell:
    """Say how far the expected day lies from our own; loud where ours is past, or the promised one will be."""
    if target.behind > 0:
        missed = target.target < as_of or (target.promised is not None and target.expected > target.promised)
        return Cell(words.plural("portfolio.own.after", target.behind), _LATE if missed else _LATER)
    if target.behind < 0:
        return Cell(words.plural("portfolio.own.before", -target.behind), _KEPT)
    return Cell(words("portfolio.own.on"), _KEPT)


def _person(view: PortfolioView, load: Load, named: dict[str, str]) -> PersonRow:
    words, count = view.words, len(load.clients)
    return PersonRow(
        name=load.name,
        title=view.agency.team[load.id].title or "",
        count=words("portfolio.of", count=count, most=load.at_most) if load.at_most else words.number(count),
        clients=listed(words, [named[client] for client in load.clients]),
        too_many=words.plural("portfolio.too-many", load.over) if load.over else "",
    )
