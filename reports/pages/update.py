"""One version → the page This update: planned and happened, then the five parts in their order."""

from markupsafe import Markup

from reports.model import PeriodUpdate
from reports.pages.article import Article
from reports.pages.corrections import correction
from reports.pages.ending import version_ending
from reports.pages.goals import goal_view
from reports.pages.health import status_view
from reports.pages.money import budget_view
from reports.pages.navigation import article
from reports.pages.people import signature
from reports.pages.prose import prose
from reports.pages.reason import reason
from reports.pages.tasks import added, delivered, next_rows, planned_rows, score
from reports.pages.update_notes import answered, attachments, decisions, experiments, promises, risks, satisfaction
from reports.pages.update_parts import milestone_news, result_rows, whys
from reports.pages.views import VersionView


def update(view: VersionView, folder: str) -> Article:
    """Render the newest update of a version; before the first one, that there is none yet."""
    newest = view.client.newest
    values: dict[str, object] = {
        "status": status_view(view),
        "reason": reason(view),
        "ending": version_ending(view),
        "weekly": view.client.profile.cadence.every == "week",
        "known": newest is not None,
    }
    filled = _parts(view, newest) | _notes(view, newest) if newest else {}
    return article(folder, "update", view.words, values | filled)


def _parts(view: VersionView, newest: PeriodUpdate) -> dict[str, object]:
    words = view.words
    goals = {goal.id: goal_view(words, goal) for goal in view.figures.goals}
    return {
        "period": words.period(newest.period),
        "signed": signature(view.agency, words, newest.update.by),
        "planned": planned_rows(view),
        "score": score(view),
        "done_as_planned": words.plural("update.done.planned", view.figures.tasks.done)
        if view.figures.tasks.done
        else "",
        "added": added(view, newest.update),
        "delivered": delivered(view, newest.update),
        "results": result_rows(view, newest.update, goals),
        "milestones": milestone_news(view, newest),
        "whys": whys(view, newest.update, goals),
        "budget": budget_view(view),
        "next": next_rows(view),
    }


def _notes(view: VersionView, newest: PeriodUpdate) -> dict[str, object]:
    said = newest.update
    return {
        "correction": correction(view, newest),
        "noticed": [(item.what, item.suggestion or "") for item in said.noticed],
        "experiments": experiments(said),
        "decided": decisions(view, said),
        "answered": answered(view, said),
        "promises": promises(view, said),
        "risks": risks(view, said),
        "satisfaction": satisfaction(view, said),
        "note": prose(said.note, view.files) if said.note else Markup(),
        "attachments": attachments(view, said),
    }
