"""What waits on the client → rows: what, who, by when, what happens otherwise."""

from dataclasses import dataclass

from reports.figures.figures import AskFigure
from reports.pages.figures_in_words import sentence
from reports.pages.people import client_name
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class AskRow:
    """One ask or wanted decision; `late` marks an overdue one, `day` is `due` as YYYY-MM-DD, empty without a day."""

    late: bool
    what: str
    due: str
    day: str
    note: str


def ask_rows(view: VersionView) -> list[AskRow]:
    """Return what is open, the most urgent first."""
    return [_row(view, ask) for ask in view.figures.asks.open]


def _row(view: VersionView, ask: AskFigure) -> AskRow:
    day = ask.due.isoformat() if ask.due else ""
    return AskRow(ask.overdue > 0, ask.what, _due(view, ask), day, _note(view, ask))


def _due(view: VersionView, ask: AskFigure) -> str:
    if ask.overdue > 0:
        return view.words.plural("asks.overdue", ask.overdue)
    return view.words("asks.by", date=view.words.date(ask.due, "day")) if ask.due else ""


def _note(view: VersionView, ask: AskFigure) -> str:
    words, who = view.words, client_name(view.words, view.client, ask.who) if ask.who else ""
    parts = []
    if ask.overdue > 0 and ask.due:
        day = words.date(ask.due, "day")
        parts.append(words("asks.who-due", who=who, date=day) if who else words("asks.due", date=day))
    elif who:
        parts.append(sentence(words, who))
    if ask.effect:
        otherwise = "asks.otherwise" if ask.is_decision else "asks.effect"
        parts.append(
            words(otherwise, effect=sentence(words, ask.effect if ask.is_decision else words.upper_first(ask.effect)))
        )
    return " ".join(parts)
