"""One version → its figures by name, so that a reader's browser can say which changed since it was there last."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.pages.story import Story


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure: `id` is the same in every version, `value` is how it is written, `page` tells more."""

    id: str
    label: str
    value: str
    page: str


def figures_seen(told: Story) -> list[Seen]:
    """Return what a reader comes back for."""
    view, words = told.view, told.view.words
    return [
        Seen("updates", words("since.updates"), words.number(len(view.client.updates)), "update"),
        Seen("status", words("since.status"), told.status.word, "now"),
        *_dates(told),
        *_money(told),
        Seen("asks", words("since.asks"), words.number(len(view.figures.asks.open)), "now"),
        Seen("agreement", words("since.agreement"), words.number(told.terms.number), "agreement"),
    ]


def _dates(told: Story) -> Iterator[Seen]:
    for milestone in told.view.figures.schedule.milestones:
        day = milestone.reached or milestone.forecast or milestone.promised
        if day:
            yield Seen(f"milestone:{milestone.id}", milestone.name, told.view.words.date(day), "plan")


def _money(told: Story) -> Iterator[Seen]:
    words, budget = told.view.words, told.view.figures.budget
    if budget:
        for name in ("agreed", "used", "forecast"):
            amount = words.money(getattr(budget, name), budget.currency)
            yield Seen(f"money:{name}", words(f"money.{name}"), amount, "budget")
