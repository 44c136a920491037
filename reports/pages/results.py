"""One version → the page Results: a chart a metric, what was tried, how content people are, what was noticed."""

from reports.figures.learnings import learnings
from reports.figures.metrics import metric_figures
from reports.pages.article import Article
from reports.pages.goals import on_course
from reports.pages.learnings import contentment_view, observation_views, trial_views
from reports.pages.metrics import metric_view
from reports.pages.navigation import article
from reports.pages.story import Story


def results(told: Story) -> Article:
    """Render the results."""
    view, words = told.view, told.view.words
    goals = view.figures.goals
    metrics = metric_figures(view.client, view.baselines, view.figures)
    known = learnings(view.client, view.baselines, view.figures.as_of)
    values: dict[str, object] = {
        "lead": words.plural("results.lead", len(goals), good=on_course(goals)) if goals else "",
        "metrics": [metric_view(view, metric, told.goals) for metric in metrics],
        "trials": trial_views(view, known.trials),
        "contentment": contentment_view(view, known.answers),
        "observations": observation_views(view, known.observations),
        "ending": told.ending,
    }
    return article(told.folder, "results", words, values)
