"""A client, the agency and a day → the draft of a meeting's recap: everybody who may have been there."""

from collections.abc import Iterator
from datetime import date

from reports.drafts.known import ask_told, everyone
from reports.drafts.lines import BELOW, comment, offered, offered_below, schema_line, text_of
from reports.drafts.view import figures_of
from reports.model import Agency, Client
from reports.source import Blank, FileKind, yaml_lines
from reports.words import Words


def meeting_draft(client: Client, agency: Agency, on: date, kind: str) -> str:
    """Return the text of a recap that has still to be written; its comments are in the agency's language."""
    return text_of(_lines(client, agency, on, kind, Words(agency.language)))


def _lines(client: Client, agency: Agency, on: date, kind: str, words: Words) -> Iterator[str]:
    someone = next(iter(client.profile.people), Blank.DOTS)
    yield schema_line(FileKind.MEETING, folders=3)
    yield from comment(words("draft.meeting.head", client=client.profile.name, day=words.date(on, "weekday")))
    yield from comment(words("draft.how"))
    yield ""
    yield from yaml_lines({"title": Blank.EMPTY, "on": on, "kind": kind})
    yield from comment(words("draft.meeting.present"))
    yield "present:"
    for who, name in everyone(client, agency, on).items():
        yield from comment(name, BELOW)
        yield f"{BELOW}- {who}"
    yield from comment(words("draft.meeting.recording"))
    yield "recording:"
    yield from comment(words("draft.meeting.notes"))
    yield "notes: >-"
    yield ""
    yield from comment(words("draft.meeting.decisions"))
    yield from offered_below("decisions", {words("draft.id"): {"what": Blank.DOTS, "by": someone}})
    for ask in figures_of(client, agency, on).asks.open:
        if ask.is_decision:
            yield from comment(ask_told(ask, words), BELOW)
            yield from offered({ask.id: {"what": Blank.DOTS, "by": ask.who or someone}}, BELOW)
    yield from comment(words("draft.meeting.agreed"))
    yield from offered_below("agreed", {words("draft.id"): Blank.DOTS})
