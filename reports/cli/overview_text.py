"""The portfolio → lines for a terminal: a row a client, then what is behind it in words, then the agency's people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from reports.cli.context import counted
from reports.cli.table import Cell, columns, table
from reports.figures.figures import Dated, Health
from reports.figures.portfolio import Load, Portfolio, Satisfaction, Standing, Target, Trend
from reports.model import Agency, Status
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY

_COLOURS = {Health.RED: "red", Health.AMBER: "yellow", Health.GREEN: "green", Health.UNKNOWN: None}
_STATUS = {Status.ON_TRACK: "green", Status.AT_RISK: "yellow", Status.OFF_TRACK: "red"}
_ARROWS = {Trend.BETTER: " ↑", Trend.WORSE: " ↓", Trend.SAME: "", Trend.UNKNOWN: ""}
_NOTHING = "-"
_INDENT = "  "
_DIMENSIONS = 4


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its head, and what it says of a client."""

    head: str
    cell: Callable[[Standing], Cell]


def overview_lines(agency: Agency, portfolio: Portfolio, width: int) -> list[str]:
    """Return everything, the table fitted into that many columns: on a narrow terminal it says less in a row."""
    owed = sum(one.reporting.owed is not None for one in portfolio.clients)
    lines = [f"{agency.name}, {portfolio.as_of}: {counted(len(portfolio.clients), 'client')}, {_owed(owed)}."]
    if portfolio.clients:
        lines += ["", *_clients(portfolio, width)]
    for one in portfolio.clients:
        said = list(_details(agency, one))
        lines += ["", one.name, *(line for text in said for line in _wrapped(text, width))] if said else []
    return [*lines, "", *_people(portfolio)] if portfolio.people else lines


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)


def _owed(count: int) -> str:
    return f"{counted(count, 'update')} owed" if count else "no update owed"


def _clients(portfolio: Portfolio, width: int) -> list[str]:
    """Return the table; columns that do not fit go, the last one first, and names are cut to what is left."""
    shown = [_Column("STATUS", _says), *(_dimension(place) for place in range(_DIMENSIONS)), _Column("UPDATE", _update)]
    shown += [_Column("ASKS", _asks), _Column("PROMISES", _promises), _Column("SCORE", _score)]
    names = max(columns(one.name) for one in portfolio.clients)
    while len(shown) > _DIMENSIONS + 2 and _width(portfolio, shown) + min(names, 16) > width:
        shown.pop()
    room = max(8, width - _width(portfolio, shown))
    rows: list[list[Cell | str]] = [["CLIENT", *(column.head for column in shown)]]
    rows += ([one.name, *(column.cell(one) for column in shown)] for one in portfolio.clients)
    return table(rows, room)


def _width(portfolio: Portfolio, shown: list[_Column]) -> int:
    """Return how wide the table is without the names."""
    return sum(
        2 + max(len(column.head), *(columns(column.cell(one).text) for one in portfolio.clients)) for column in shown
    )


def _says(one: Standing) -> Cell:
    if one.status is None:
        return Cell("no update")
    return Cell(one.status.value.replace("-", " "), _STATUS.get(one.status))


def _dimension(place: int) -> _Column:
    def cell(one: Standing) -> Cell:
        dimension = one.dimensions[place]
        said = _NOTHING if dimension.now is Health.UNKNOWN else dimension.now.value
        return Cell(said + _ARROWS[dimension.trend], _COLOURS[dimension.now])

    return _Column(("TIME", "BUDGET", "RESULTS", "SCOPE")[place], cell)


def _update(one: Standing) -> Cell:
    owed, next_on = one.reporting.owed, one.reporting.next_on
    if owed:
        return Cell(f"{counted(owed.days_late, 'day')} late", "red")
    return Cell(f"due {next_on:%d %b}" if next_on else _NOTHING)


def _asks(one: Standing) -> Cell:
    if not one.asks.open:
        return Cell(_NOTHING)
    late = f", {one.asks.overdue} late" if one.asks.overdue else ""
    return Cell(f"{one.asks.open}{late}", "yellow" if late else None)


def _promises(one: Standing) -> Cell:
    count = len(one.late) + len(one.broken)
    return Cell(str(count), "yellow") if count else Cell(_NOTHING)


def _score(one: Standing) -> Cell:
    known = one.satisfaction
    return Cell(f"{known.score}{_ARROWS[known.trend]}" if known else _NOTHING)


def _details(agency: Agency, one: Standing) -> Iterator[str]:
    if one.is_over:
        return
    if one.missing:
        yield f"Nobody is {' or '.join(_ROLES[role] for role in one.missing)}."
    if one.reporting.owed:
        owed = one.reporting.owed
        managers = ", ".join(_name(agency, who) for who, role in one.team.items() if role == ACCOUNT_MANAGER)
        yield f"Owed: {owed.period}, promised for {owed.promised_on}{f', by {managers}' if managers else ''}."
    yield from (_late(row) for row in one.late)
    for broken in one.broken:
        note = f" ({broken.note})" if broken.note else ""
        yield f"Not kept in {broken.period}: {broken.promise}{note}"
    if one.asks.overdue:
        longest = counted(one.asks.longest, "day")
        yield f"Waiting on them: {counted(one.asks.overdue, 'ask')} overdue, by {longest} at most."
    if one.satisfaction and any(sign.about == "satisfaction" for sign in one.signs):
        yield _satisfaction(one.satisfaction)
    yield from (_target(target) for target in one.targets if target.reached is None)
    if one.favours:
        yield f"{counted(len(one.favours), 'favour')} given: {'; '.join(favour.title for favour in one.favours)}"


_ROLES = {ACCOUNT_MANAGER: "account manager", DEPUTY: "deputy"}


def _late(row: Dated) -> str:
    return f"Past its day: {row.name}, promised for {row.promised}, {counted(row.overdue, 'day')} ago."


def _satisfaction(known: Satisfaction) -> str:
    before = f", {known.before} before" if known.before is not None else ""
    return f"Satisfaction: {known.score} of 10 in {known.period}{before}."


def _target(target: Target) -> str:
    said = "on our own target" if not target.behind else f"{counted(abs(target.behind), 'day')} "
    if target.behind:
        said += "behind our own target" if target.behind > 0 else "ahead of our own target"
    return f"{target.name}: {said} of {target.target}; promised for {target.promised}, expected on {target.expected}."


def _people(portfolio: Portfolio) -> list[str]:
    return table([["PERSON", "CLIENTS", ""], *(_person(load) for load in portfolio.people)])


def _person(load: Load) -> list[Cell | str]:
    count = str(len(load.clients)) + (f" of {load.at_most}" if load.at_most else "")
    said = f"{load.over} too many" if load.over else ""
    return [load.name, Cell(count, "red" if load.over else None), Cell(said, "red")]


def _name(agency: Agency, who: str) -> str:
    return agency.team[who].name if who in agency.team else who
