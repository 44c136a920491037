"""A story's agreement, its amendments and the wishes behind them → each file as it stood after each of them."""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.demo.cast import Cast
from reports.demo.voice import Voice

_MONEY = frozenset({"amount", "instalment", "contingency", "budget"})
_FIGURES = frozenset({"baseline", "target", "value"})
_RENEWED = ("goals", "deliverables", "milestones", "commitments")
_REFERENCES = frozenset(
    {"goal", "deliverable", "milestone", "commitment", "ask", "needs", "after", "serves_goal", "request"}
)
_PEOPLE = frozenset({"owner", "by", "present"})
_REQUEST = re.compile(r"cr-([0-9]{3})")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an engagement: the first tells the story, later ones tell it anew, with other ids and days.

    `requests` is how many change requests a part has: the next part's numbers go on from there.
    """

    number: int
    cast: Cast
    voice: Voice
    renewed: frozenset[str]
    requests: int = 0

    @property
    def suffix(self) -> str:
        """Return what keeps this part's ids apart from those of the parts before."""
        return f"-{self.number}" if self.number > 1 else ""

    def name(self, said: str) -> str:
        """Return an id as this part writes it."""
        request = _REQUEST.fullmatch(said)
        if request:
            return f"cr-{int(request[1]) + (self.number - 1) * self.requests:03}"
        return said + self.suffix if said in self.renewed else said

    def path(self, said: str) -> list[str]:
        """Return a path in a document (`milestones.beta.due`) as its keys."""
        return [self.name(key) for key in said.split(".")]

    def told(self, value: Any, path: tuple[str, ...] = ()) -> Any:
        """Return a value of a story in this part's ids, amounts, figures, words and days; `path` is where it stands."""
        if isinstance(value, Mapping):
            return {self.name(key): self.told(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.told(inner, path) for inner in value]
        if isinstance(value, str):
            return self._text(value, path)
        return self._figure(value, path)

    def _text(self, value: str, path: tuple[str, ...]) -> Any:
        if path and path[-1] in _REFERENCES:
            return self.name(value)
        if path and path[-1] in _PEOPLE and value in self.cast.team:
            return self.cast.team[value]
        return self.voice.text(value)

    def _figure(self, value: Any, path: tuple[str, ...]) -> Any:
        if path and path[-1] in _MONEY:
            return self.voice.money(value)
        if len(path) > 1 and path[0] in {"goals", "results"} and path[-1] in _FIGURES:
            return scaled(Decimal(value), self.cast.factors.get(path[1], Decimal(1)))
        return value


def scaled(value: Decimal, factor: Decimal) -> Decimal:
    """Multiply a figure, its number of decimals kept."""
    return (value * factor).quantize(value, ROUND_HALF_UP)


def opened(raw: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """Return the first wording of an agreement."""
    told: dict[str, Any] = part.told(raw)
    for person, approver in told.get("approvers", {}).items():
        approver.update(name=part.cast.people[person], email=part.cast.mail(person))
    return told


def renewed(agreement: Mapping[str, Any], raw: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """Return the wording that adds a later part: its goals, dates, money and commitments beside the old."""
    told = part.told(raw)
    wording = deepcopy(dict(agreement))
    wording["title"] = f"{told['title']}, part {part.number}"
    wording["ends"] = told["ends"]
    for key in _RENEWED:
        wording[key] = {**wording.get(key, {}), **told.get(key, {})}
    lines = wording["budget"]["lines"]  # a line that goes on keeps what amendments made of it
    wording["budget"]["lines"] = lines | {
        name: line for name, line in told["budget"]["lines"].items() if name not in lines
    }
    return wording


def amended(document: Mapping[str, Any], raw: Mapping[str, Any], part: Part) -> dict[str, Any]:
    """Return a document after an amendment: paths set or removed; `{ add = 400 }` comes on top of what is there."""
    wording = deepcopy(dict(document))
    for said, value in raw.get("set", {}).items():
        *parents, last = part.path(said)
        home = _at(wording, parents)
        if isinstance(value, Mapping) and value.keys() == {"add"}:
            home[last] += part.told(value["add"], tuple(said.split(".")))
        else:
            home[last] = part.told(value, tuple(said.split(".")))
    for said in raw.get("remove", ()):
        *parents, last = part.path(said)
        _at(wording, parents).pop(last, None)
    return wording


def _at(document: dict[str, Any], keys: list[str]) -> dict[str, Any]:
    for key in keys:
        document = document.setdefault(key, {})
    return document
