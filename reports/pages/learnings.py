"""What was tried, said and noticed over all updates → entries of the page Results, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports import charts
from reports.figures.results import Answer, Observation, Trial
from reports.pages.figures_in_words import day_said
from reports.pages.people import client_name
from reports.pages.prose import prose
from reports.pages.template import trusted
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class TrialView:
    """What was tried, when, and what it taught."""

    name: str
    when: str
    hypothesis: str
    result: str
    learned: str
    goal: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """How content someone was, when, and their words."""

    score: str
    by: str
    on: str
    said: Markup


@dataclass(frozen=True, slots=True)
class ContentmentView:
    """Every answer, the newest first, and all of them in one picture."""

    picture: Markup
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class ObservationView:
    """What we noticed, when, and what we suggested."""

    on: str
    what: str
    suggestion: str


def trial_views(view: VersionView, trials: Sequence[Trial]) -> list[TrialView]:
    """Prepare the experiments."""
    return [
        TrialView(
            one.name, _when(view, one), one.hypothesis or "", one.result or "", one.learned or "", _goal(view, one.goal)
        )
        for one in trials
    ]


def contentment_view(view: VersionView, answers: Sequence[Answer]) -> ContentmentView | None:
    """Prepare how content people were; None where nobody was asked."""
    if not answers:
        return None
    title, said, words = view.words("results.contentment.scale"), _course_said(view, answers), view.words
    drawn = [charts.contentment(answers, title, said, words, wide=wide) for wide in (True, False)]
    return ContentmentView(trusted("".join(drawn)), tuple(_answer(view, answer) for answer in reversed(answers)))


def observation_views(view: VersionView, observations: Sequence[Observation]) -> list[ObservationView]:
    """Prepare what was noticed."""
    return [
        ObservationView(day_said(view.words, one.on, view.figures.as_of), one.what, one.suggestion or "")
        for one in observations
    ]


def _goal(view: VersionView, goal: str | None) -> str:
    """Say which goal an experiment serves; one that the terms have not any more has no name."""
    named = next((figure.want for figure in view.figures.goals if figure.id == goal), None)
    return view.words("update.done.for", goal=named) if named else ""


def _when(view: VersionView, trial: Trial) -> str:
    began, told = (day_said(view.words, day, view.figures.as_of) for day in (trial.began, trial.told))
    return began if trial.began == trial.told else view.words("results.experiment.span", began=began, told=told)


def _course_said(view: VersionView, answers: Sequence[Answer]) -> str:
    first, last = (
        (answer.score, day_said(view.words, answer.on, view.figures.as_of)) for answer in (answers[0], answers[-1])
    )
    if len(answers) == 1:
        return view.words("results.contentment.once", score=last[0], date=last[1])
    return view.words("results.contentment.course", before=first[0], began=first[1], score=last[0], date=last[1])


def _answer(view: VersionView, answer: Answer) -> AnswerView:
    return AnswerView(
        view.words("update.satisfaction.score", score=answer.score),
        client_name(view.words, view.client, answer.by) if answer.by else "",
        day_said(view.words, answer.on, view.figures.as_of),
        prose(answer.said, view.files) if answer.said else Markup(),
    )
