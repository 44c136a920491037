"""What is spent in each week of a story → budget figures that add up: cumulative, and by the month for a retainer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reports.demo.voice import Voice, written
from reports.periods import Period


@dataclass(slots=True)
class Ledger:
    """Spent and forecast by line, as of the last week told."""

    spent: dict[str, Decimal] = field(default_factory=dict)
    forecast: dict[str, Decimal] = field(default_factory=dict)
    reached: Period | None = None

    def report(self, raw: Mapping[str, Any], budget: Mapping[str, Any], period: Period, voice: Voice) -> dict[str, Any]:
        """Book one week and return the update's `budget`: the lines on which something happened."""
        lines = budget["lines"]
        if budget["basis"] == "retainer":
            return self._report_month(raw, lines, period, voice)
        return {name: self._report_line(name, said, voice) for name, said in raw.items()}

    def words(self, budget: Mapping[str, Any]) -> dict[str, str]:
        """Return the totals as prose writes them."""
        agreed = sum((line["amount"] for line in budget["lines"].values()), Decimal())
        used = sum(self.spent.values(), Decimal())
        ends = sum((self._ends(name, line["amount"]) for name, line in budget["lines"].items()), Decimal())
        figures = {"agreed": agreed, "used": used, "left": agreed - used, "forecast": ends, "below": abs(agreed - ends)}
        return {name: f"{written(amount)} {budget['currency']}" for name, amount in figures.items()}

    def _ends(self, name: str, amount: Decimal) -> Decimal:
        return self.forecast.get(name, max(amount, self.spent.get(name, Decimal())))

    def _report_line(self, name: str, said: Any, voice: Voice) -> dict[str, Any]:
        whole: Mapping[str, Any] = said if isinstance(said, Mapping) else {"add": said}
        self.spent[name] = self.spent.get(name, Decimal()) + voice.money(whole.get("add", 0))
        if "forecast" in whole:
            self.forecast[name] = voice.money(whole["forecast"])
        return self._figures(name, whole)

    def _report_month(
        self, raw: Mapping[str, Any], lines: Mapping[str, Any], period: Period, voice: Voice
    ) -> dict[str, Any]:
        weeks, new = self._weeks_of_month(period)
        if new:
            self.spent, self.forecast = {}, {}
        booked = weeks.index(self.reached.name) + 1 if self.reached and not new else 0
        self.reached = period
        told = {}
        for name, line in lines.items():
            whole = raw.get(name, {})
            weeks_now = weeks.index(period.name) + 1 - booked
            share = line["amount"] * weeks_now / len(weeks) * whole.get("pace", Decimal(1))
            self.spent[name] = self.spent.get(name, Decimal()) + share.quantize(Decimal(10), ROUND_HALF_UP).quantize(
                Decimal(1)
            )
            if "over" in whole:
                self.forecast[name] = line["amount"] + voice.money(whole["over"])
            told[name] = self._figures(name, whole)
        return told

    def _weeks_of_month(self, period: Period) -> tuple[list[str], bool]:
        """Return the names of the weeks that end in the period's month, and whether it is another than before."""
        begins = period.last.replace(day=1)
        sunday = begins + timedelta(days=(6 - begins.weekday()) % 7)
        names = []
        while sunday.month == begins.month:
            names.append(Period.week_of(sunday).name)
            sunday += timedelta(days=7)
        return names, not (self.reached and self.reached.name in names)

    def _figures(self, name: str, whole: Mapping[str, Any]) -> dict[str, Any]:
        figures: dict[str, Any] = {"spent": self.spent[name]}
        if name in self.forecast:
            figures["forecast"] = self.forecast[name]
        if "why" in whole:
            figures["why"] = whole["why"]
        return figures
