"""Days, money and goals' values → short words: the same everywhere."""

from datetime import date
from decimal import Decimal

from reports.figures.figures import AskFigure, Figures
from reports.model.agreement import Risk
from reports.words import Words

_ENDS = tuple(".!?…:。\uff01\uff1f")  # the last two are the full-width marks of Japanese


def sentence(words: Words, text: str) -> str:
    """Return a line with a full stop, unless it has an end already."""
    stripped = text.strip()
    return stripped if is_sentence(stripped) else words("text.sentence", text=stripped)


def is_sentence(text: str) -> bool:
    """Say whether a text has its end already, as a question has."""
    return text.endswith(_ENDS)


def difference(words: Words, variance: Decimal, currency: str = "") -> str:
    """Say agreed - forecast: `500 below`, `400 above`, `as agreed`; with a currency `500 EUR below`."""
    if not variance:
        return words("money.as-agreed")
    amount = words.money(abs(variance), currency) if currency else words.amount(abs(variance))
    return words("money.below" if variance > 0 else "money.above", amount=amount)


def hours_worked(words: Words, hours: Decimal) -> str:
    """Write hours: `39`, `12.5`; entries of half an hour leave no `39.0` behind."""
    whole = hours.to_integral_value()
    return words.number(whole if whole == hours else hours.normalize())


def day_said(words: Words, day: date, as_of: date, form: str = "long") -> str:
    """Write a day in a form, with its year where that is another than the reader's."""
    return words.date(day, form if day.year == as_of.year else "year")


def goal_value(words: Words, unit: str | None, value: Decimal | None) -> str:
    """Write a goal's value as it was written, with its sign where the unit is per cent."""
    if value is None:
        return words("goal.no-value")
    number = words.number(value)
    return words("unit.percent", value=number) if unit == "%" else number


def goal_measure(words: Words, metric: str, unit: str | None) -> str:
    """Say what is counted: the metric, and its unit where that says more than the metric and is no sign."""
    named = words.upper_first(metric if " " in metric else metric.replace("-", " "))
    if unit is None or unit == "%" or unit.casefold() in named.casefold():
        return named
    return f"{named}, {unit}"


def risk_weight(words: Words, risk: Risk) -> str:
    """Say how likely and how bad a risk is: `possible, large effect`; "" where nobody judged it."""
    judged = (("likelihood", risk.likelihood), ("impact", risk.impact))
    return words.joined(words(f"agreement.risk.{kind}.{level}") for kind, level in judged if level)


def ask_called(figures: Figures, ask: str | None) -> AskFigure | None:
    """Return the ask of an id, open or answered."""
    return next((one for one in (*figures.asks.open, *figures.asks.answered) if one.id == ask), None)
