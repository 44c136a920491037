"""The schedule as measured → one or two sentences: milestones reached, standing or late, and days lost."""

from collections.abc import Mapping

from markupsafe import Markup

from reports.figures.figures import Schedule
from reports.model import Cause
from reports.pages.people import listed
from reports.pages.template import joined, say, say_count
from reports.words import Words


def schedule_said(words: Words, schedule: Schedule) -> Markup:
    """Say how the milestones stand."""
    milestones = schedule.milestones
    if not milestones:
        return say(words, "plan.lead.none")
    reached = sum(milestone.reached is not None for milestone in milestones)
    late = [milestone for milestone in milestones if milestone.reached is None and milestone.slip > 0]
    if reached == len(milestones):
        return joined([say_count(words, "plan.lead.all-reached", reached), _lost(words, schedule)])
    standing = len(milestones) - reached - len(late)
    parts = [
        words.plural("plan.lead.reached", reached) if reached else "",
        words.plural("plan.lead.standing", standing) if standing else "",
        words.plural("plan.lead.late", len(late), names=listed(words, [milestone.name for milestone in late]))
        if late
        else "",
    ]
    counted = say_count(
        words, "plan.lead.milestones", len(milestones), parts=listed(words, [part for part in parts if part])
    )
    return joined([counted, _lost(words, schedule)])


def _lost(words: Words, schedule: Schedule) -> Markup:
    lost = {cause: days for cause, days in schedule.lost if days > 0}
    if not lost:
        return Markup()
    return say_count(words, "plan.lost", sum(lost.values()), sides=_sides(words, lost))


def _sides(words: Words, lost: Mapping[Cause, int]) -> str:
    if len(lost) == 1:
        return words(f"plan.lost.all.{next(iter(lost)).value}")
    return listed(words, [words(f"plan.lost.{cause.value}", count=lost[cause]) for cause in Cause if cause in lost])
