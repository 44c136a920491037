"""Change requests before and after → what was raised, decided, edited and removed."""

from collections.abc import Iterator
from datetime import date

from reports.model import Agency, ChangeRequest, Client
from reports.model.change_request import Decision, Option
from reports.review.naming import edited, names_of
from reports.review.review import Line, Part, Section
from reports.words import Words


def request_sections(old: Client | None, new: Client, agency: Agency | None, words: Words) -> Iterator[Section]:
    """Yield each change request that says something else than before."""
    before, after = old.changes if old else {}, new.changes
    telling = _Telling(new, agency, words)
    for item in sorted({*before, *after}):
        if before.get(item) != after.get(item):
            yield telling.section(item, before.get(item), after.get(item))


class _Telling:
    """Says what became of a request, with the names and terms of the client as it is after the change."""

    def __init__(self, client: Client, agency: Agency | None, words: Words) -> None:
        self._terms = client.agreement
        self._names = names_of(client, agency)
        self._words = words

    def section(self, item: str, old: ChangeRequest | None, new: ChangeRequest | None) -> Section:
        titles = dict.fromkeys(one.title for one in (old, new) if one)
        title = f"Change request {item}, {' → '.join(titles)}"
        if new is None:
            return Section(Part.REQUESTS, f"{title}: removed")
        if new.decision and (old is None or old.decision != new.decision):
            return self._decided(title, new, new.decision)
        if old is None:
            note = f"{new.kind}, by {self._by(new.raised.by, new.raised.on)}"
            options = (self._option(one, is_advised=new.recommended == name) for name, one in new.options.items())
            return Section(Part.REQUESTS, f"{title}: raised", note, tuple(options))
        if old.decision and new.decision is None:
            return Section(Part.REQUESTS, f"{title}: the decision is taken back")
        return Section(Part.REQUESTS, f"{title}: edited", edited(old, new))

    def _decided(self, title: str, request: ChangeRequest, decision: Decision) -> Section:
        favour = ", a favour" if request.goodwill else ""
        note = f"by {self._by(decision.by, decision.on)}{favour}"
        lines = (self._option(request.chosen),) if request.chosen else (Line(decision.option, note="no such option"),)
        return Section(Part.REQUESTS, f"{title}: decided", note, lines)

    def _by(self, who: str, on: date) -> str:
        return f"{self._names.get(who, who)} on {self._words.date(on, 'year')}"

    def _option(self, option: Option, *, is_advised: bool = False) -> Line:
        """Say what an option is, and what it changes."""
        effects = ", ".join(self._effects(option)) or "as agreed"
        return Line(option.what, "", effects, "advised" if is_advised else "")

    def _effects(self, option: Option) -> Iterator[str]:
        budget, milestones = self._terms.budget, self._terms.milestones
        if option.budget is not None:
            sign = "+" if option.budget > 0 else ""
            yield f"{sign}{self._words.amount(option.budget)} {budget.currency if budget else ''}".rstrip()
        for item, due in option.milestones.items():
            name = milestones[item].name if item in milestones else item
            yield f"{name} on {self._words.date(due, 'year')}"
        if option.hours is not None:
            yield f"{self._words.number(option.hours)} {'hour' if option.hours == 1 else 'hours'}"
