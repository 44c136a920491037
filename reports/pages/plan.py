"""One version → the page Plan: every dated thing on one timeline, and every date ever promised."""

from reports.pages.article import Article
from reports.pages.hill import hill_view
from reports.pages.navigation import article
from reports.pages.schedule_rows import said_rows
from reports.pages.schedule_said import schedule_said
from reports.pages.story import Story
from reports.pages.timeline import timeline


def plan(told: Story) -> Article:
    """Render the plan."""
    view, words, schedule = told.view, told.view.words, told.view.figures.schedule
    values: dict[str, object] = {
        "lead": schedule_said(words, schedule),
        "timeline": timeline(
            view,
            (words("plan.group.milestones"), schedule.milestones),
            (words("plan.group.deliverables"), schedule.deliverables),
            (words("plan.group.commitments"), schedule.commitments),
        ),
        "hill": hill_view(view),
        "said": said_rows(words, view.figures),
        "ending": told.ending,
    }
    return article(told.folder, "plan", words, values)
