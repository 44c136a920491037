"""A client and the agency → the draft of a change request: two ways to go on, beside the figures of today."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from reports.drafts.known import everyone, milestone_told, open_dates, people_told
from reports.drafts.lines import BELOW, comment, offered, schema_line, text_of, to_fill
from reports.drafts.view import figures_of
from reports.figures.figures import Figures
from reports.model import Agency, ChangeRequest, Client
from reports.source import Blank, FileKind, Value, slug, yaml_lines
from reports.words import Words

_NUMBERED = re.compile(r"changes/cr-([0-9]{3,})\.yml")


def next_change(names: Iterable[str]) -> str:
    """Return the id of the next request by the names of all files there are, broken ones too."""
    numbers = [int(found[1]) for found in map(_NUMBERED.fullmatch, names) if found]
    return f"cr-{max(numbers, default=0) + 1:03}"


def change_draft(client: Client, agency: Agency, title: str | None, today: date, base: str | None = None) -> str:
    """Return the text of a request that has still to be told; its comments are in the agency's language.

    `base` is the digest of the terms in force, None where nothing is or nobody knows.
    """
    return text_of(_lines(client, agency, title, today, base))


def _lines(client: Client, agency: Agency, title: str | None, today: date, base: str | None) -> Iterator[str]:
    words = Words(agency.language)
    figures = figures_of(client, agency, today)
    change, finish = (slug(words(key)) or key for key in ("draft.change.change", "draft.change.finish"))
    yield schema_line(FileKind.CHANGE, folders=3)
    yield from comment(words("draft.change.head", client=client.profile.name))
    yield from comment(words("draft.how"))
    yield ""
    yield from yaml_lines({"title": title or Blank.EMPTY})
    yield from comment(words("draft.change.raised", people=people_told(everyone(client, agency, today))))
    yield from yaml_lines({"raised": {"by": Blank.EMPTY, "on": today}})
    yield from comment(words("draft.change.kind", choices=", ".join(_kinds())))
    yield "kind:"
    yield from comment(words("draft.change.why"))
    yield from to_fill("why")
    yield from comment(words("draft.change.need"))
    yield "need:"
    if client.agreement.goals:
        yield from comment(words("draft.change.goal", goals=", ".join(client.agreement.goals)))
        yield "serves_goal:"
    if base:
        yield from yaml_lines({"base": base})
    yield ""
    yield from comment(words("draft.change.options"))
    yield "options:"
    yield f"{BELOW}{change}:"
    yield from (f"{BELOW}{line}" if line else line for line in _way(figures, words))
    yield f"{BELOW}{finish}:"
    yield from yaml_lines({"what": Blank.EMPTY}, BELOW * 2)
    yield ""
    yield from _ending(client, words, change, finish, today)


def _way(figures: Figures, words: Words) -> Iterator[str]:
    """Yield the fields of the way that changes something, one indent too few."""
    yield from yaml_lines({"what": Blank.EMPTY}, BELOW)
    money = figures.budget
    if money:
        amounts = {"agreed": money.agreed, "used": money.used, "forecast": money.forecast}
        told = {key: words.amount(amount) for key, amount in amounts.items()}
        yield from comment(words("draft.change.budget", currency=money.currency, **told), BELOW)
        yield f"{BELOW}budget:"
    waiting = open_dates(figures.schedule.milestones)
    if waiting:
        yield from comment(words("draft.change.milestones"), BELOW)
        yield f"{BELOW}milestones:"
    for milestone in waiting:
        yield from comment(milestone_told(milestone, words), BELOW * 2)
        yield from offered({milestone.id: milestone.forecast or Blank.DOTS}, BELOW * 2)
    yield f"{BELOW}hours:"


def _ending(client: Client, words: Words, change: str, finish: str, today: date) -> Iterator[str]:
    decider = next(iter(client.agreement.approvers or client.profile.people), Blank.DOTS)
    decision: dict[str, Value] = {"option": change, "by": decider, "on": today, "why": Blank.DOTS}
    yield from comment(words("draft.change.recommended", one=change, other=finish))
    yield "recommended:"
    yield from comment(words("draft.change.decision"))
    yield from offered({"decision": decision})
    yield from comment(words("draft.change.goodwill"))
    yield from offered({"goodwill": True})


def _kinds() -> tuple[str, ...]:
    return get_args(ChangeRequest.model_fields["kind"].annotation)
