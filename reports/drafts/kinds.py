"""A kind of engagement → what its agreement usually speaks of. Names and examples are keys of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Something that usually stands there: its id is made of its name; an example says what may be written."""

    name: str
    example: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What agreements of a kind speak of; a month's budget where it is no project."""

    head: str
    goals: tuple[Named, ...]
    lines: tuple[Named, ...]
    promises: tuple[Named, ...]
    limits: tuple[Named, ...] = ()
    milestones: tuple[Named, ...] = ()

    @property
    def monthly(self) -> bool:
        """Whether the same is done and paid each month."""
        return not self.milestones


_ANSWERS = Named("draft.terms.answers", "draft.terms.answers.example")

KINDS: Mapping[str, Kind] = {
    "project": Kind(
        head="draft.terms.project",
        goals=(Named("draft.terms.main-goal", "draft.terms.main-goal.example"),),
        lines=(Named("draft.terms.design"), Named("draft.terms.build")),
        promises=(_ANSWERS,),
        milestones=(Named("draft.terms.first-version"), Named("draft.terms.launch")),
    ),
    "retainer": Kind(
        head="draft.terms.retainer",
        goals=(Named("draft.terms.main-goal", "draft.terms.main-goal.example"),),
        lines=(Named("draft.terms.care"), Named("draft.terms.improvements")),
        promises=(_ANSWERS, Named("draft.terms.hours-left", "draft.terms.hours-left.example")),
        limits=(Named("draft.terms.full-month", "draft.terms.full-month.example"),),
    ),
    "cro": Kind(
        head="draft.terms.cro",
        goals=(Named("draft.terms.conversion", unit="%"), Named("draft.terms.order-value")),
        lines=(Named("draft.terms.experiments"),),
        promises=(_ANSWERS, Named("draft.terms.pace", "draft.terms.pace.example")),
        limits=(Named("draft.terms.tests-won", "draft.terms.tests-won.example"),),
    ),
    "seo": Kind(
        head="draft.terms.seo",
        goals=(Named("draft.terms.visits"), Named("draft.terms.leads")),
        lines=(Named("draft.terms.search"), Named("draft.terms.texts")),
        promises=(_ANSWERS, Named("draft.terms.rules", "draft.terms.rules.example")),
        limits=(
            Named("draft.terms.slow", "draft.terms.slow.example"),
            Named("draft.terms.places", "draft.terms.places.example"),
        ),
    ),
}
"""By what `new client --kind` takes."""
