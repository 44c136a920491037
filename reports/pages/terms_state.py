"""Where the terms stand → what every page says of it in one breath: in force since when, or why not."""

from datetime import date

from reports.model.document_state import DocumentState
from reports.pages.people import client_name, listed
from reports.pages.views import VersionView

_AGREEMENT = "agreement"


def terms_state(view: VersionView) -> DocumentState:
    """Return where the terms of this version stand."""
    return view.states[_AGREEMENT]


def in_force_since(state: DocumentState) -> date | None:
    """Return the day on which the last of those who had to accepted the terms in force, None where nothing is."""
    return state.held[-1].since if state.held else None


def said_in_force(view: VersionView) -> str:
    """Say which version is in force and since when, "" where none is."""
    state, since = terms_state(view), in_force_since(terms_state(view))
    if state.in_force is None or since is None:
        return ""
    return view.words("agreement.in-force", number=state.in_force.number, date=view.words.date(since, "year"))


def said_of_this_wording(view: VersionView) -> str:
    """Say why this version's wording does not hold, and what would make it hold."""
    state = terms_state(view)
    names = listed(view.words, [client_name(view.words, view.client, who) for who in state.missing])
    said = view.words(f"agreement.state.{state.state}", number=state.version)
    return " ".join([said, view.words(f"agreement.next.{state.state}", names=names)])


def stamp(view: VersionView) -> str:
    """Say in one sentence, without its full stop, where the terms stand."""
    state, words = terms_state(view), view.words
    if state.in_force is None:
        return words("agreement.stamp.open", number=state.version, state=words(f"terms.state.{state.state}"))
    held = said_in_force(view)
    if state.in_force.digest == state.digest:
        return held
    return words("agreement.stamp.proposed", held=held, number=state.version, state=words(f"terms.state.{state.state}"))
