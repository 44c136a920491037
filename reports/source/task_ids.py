"""Lines of planned work → the ids that others refer to them by."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import count

_LONGEST = 63
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return the id that a text gives: ASCII lower case letters, digits and hyphens, at most 63; it may be empty."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", plain).strip("-")[:_LONGEST].rstrip("-")


def task_ids(period: str, tasks: Sequence[tuple[str | None, str]], taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return one id for each task, given as its own id (or None) and its text.

    A task without an id has its slug; where that is empty or taken, `2026-w47-<position>`, positions from 1. Ids that
    tasks name themselves are taken first, whatever their order; `taken` are ids of tasks carried into the same period.
    """
    used = {*taken, *(own for own, _ in tasks if own)}
    ids = []
    for place, (own, text) in enumerate(tasks, start=1):
        chosen = own or next(wanted for wanted in _candidates(period, place, text) if wanted not in used)
        used.add(chosen)
        ids.append(chosen)
    return tuple(ids)


def _candidates(period: str, place: int, text: str) -> Iterator[str]:
    if plain := slug(text):
        yield plain
    position = f"{period.lower()}-{place}"
    yield position
    yield from (f"{position}-{number}" for number in count(2))
