"""One version → the page Budget: agreed, used, forecast and left, what changed it, and which payment comes next."""

from markupsafe import Markup

from reports import charts
from reports.figures.money import BudgetFigures, BudgetPoint
from reports.model.agreement import Budget
from reports.pages.agreed_amount import changed_by, favour_rows, open_rows, step_rows
from reports.pages.article import Article
from reports.pages.figures_in_words import difference
from reports.pages.money import burn_up
from reports.pages.navigation import article
from reports.pages.payments import payments
from reports.pages.story import Story
from reports.pages.template import say, trusted
from reports.pages.terms_state import terms_state
from reports.pages.views import VersionView
from reports.periods import Period
from reports.words import Words


def budget(told: Story) -> Article:
    """Render the money of a version that has a budget."""
    agreed, measured = told.view.baselines.promised.agreement.budget, told.view.figures.budget
    filled = _filled(told.view, agreed, measured) if agreed and measured else {}
    return article(told.folder, "budget", told.view.words, {"budget": told.budget, "ending": told.ending} | filled)


def _filled(view: VersionView, agreed: Budget, measured: BudgetFigures) -> dict[str, object]:
    words = view.words
    current = measured.months[-1] if measured.months and measured.course else None
    return {
        "lead": _lead(words, agreed, measured),
        "proposed": "" if terms_state(view).in_force else words("budget.proposed"),
        "first": words.amount(measured.first_agreed) if len(measured.steps) > 1 else "",
        "changed": _changed(words, measured),
        "payments": payments(view, agreed, measured),
        "burn_up": burn_up(view, measured, charts.Size, ahead=True),
        "key": [
            (trusted(charts.money_key(sign)), words(f"budget.key.{sign}")) for sign in charts.money_signs(measured)
        ],
        "range": _range(words, measured),
        "months": [_month(words, month, over=month is not current) for month in measured.months],
        "steps": step_rows(view, measured),
        "open": open_rows(view),
        "favours": favour_rows(view.client.changes.items()),
        "tolerance": words("agreement.tolerance", share=words.percent(agreed.tolerance)) if agreed.tolerance else "",
    }


def _lead(words: Words, agreed: Budget, measured: BudgetFigures) -> Markup:
    total = words.money(measured.agreed, measured.currency)
    return say(words, f"budget.lead.{agreed.basis}", total=total)


def _changed(words: Words, measured: BudgetFigures) -> str:
    more = measured.agreed - measured.first_agreed
    return changed_by(words, more) if more else ""


def _range(words: Words, measured: BudgetFigures) -> str:
    """Say between which amounts the end may lie, and where that is known from; why it is not known."""
    found = measured.forecast_range
    if found is None:
        return ""
    low, high = (words.money(amount, measured.currency) for amount in (found.low, found.high))
    kind = "months" if measured.months else "forecasts"
    return words.plural(f"budget.range.{kind}", found.told, low=low, high=high)


def _month(words: Words, month: BudgetPoint, *, over: bool) -> tuple[str, str, str, str]:
    """Return a retainer's month: its name, what was agreed, what was used, and, once it is over, the difference."""
    name = words.month(Period.parse(month.period).last)
    said = difference(words, month.agreed - month.used) if over else words("budget.months.so-far")
    return name, words.amount(month.agreed), words.amount(month.used), said
