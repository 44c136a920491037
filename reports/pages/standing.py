"""The terms that a page shows → the box on top of it: whether they are in force, since when, and who accepted them."""

from dataclasses import dataclass

from reports.model.document_state import State
from reports.pages.answers import Answer, answers, short
from reports.pages.terms_state import said_in_force, said_of_this_wording, terms_state
from reports.pages.tones import TERMS, Tone
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of the terms shown; `digest` is their whole digest, `short` its beginning and end."""

    said: str
    tone: Tone
    answers: tuple[Answer, ...]
    digest: str
    short: str


def standing(view: VersionView) -> Standing:
    """Prepare the box: of the terms in force, else of this version's."""
    state, shown = terms_state(view), view.baselines.promised
    missing = () if state.in_force else state.missing
    return Standing(
        said=view.words("text.sentence", text=said_in_force(view)) if state.in_force else said_of_this_wording(view),
        tone=TERMS[State.IN_FORCE if state.in_force else state.state],
        answers=answers(view, state, shown.digest, missing),
        digest=shown.digest,
        short=short(shown.digest),
    )
