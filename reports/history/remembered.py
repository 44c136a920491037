"""One client's record → the entries of its trail, from memory where nothing that they come from is another since."""

from hashlib import sha256

from reports.history.entries import TrailEntry, trail_entries
from reports.history.kept_entries import read, written
from reports.history.memory import Memory
from reports.history.record import Record


def remembered_entries(record: Record, memory: Memory) -> tuple[TrailEntry, ...]:
    """Return the entries, newest first; those of one client only, of its newest commit only, are remembered."""
    if not record.touches:
        return ()
    name, made_from = f"client-{record.client_id}", _made_from(record)
    known = memory.recall(name)
    agency = [list(edit) for edit in record.agency.edits]
    if known and known["of"] == made_from and (known["whole"] or known["agency"] == agency):
        return tuple(map(read, known["entries"]))
    entries = trail_entries(record)
    # Where a wording of agency.yml cannot be read, a later one may stand in for it: then all must be the same.
    whole = record.agency.is_whole(touch.position for touch in record.touches)
    memory.keep(
        name, {"of": made_from, "whole": whole, "agency": agency, "entries": [written(entry) for entry in entries]}
    )
    return entries


def _made_from(record: Record) -> str:
    """Return a digest of all that entries come from; the newest commit stands for everything behind it."""
    committers = record.committers
    named = [
        edit.commit for edit in committers.edits
    ]  # those after the newest commit, too: they name older authors anew
    given = (record.client_id, record.touches[-1].commit, sorted(record.published.items()), named, committers.signers)
    return sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()
