"""Updates → what was tried and what it taught, how content people were, and what was noticed, over all periods."""

from collections.abc import Iterator, Sequence
from datetime import date

from reports.figures.reported import Reported, reported_updates
from reports.figures.results import Answer, Learnings, Observation, Trial
from reports.model import Baselines, Client
from reports.model.update import Experiment


def learnings(client: Client, baselines: Baselines, as_of: date) -> Learnings:
    """Return what the updates up to a version told."""
    reported = reported_updates(client, baselines, as_of)
    observations = [
        Observation(report.on, one.what, one.suggestion) for report in reported for one in report.update.noticed
    ]
    return Learnings(_trials(reported), tuple(_answers(reported)), tuple(reversed(observations)))


def _trials(reported: Sequence[Reported]) -> tuple[Trial, ...]:
    """Return one trial a name: an update may begin it, and a later one say what came out."""
    found: dict[str, Trial] = {}
    for report in reported:
        for one in report.update.experiments:
            name = one.name.casefold()
            # Taken out first, so that the one that was told of last stands last.
            found[name] = _told(one, found.pop(name, None), report.on)
    return tuple(reversed(found.values()))


def _told(one: Experiment, before: Trial | None, on: date) -> Trial:
    if before is None:
        return Trial(one.name, one.hypothesis, one.result, one.learned, on, on, one.goal)
    return Trial(
        one.name,
        one.hypothesis or before.hypothesis,
        one.result or before.result,
        one.learned or before.learned,
        before.began,
        on,
        one.goal or before.goal,
    )


def _answers(reported: Sequence[Reported]) -> Iterator[Answer]:
    for report in reported:
        told = report.update.satisfaction
        if told:
            yield Answer(report.on, told.score, told.by, told.said)
