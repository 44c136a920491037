"""The four dimensions of health → tone, icon and the words that say the same."""

from dataclasses import dataclass

from reports.figures.figures import Health
from reports.model import Status
from reports.model.agency import Threshold
from reports.pages.figures_in_words import difference
from reports.pages.goals import on_course
from reports.pages.tones import HEALTH, NO_STATUS, STATUS, Tone
from reports.pages.views import VersionView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Dimension:
    """Scope, time, budget or results, and how it stands."""

    name: str
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class StatusView:
    """The one word of the whole."""

    word: str
    tone: Tone


def status_view(view: VersionView) -> StatusView:
    """Return what the agency says of the whole; before the first update that there is none yet."""
    newest = view.client.newest
    return status_word(view, newest.update.status) if newest else StatusView(view.words("status.start"), NO_STATUS)


def status_word(view: VersionView, status: Status) -> StatusView:
    """Return a status as word and tone."""
    return StatusView(view.words(f"status.{status.value}"), STATUS[status])


def dimensions(view: VersionView) -> list[Dimension]:
    """Return the four dimensions, always in the same order."""
    health = view.figures.health
    said = {"scope": _scope(view), "time": _time(view), "budget": _budget(view), "results": _results(view)}
    return [
        Dimension(view.words(f"health.{name}"), words, HEALTH[Health(getattr(health, name))])
        for name, words in said.items()
    ]


def judged(view: VersionView) -> list[tuple[str, str]]:
    """Say of each dimension what is looked at, and from which figure on it is a warning, then a problem."""
    words, thresholds = view.words, view.agency.thresholds
    return [
        (words("health.scope"), words("health.judged.scope", **_limits(words, thresholds.scope, share=True))),
        (words("health.time"), words("health.judged.time", **_limits(words, thresholds.time, share=False))),
        (words("health.budget"), words("health.judged.budget", **_limits(words, thresholds.budget, share=True))),
        (words("health.results"), words("health.judged.results", **_limits(words, thresholds.results, share=True))),
    ]


def _limits(words: Words, threshold: Threshold, *, share: bool) -> dict[str, str]:
    limits = {"amber": words.number(threshold.amber), "red": words.number(threshold.red)}
    return {name: words("unit.percent", value=limit) if share else limit for name, limit in limits.items()}


def _scope(view: VersionView) -> str:
    tasks = view.figures.tasks
    if view.figures.health.scope is Health.UNKNOWN:
        return view.words("health.nothing-yet")
    if not tasks.total:
        return view.words("health.scope.nothing-planned")
    return view.words.plural("health.scope.done", tasks.total, done=view.words.number(tasks.done))


def _time(view: VersionView) -> str:
    worst = view.figures.schedule.worst
    if worst is not None:
        return view.words.plural("health.time.late", worst.slip, name=worst.name)
    unknown = view.figures.health.time is Health.UNKNOWN
    return view.words("health.nothing-yet" if unknown else "health.time.promised")


def _budget(view: VersionView) -> str:
    budget = view.figures.budget
    if budget is None:
        return view.words("health.nothing-yet")
    return difference(view.words, budget.variance, budget.currency)


def _results(view: VersionView) -> str:
    goals, health = view.figures.goals, view.figures.health.results
    if health is Health.UNKNOWN or not goals:
        reported = any(goal.now is not None for goal in goals)
        return view.words("health.results.too-early" if reported else "health.nothing-yet")
    if health is not Health.GREEN:
        return _off_course(view.words, health, [goal.want for goal in goals if goal.health is health])
    return view.words.plural("health.results.on-course", len(goals), good=view.words.number(on_course(goals)))


def _off_course(words: Words, health: Health, wants: list[str]) -> str:
    """Name the goal that is the reason, and count those that stand no better."""
    said = words(f"health.results.{health.value}", want=wants[0])
    more = len(wants) - 1
    return words.plural("health.results.more", more, said=said) if more else said
