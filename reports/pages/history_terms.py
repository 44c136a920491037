"""The trail → each term that ever changed with all that it was, so that one term can be followed alone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.changes import Explained, explain
from reports.changes.change import Change, Kind
from reports.history import TrailEntry
from reports.pages.views import RecordView

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermStep:
    """One change of a term; `commit` is the anchor of its entry."""

    on: str
    commit: str
    explained: Explained


@dataclass(frozen=True, slots=True)
class TermHistory:
    """A term, as it is called now, and its changes, newest first; `id` is its anchor."""

    id: str
    name: str
    steps: tuple[TermStep, ...]


def term_histories(view: RecordView) -> tuple[TermHistory, ...]:
    """Return the terms that changed after they were first agreed, by name.

    A first agreement makes every term new: that alone is no history worth following.
    """
    found: dict[_Path, list[tuple[TrailEntry, Change]]] = {}
    for entry in view.trail[: _first(view.trail)]:
        for change in entry.changes:
            found.setdefault(change.path, []).append((entry, change))
    told = [_history(view, path, changes) for path, changes in found.items()]
    common = {name for name, count in Counter(term.name for term in told).items() if count > 1}
    named = (_told_apart(view, term) if term.name in common else term for term in told)
    return tuple(sorted(named, key=lambda term: view.words.order(term.name)))


def _told_apart(view: RecordView, term: TermHistory) -> TermHistory:
    """Add what the term says, or said last, to a name that others have, too."""
    newest = term.steps[0].explained
    return replace(term, name=view.words("history.term.which", term=term.name, wording=newest.new or newest.old))


def _first(trail: tuple[TrailEntry, ...]) -> int:
    """Return the place of the oldest entry with terms, the first agreement."""
    return max((place for place, entry in enumerate(trail) if entry.changes), default=0)


def _history(view: RecordView, path: _Path, changes: list[tuple[TrailEntry, Change]]) -> TermHistory:
    steps = [_step(view, *both) for both in (*changes, *_beginning(view, path))]
    return TermHistory(f"term-{'-'.join(path)}", steps[0].explained.term, tuple(steps))


def _beginning(view: RecordView, path: _Path) -> Iterator[tuple[TrailEntry, Change]]:
    """Yield how the first agreement had it, where it had it as a term of its own."""
    for entry in view.trail[_first(view.trail) :]:
        yield from ((entry, change) for change in entry.changes if change.path == path and change.kind is Kind.ADDED)


def _step(view: RecordView, entry: TrailEntry, change: Change) -> TermStep:
    return TermStep(view.words.date(entry.on, "year"), entry.revision.id[:7], explain(change, view.words))
