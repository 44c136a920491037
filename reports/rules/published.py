"""Closed updates beside what was published of them → those that say something else now, and nobody is told."""

from collections.abc import Iterator

from reports.history import ClientHistory, Closing, told
from reports.model import Update
from reports.rules.rule import Finding
from reports.rules.view import View
from reports.source.layout import blob_id
from reports.source.wording import listed

_HINT = "Take it back; or add `corrects:` with `why:` and `on:`, and the client sees both texts."


def published_changed(view: View) -> Iterator[Finding]:
    """Find closed updates that differ from what was published, or are gone, without an erratum."""
    for closing in view.closed.values():
        parsed = view.shelf.parsed.get(closing.name)
        if parsed is None:
            message = f"the update of {closing.period} is published, and is gone"
            yield Finding(closing.name, (), message, f"Take it back: git restore {view.shelf.file(closing.name)}")
        elif isinstance(parsed.model, Update) and view.history and closing.blobs != (blob_id(parsed.marks.data),):
            yield from _changed(closing, parsed.model, view.history)


def _changed(closing: Closing, now: Update, history: ClientHistory) -> Iterator[Finding]:
    last = told([*(history.update(closing.name, blob) for blob in closing.blobs), now])
    if last is None or last == now:
        return
    keys = [key for key in Update.model_fields if getattr(last, key) != getattr(now, key)]
    differ = "differs" if len(keys) == 1 else "differ"
    stale = "; `corrects` is of an earlier correction" if now.corrects and now.corrects == last.corrects else ""
    message = f"{listed(keys)} {differ} from what was published of {closing.period}{stale}"
    yield Finding(closing.name, (keys[0],), message, _HINT, key=True)
