"""A client, the agency and a period → the draft of an update, its parts in the order in which the client reads them."""

from collections.abc import Iterator
from datetime import date

from reports.drafts.lines import comment, part, schema_line, text_of, to_fill
from reports.drafts.update_talk import asks, decisions, promises, risks
from reports.drafts.update_work import budget, delivered, done, hill, milestones, planned, results, tasks
from reports.drafts.view import View, view_of
from reports.model import Agency, Client, Status
from reports.periods import Period
from reports.source import Blank, FileKind, yaml_lines

_MORE = ("noticed", "experiments", "satisfaction", "note", "attachments")


def update_draft(client: Client, agency: Agency, period: Period, today: date) -> str:
    """Return the text of an update that has still to be told; its comments are in the agency's language."""
    return text_of(_lines(view_of(client, agency, period, today)))


def _lines(view: View) -> Iterator[str]:
    words = view.words
    yield schema_line(FileKind.UPDATE, folders=3)
    yield from _head(view)
    yield from part(words("draft.update.work"))
    yield from (*planned(view), *done(view))
    yield from part(words("draft.update.results"))
    yield from (*results(view), *milestones(view), *delivered(view), *hill(view))
    yield from part(words("draft.update.why"))
    yield from (*comment(words("draft.update.why-when")), "why:")
    yield from part(words("draft.update.money"))
    yield from budget(view)
    yield from part(words("draft.update.next"))
    yield from tasks(view)
    yield from part(words("draft.update.between"))
    yield from (*asks(view), *decisions(view), *promises(view), *risks(view))
    yield from comment(words("draft.update.more", keys=", ".join(_MORE)))


def _head(view: View) -> Iterator[str]:
    words, newest = view.words, view.client.newest
    yield from comment(
        words(
            "draft.update.head",
            client=view.client.profile.name,
            period=words.period(view.period),
            day=words.date(view.day, "weekday"),
        )
    )
    yield from comment(words("draft.how"))
    yield ""
    yield from yaml_lines({"by": view.author or Blank.EMPTY})
    yield from comment(words("draft.one-of", choices=", ".join(Status)))
    if newest:
        yield from comment(words("draft.update.status-last", status=newest.update.status.value, period=newest.period))
    yield "status:"
    yield from comment(words("draft.update.summary"))
    yield from to_fill("summary")
