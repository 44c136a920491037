"""A week of a story → the update that the account manager wrote: tasks, money and results agree with earlier weeks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from reports.demo.ledger import Ledger
from reports.demo.tables import newest_values
from reports.demo.tasks import fates, read_task
from reports.demo.terms import Part
from reports.demo.voice import written
from reports.periods import Period

KEYS = (
    *("by", "status", "summary", "planned", "done", "results", "milestones", "delivered", "hill", "budget"),
    *("next", "why"),
    *("asks", "answered", "decisions_needed", "decided", "promises", "risks", "noticed", "experiments", "satisfaction"),
    *("note", "attachments", "corrects", "private"),
)


@dataclass(slots=True)
class Reporter:
    """What an account manager knows from week to week: open tasks, money, the newest results."""

    tasks: list[str] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    results: dict[str, Decimal] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    small_moves: Mapping[str, list[str]] = field(default_factory=dict)
    excused: Counter[str] = field(default_factory=Counter)

    def report(self, raw: Mapping[str, Any], agreement: Mapping[str, Any], part: Part) -> dict[str, Any]:
        """Return one update in the order of its keys, and remember what the next one needs."""
        period = part.voice.days.period(raw["n"])
        became = fates(self.tasks, raw, part.suffix)
        budget = {part.name(line): said for line, said in raw.get("budget", {}).items()}
        money = self.ledger.report(budget, agreement["budget"], period, part.voice)
        results = {goal: _whole(said) for goal, said in raw.get("results", {}).items()}
        typed = [goal for goal, said in results.items() if "value" in said]
        results |= {goal: self._excused(goal, results[goal], agreement, part) for goal in typed}
        values = {part.name(goal): _value(goal, results[goal], part) for goal in typed} | newest_values(raw, part)
        knowing = replace(part, voice=part.voice.knowing(**self._words(became, values, agreement, part)))
        update = {key: knowing.told(value, (key,)) for key, value in raw.items() if key in KEYS}
        update |= {
            "planned": knowing.voice.fill(became),
            "results": knowing.told(results, ("results",)),
            "budget": knowing.told(money),
        }
        update["milestones"] = self._reached(update.get("milestones", {}), agreement, period, part)
        update["next"] = self._plan(raw, became, knowing)
        update["by"] = part.cast.team[raw.get("by", "lead")]
        self.results |= values
        return {key: update[key] for key in KEYS if key in update and update[key] not in ({}, [])}

    def _reached(
        self, news: Mapping[str, Any], agreement: Mapping[str, Any], period: Period, part: Part
    ) -> dict[str, Any]:
        """Return a week's milestones and, in a later part, those of the parts before: reached on their day."""
        before = {
            name: {"reached": terms["due"]}
            for name, terms in agreement["milestones"].items()
            if not name.endswith(part.suffix) and name not in self.reached and terms["due"] < period.first
        }
        told = before | dict(news)
        self.reached |= {name for name, said in told.items() if "reached" in said}
        return told

    def _excused(
        self, goal: str, said: Mapping[str, Any], agreement: Mapping[str, Any], part: Part
    ) -> Mapping[str, Any]:
        """Return a result with a reason where it got worse and the story gives none."""
        terms = agreement["goals"][part.name(goal)]
        now = _value(goal, said, part)
        moved = now - self.results.get(part.name(goal), terms["baseline"])
        if "why" in said or moved * (terms["target"] - terms["baseline"]) >= 0:
            return said
        reasons = self.small_moves[goal]
        self.excused[goal] += 1
        return {**said, "why": reasons[(self.excused[goal] - 1) % len(reasons)]}

    def _plan(self, raw: Mapping[str, Any], became: Mapping[str, Any], part: Part) -> list[Any]:
        carried = [name for name, fate in became.items() if isinstance(fate, Mapping) and "carried" in fate]
        new = dict(read_task(line, raw["n"], part.suffix) for line in raw.get("next", ()))
        self.tasks = [*carried, *new]
        return [part.told(task, ("next",)) for task in new.values()]

    def _words(
        self, became: Mapping[str, Any], values: Mapping[str, Decimal], agreement: Mapping[str, Any], part: Part
    ) -> dict[str, str]:
        done = sum(fate in ("done", {"done": True}) for fate in became.values())
        words = {"done": str(done), "planned": str(len(became)), **self.ledger.words(agreement["budget"])}
        for said in agreement["goals"]:
            goal = said.removesuffix(part.suffix) if part.suffix else said
            terms = (
                agreement["goals"][part.name(goal)]
                if part.name(goal) in agreement["goals"]
                else agreement["goals"][said]
            )
            was = self.results.get(part.name(goal), terms["baseline"])
            now = values.get(part.name(goal), was)
            figures = {
                "from": terms["baseline"],
                "was": was,
                "now": now,
                "target": terms["target"],
                "moved": abs(now - was),
            }
            words |= {f"{name} {goal}": written(Decimal(figure)) for name, figure in figures.items()}
        return words


def _whole(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, Mapping) else {"value": said}


def _value(goal: str, said: Mapping[str, Any], part: Part) -> Decimal:
    return Decimal(part.told(said["value"], ("results", goal, "value")))
