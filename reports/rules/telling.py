"""An update's words and figures → what a client could not use: no figure, too many words, words of the trade."""

from collections.abc import Container, Iterator

from reports.model import Update
from reports.rules.rule import Finding
from reports.rules.view import View

MOST_WORDS = 80
"""Words of a summary that can be forwarded as it stands."""


def long_summary(view: View) -> Iterator[Finding]:
    """Find a summary that is too long to be forwarded as it stands."""
    for told in view.open_updates:
        words = len(told.update.summary.split())
        if words > MOST_WORDS:
            message = f"the summary has {words} words; at most {MOST_WORDS} can be forwarded as they stand"
            yield Finding(told.name, ("summary",), message, "Move the details to `note:`.")


def no_numbers(view: View) -> Iterator[Finding]:
    """Find an update that tells of no result, no money and no progress."""
    for told in view.open_updates:
        if not _numbers(told.update, view.client.metrics):
            message = "the update has no figure: no result, no money and no progress"
            hint = "Add `results:` with a value, `budget:` with what is spent, or `milestones:` with the progress."
            yield Finding(told.name, (), message, hint)


def _numbers(update: Update, metrics: Container[str]) -> bool:
    return (
        any(result.value is not None or goal in metrics for goal, result in update.results.items())
        or any(money.spent is not None or money.forecast is not None for money in update.budget.values())
        or any(news.progress is not None or news.reached for news in update.milestones.values())
    )
