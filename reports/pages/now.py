"""One version → the page Now: are we all right, what is waiting on you, where are we."""

from reports.figures.figures import PlannedTask
from reports.pages.article import Article
from reports.pages.asks import ask_rows
from reports.pages.health import dimensions, judged
from reports.pages.navigation import article
from reports.pages.people import signature
from reports.pages.prose import prose
from reports.pages.since import figures_seen
from reports.pages.story import Story
from reports.pages.tasks import due_day
from reports.pages.timeline import timeline
from reports.pages.views import VersionView

_MOST_CHANGES = 6
"""More changes than these are counted here and stand on the page of the agreement."""


def now(told: Story) -> Article:
    """Render the home of a version."""
    view, words, newest = told.view, told.view.words, told.view.client.newest
    hidden = len(told.terms.changes) - _MOST_CHANGES
    values: dict[str, object] = {
        "agency": view.agency.name,
        "agreement": view.client.agreement.title,
        "as_of": words.date(view.figures.as_of, "day"),
        "status": told.status,
        "reason": told.reason,
        "dimensions": dimensions(view) if newest else [],
        "judged": judged(view),
        "asks": ask_rows(view),
        "answer_to": next((contact for contact in told.ending.contacts if contact.email), None),
        "summary": prose(newest.update.summary, view.files) if newest else "",
        "signed": signature(view.agency, words, newest.update.by) if newest else "",
        "goals": list(told.goals.values()),
        "timeline": timeline(view, ("", view.figures.schedule.milestones)),
        "budget": told.budget,
        "steps": [_step(view, task) for task in view.figures.tasks.next],
        "weekly": told.weekly,
        "terms": told.terms,
        "changes": told.terms.changes[:_MOST_CHANGES],
        "asked": told.terms.asked,
        "more": words.plural("now.changed.more", hidden) if hidden > 0 else "",
        "seen": figures_seen(told),
        "ending": told.ending,
    }
    return article(told.folder, "now", words, values)


def _step(view: VersionView, task: PlannedTask) -> tuple[str, str]:
    """Return a task and, in one line, what we want from it and by when."""
    day = due_day(view, task)
    due = view.words("now.step.by", date=day) if day else ""
    return task.what, view.words.joined(part for part in (task.outcome, due) if part)
