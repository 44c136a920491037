"""One version → what several of its pages tell alike, prepared once."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reports.pages.ending import Ending, version_ending
from reports.pages.goals import GoalView, goal_view
from reports.pages.health import StatusView, status_view
from reports.pages.money import BudgetView, budget_view
from reports.pages.navigation import version_folder
from reports.pages.outline import pages_of
from reports.pages.reason import reason
from reports.pages.terms_changed import TermsChanged, terms_changed
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class Story:
    """A version, ready to be told.

    `pages` are those that it has, so that no page leads to one that is not there; `goals` by id in the order of the
    terms, `weekly` where we report every week.
    """

    view: VersionView
    pages: tuple[str, ...]
    folder: str
    status: StatusView
    reason: Markup
    goals: Mapping[str, GoalView]
    budget: BudgetView | None
    terms: TermsChanged
    ending: Ending
    weekly: bool


def story(view: VersionView) -> Story:
    """Prepare what the pages of a version share."""
    return Story(
        view=view,
        pages=pages_of(view),
        folder=version_folder(view.client),
        status=status_view(view),
        reason=reason(view),
        goals={goal.id: goal_view(view.words, goal) for goal in view.figures.goals},
        budget=budget_view(view),
        terms=terms_changed(view),
        ending=version_ending(view),
        weekly=view.client.profile.cadence.every == "week",
    )
