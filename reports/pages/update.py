"""One version → the page This update: planned and happened, then the five parts in their order."""

from markupsafe import Markup

from reports.model import PeriodUpdate
from reports.pages.article import Article
from reports.pages.corrections import correction
from reports.pages.navigation import article
from reports.pages.people import signature
from reports.pages.prose import prose
from reports.pages.schedule_said import schedule_said
from reports.pages.story import Story
from reports.pages.tasks import added, delivered, next_rows, planned_rows, score
from reports.pages.update_notes import answered, attachments, decisions, experiments, promises, risks, satisfaction
from reports.pages.update_parts import milestone_news, result_rows, whys
from reports.pages.views import VersionView


def update(told: Story) -> Article:
    """Render the newest update of a version; before the first one, that there is none yet."""
    newest = told.view.client.newest
    values: dict[str, object] = {
        "status": told.status,
        "reason": told.reason,
        "ending": told.ending,
        "weekly": told.weekly,
        "known": newest is not None,
    }
    filled = _parts(told, newest) | _notes(told.view, newest) if newest else {}
    return article(told.folder, "update", told.view.words, values | filled)


def _parts(told: Story, newest: PeriodUpdate) -> dict[str, object]:
    view, words = told.view, told.view.words
    done = view.figures.tasks.done
    return {
        "period": words.period(newest.period, view.client.profile.cadence.every),
        "signed": signature(view.agency, words, newest.update.by),
        "planned": planned_rows(view),
        "score": score(view),
        **_folds(view, newest),
        "done_as_planned": words.plural("update.done.planned", done) if done else "",
        "added": added(view, newest.update),
        "delivered": delivered(view, newest.update),
        "results": result_rows(view, newest.update, told.goals),
        "milestones": milestone_news(view, newest),
        "whys": whys(view, newest.update, told.goals),
        "budget": told.budget,
        "schedule": schedule_said(words, view.figures.schedule),
        "next": next_rows(view),
    }


def _folds(view: VersionView, newest: PeriodUpdate) -> dict[str, object]:
    """Say what is folded up: nothing in a full report, what takes most room where a summary is wanted."""
    brief, words = view.client.profile.cadence.detail == "summary", view.words
    planned, added = view.figures.tasks.total, len(newest.update.done)
    return {
        "planned_fold": words.plural("update.fold.planned", planned) if brief and planned else "",
        "done_fold": words.plural("update.fold.done", added) if brief and added else "",
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
