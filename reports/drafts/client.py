"""An agency and a name → the draft of client.yml: who the client is, who speaks for whom, how often you report."""

from collections.abc import Iterator
from datetime import date

from reports.drafts.lines import BELOW, comment, offered, offered_below, schema_line, text_of
from reports.model import Agency
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY
from reports.source import Blank, FileKind, Value, yaml_lines
from reports.words import Words


def client_draft(agency: Agency, name: str | None, today: date) -> str:
    """Return the text of client.yml; the agency's language and time zone are taken for the client's."""
    return text_of(_lines(agency, name, Words(agency.language), today))


def _lines(agency: Agency, name: str | None, words: Words, today: date) -> Iterator[str]:
    yield schema_line(FileKind.CLIENT, folders=2)
    yield from comment(words("draft.client.head"))
    yield from comment(words("draft.how-first"))
    yield ""
    yield from yaml_lines({"name": name or Blank.EMPTY})
    yield from comment(words("draft.client.language"))
    yield from yaml_lines({"language": agency.language, "timezone": agency.timezone})
    yield from comment(words("draft.client.cadence"))
    yield from yaml_lines({"cadence": {"every": "week", "day": "friday"}})
    yield ""
    yield from comment(words("draft.client.people"))
    yield "people:"
    person: dict[str, Value] = {"name": Blank.EMPTY, "title": Blank.EMPTY, "email": Blank.EMPTY}
    yield from yaml_lines({"sponsor": person | {"role": "sponsor", "cares_about": Blank.EMPTY}}, BELOW)
    yield from offered({words("draft.id"): {"name": Blank.DOTS, "role": "contributor"}}, BELOW)
    yield ""
    yield from _team(agency, words, today)
    yield ""
    yield from comment(words("draft.client.channels"))
    channel: dict[str, Value] = {"kind": "email", "where": Blank.DOTS, "answer_within": Blank.DOTS}
    yield from offered_below("channels", [channel])
    yield ""
    yield from comment(words("draft.client.notices"))
    notices: dict[str, Value] = {"subscriptions": "plain", "to": ["sponsor"], "messages": "plain"}
    yield from offered({"notices": notices})


def _team(agency: Agency, words: Words, today: date) -> Iterator[str]:
    """Yield the place for the team, and offer everybody there is; of an agency that names nobody yet, the form."""
    yield from comment(words("draft.client.team"))
    yield "team:"
    roles = [ACCOUNT_MANAGER, DEPUTY]
    for place, member in enumerate(agency.team or (words("draft.id"),)):
        role = roles[place] if place < len(roles) else Blank.DOTS
        yield from offered({member: {"role": role, "since": today}}, BELOW)
