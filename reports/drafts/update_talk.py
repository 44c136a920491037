"""Asks, decisions, promises and risks that stand → the part of an update's draft that both sides talk about."""

from collections.abc import Iterator, Mapping
from typing import get_args

from reports.drafts.known import ask_told
from reports.drafts.lines import BELOW, comment, offered, offered_below
from reports.drafts.view import View
from reports.model import Client
from reports.model.update import RiskNews
from reports.source import Blank, yaml_lines

_LOUD = frozenset({"rising", "happened"})
"""States of a risk that the client hears of in every update until it is closed."""


def asks(view: View) -> Iterator[str]:
    """Yield the place for what the client is asked for, and offer those that wait to be answered."""
    words = view.words
    new = {"what": Blank.DOTS, "who": _anyone(view), "due": view.next_day, "effect": Blank.DOTS}
    yield from comment(words("draft.update.asks"))
    yield from offered_below("asks", {words("draft.id"): new})
    waiting = [ask for ask in view.figures.asks.open if not ask.is_decision]
    if waiting:
        yield from comment(words("draft.update.answered"))
        yield "answered:"
    for ask in waiting:
        yield from comment(ask_told(ask, view.words), BELOW)
        yield from offered({ask.id: view.day}, BELOW)


def decisions(view: View) -> Iterator[str]:
    """Yield the place for decisions that are wanted, and offer those that wait to be taken."""
    words = view.words
    new = {"what": Blank.DOTS, "who": _anyone(view), "due": view.next_day, "otherwise": Blank.DOTS}
    yield from comment(words("draft.update.decisions"))
    yield from offered_below("decisions_needed", {words("draft.id"): new})
    waiting = [ask for ask in view.figures.asks.open if ask.is_decision]
    if waiting:
        yield from comment(words("draft.update.decided"))
        yield "decided:"
    for ask in waiting:
        yield from comment(ask_told(ask, view.words), BELOW)
        taken = {"choice": Blank.DOTS, "by": ask.who or _anyone(view), "on": view.day}
        yield from offered({ask.id: taken}, BELOW)


def promises(view: View) -> Iterator[str]:
    """Yield every promise, with a place to say whether it was kept."""
    promised = view.client.agreement.promises
    if promised:
        yield from comment(view.words("draft.update.promises"))
        yield "promises:"
    for promise_id, promise in promised.items():
        yield from comment(promise.promise, BELOW)
        yield from yaml_lines({promise_id: {"kept": Blank.EMPTY}}, BELOW)


def risks(view: View) -> Iterator[str]:
    """Yield the risks that are rising or have happened, with a place for what they are now; offer the others."""
    agreed, last = view.client.agreement.risks, _last_news(view.client)
    standing = [risk for risk in agreed if risk not in last or last[risk].state != "closed"]
    if not standing:
        return
    yield from comment(view.words("draft.update.risks", choices=", ".join(_states())))
    yield "risks:"
    for risk in sorted(standing, key=lambda risk: not _is_loud(last.get(risk))):
        news = last.get(risk)
        yield from comment(" · ".join((agreed[risk].risk, *_heard(news))), BELOW)
        if _is_loud(news):
            yield from yaml_lines({risk: {"state": Blank.EMPTY, "note": Blank.EMPTY}}, BELOW)
        else:
            yield from offered({risk: {"state": news.state if news else "watching"}}, BELOW)


def _anyone(view: View) -> str | Blank:
    return next(iter(view.client.profile.people), Blank.DOTS)


def _last_news(client: Client) -> Mapping[str, RiskNews]:
    """Return what was said last of each risk."""
    return {risk: news for each in client.updates for risk, news in each.update.risks.items()}


def _is_loud(news: RiskNews | None) -> bool:
    return news is not None and news.state in _LOUD


def _heard(news: RiskNews | None) -> Iterator[str]:
    if news:
        yield f"{news.state}{f': {news.note}' if news.note else ''}"


def _states() -> tuple[str, ...]:
    return get_args(RiskNews.model_fields["state"].annotation)
