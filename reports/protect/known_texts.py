"""Models and private values → every text that must not be readable in what is published, and where it stood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import BaseModel

from reports.model import Agency, Client
from reports.model.private import Private


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of the workspace; `origin` says where it stood, and is what messages name instead of the text."""

    text: str = field(repr=False)
    origin: str


def client_texts(client: Client, private: Private, file_names: Iterable[str] = ()) -> tuple[KnownText, ...]:
    """Return every text of one client: names, ids, titles, prose, days, private values and file names."""
    found = [
        *_texts(client.profile, f"{client.id}: client"),
        *_texts(client.agreement, f"{client.id}: agreement"),
        *(text for each in client.updates for text in _texts(each.update, f"{client.id}: {each.period.name}")),
        *_records(client),
        *(KnownText(name, f"{client.id}: a file's name") for path in file_names for name in (path, _stem(path))),
        *_private_texts(private),
        KnownText(client.id, f"{client.id}: its id"),
    ]
    return _once(found)


def _records(client: Client) -> Iterator[KnownText]:
    """Yield the texts of what stands beside agreement and updates, the names that they are called by included."""
    for kind, records in (
        ("a change request", client.changes),
        ("an acceptance", client.acceptances),
        ("a meeting", client.meetings),
    ):
        yield from _texts(records, f"{client.id}: {kind}")
    for goal, series in client.metrics.items():
        notes = (point.note for point in series.points if point.note)
        yield from (KnownText(note, f"{client.id}: metrics of {goal}") for note in notes)
    for entry in client.hours:
        yield KnownText(entry.task, f"{client.id}: hours")


def client_names(client: Client) -> tuple[KnownText, ...]:
    """Return what names a client and its people: what another client's readers must not meet."""
    profile, agreement = client.profile, client.agreement
    people = [
        text for person in (*profile.people.values(), *agreement.approvers.values()) for text in _texts(person, "")
    ]
    named = [profile.name, agreement.title, client.id, *(text.text for text in people)]
    return _once(KnownText(text, f"{client.id}: a name") for text in named if text)


def agency_texts(agency: Agency, private: Private) -> tuple[KnownText, ...]:
    """Return every text of the agency itself, its team and its private values."""
    return _once([*_texts(agency, "agency"), *_private_texts(private)])


def private_texts(private: Private) -> tuple[KnownText, ...]:
    """Return the private values of one client or of the agency alone."""
    return _once(_private_texts(private))


def _private_texts(private: Private) -> Iterator[KnownText]:
    for value in private.values:
        yield KnownText(value.value, f"{value.file}: {value.path}")


def _texts(value: object, origin: str) -> Iterator[KnownText]:
    if isinstance(value, str):
        yield from (KnownText(line.strip(), origin) for line in value.splitlines())
    elif isinstance(value, date):
        yield KnownText(value.isoformat(), origin)
    else:
        yield from _inner_texts(value, origin)


def _inner_texts(value: object, origin: str) -> Iterator[KnownText]:
    if isinstance(value, BaseModel):
        for name, known in type(value).model_fields.items():
            yield from _texts(getattr(value, name), f"{origin}.{known.alias or name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield KnownText(str(key), f"{origin}.{key}")
            yield from _texts(item, f"{origin}.{key}")
    elif isinstance(value, Sequence):
        for item in value:
            yield from _texts(item, origin)


def _once(texts: Iterable[KnownText]) -> tuple[KnownText, ...]:
    first: dict[str, KnownText] = {}
    for known in texts:
        if known.text:
            first.setdefault(known.text, known)
    return tuple(first.values())


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
