"""Versions of the agreement → what changed in it since the update before, in words."""

from dataclasses import dataclass

from reports.changes import Explained, compare, explain
from reports.model import AgreementVersion
from reports.model.document_state import State
from reports.pages.terms_state import terms_state
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class TermsChanged:
    """The version of the agreement now, since when, where it stands, and what is different from the update before."""

    number: int
    since: str
    accepted: bool
    state: str
    changes: tuple[Explained, ...]


def terms_changed(view: VersionView) -> TermsChanged:
    """Compare the agreement of this version with the one that the update before was written under."""
    current, state = view.baselines.current, terms_state(view).state
    before = _before(view)
    differs = before is not None and before.digest != current.digest
    found = compare(before.agreement, current.agreement) if before and differs else ()
    return TermsChanged(
        number=current.number,
        since=view.words.date(current.on, "long"),
        accepted=state is State.IN_FORCE,
        state=view.words(f"terms.state.{state}"),
        changes=tuple(explain(change, view.words) for change in found),
    )


def _before(view: VersionView) -> AgreementVersion | None:
    if len(view.client.updates) < 2:  # noqa: PLR2004 -- a first update has none before it
        return None
    last = view.baselines.reported_on.get(view.client.updates[-2].period.name)
    known = [version for version in view.baselines.versions if last and version.on <= last]
    return known[-1] if known else None
