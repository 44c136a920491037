"""One version → the page Risks: what may go wrong, how it stands and moved, and what is done about it."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.figures.risks import RiskFigure, RiskStep
from reports.model.agreement import Risk
from reports.pages.article import Article
from reports.pages.figures_in_words import risk_weight
from reports.pages.navigation import article
from reports.pages.people import anyone
from reports.pages.prose import inline
from reports.pages.story import Story
from reports.pages.tones import NO_RISK_NEWS, RISK, Tone
from reports.pages.views import VersionView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Move:
    """A state that a risk came to, and since when."""

    tone: Tone
    said: str
    on: str


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk; `id` is also its anchor, `about` how likely and how bad it is and who watches it.

    `moves` are the states that it went through, where there were several; `before` are older notes, newest first.
    """

    id: str
    risk: str
    about: str
    tone: Tone
    state: str
    on: str
    note: str
    moves: tuple[Move, ...]
    before: tuple[tuple[str, str], ...]
    prevention: Markup
    backup: Markup


def risks(told: Story) -> Article:
    """Render the register: the most pressing first, what is over folded up at its end."""
    view, terms = told.view, told.view.client.agreement.risks
    over = [figure for figure in view.figures.risks if figure.state == "closed"]
    values: dict[str, object] = {
        "risks": [_risk(view, terms[one.id], one) for one in view.figures.risks if one not in over],
        "over": [_risk(view, terms[one.id], one) for one in over],
        "over_said": view.words.plural("risks.over", len(over)) if over else "",
        "ending": told.ending,
    }
    return article(told.folder, "risks", view.words, values)


def _risk(view: VersionView, risk: Risk, figure: RiskFigure) -> RiskView:
    words, newest = view.words, figure.said[-1] if figure.said else None
    moves = figure.moves if len(figure.moves) > 1 else ()
    return RiskView(
        id=f"risk-{figure.id}",
        risk=risk.risk,
        about=_about(view, risk),
        tone=RISK[newest.state] if newest else NO_RISK_NEWS,
        state=words(f"update.risk.{newest.state}") if newest else words("risks.no-news"),
        on=words("risks.on", date=words.date(newest.on, "long")) if newest else "",
        note=newest.note or "" if newest else "",
        moves=tuple(_move(words, step) for step in moves),
        before=tuple((words.date(step.on, "day"), step.note) for step in reversed(figure.said[:-1]) if step.note),
        prevention=inline(risk.prevention, view.files) if risk.prevention else Markup(),
        backup=inline(risk.backup, view.files) if risk.backup else Markup(),
    )


def _move(words: Words, step: RiskStep) -> Move:
    return Move(RISK[step.state], words(f"update.risk.{step.state}"), words.date(step.on, "day"))


def _about(view: VersionView, risk: Risk) -> str:
    words, weight = view.words, risk_weight(view.words, risk)
    told = [words("risks.told", weight=weight)] if weight else []
    watched = (
        [words("risks.watched", who=anyone(view.words, view.agency, view.client, risk.owner))] if risk.owner else []
    )
    return " ".join([*told, *watched])
