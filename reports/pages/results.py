"""One version → the page Results: a chart a metric with its goals, what happened along it, and the numbers."""

from reports.figures.metrics import metric_figures
from reports.pages.article import Article
from reports.pages.goals import on_course
from reports.pages.metrics import metric_view
from reports.pages.navigation import article
from reports.pages.story import Story


def results(told: Story) -> Article:
    """Render the results."""
    view, words = told.view, told.view.words
    goals = view.figures.goals
    metrics = metric_figures(view.client, view.baselines, view.figures)
    values: dict[str, object] = {
        "lead": words.plural("results.lead", len(goals), good=on_course(goals)) if goals else "",
        "metrics": [metric_view(view, metric, told.goals) for metric in metrics],
        "ending": told.ending,
    }
    return article(told.folder, "results", words, values)
