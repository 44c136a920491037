"""A client's profile → the few facts of it that rules about other clients and about the whole agency need."""

from dataclasses import dataclass
from datetime import date

from reports.model import Profile


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """Who a client is, and who of the agency works for it today (of whatever day, where none is given)."""

    id: str
    name: str
    people: tuple[str, ...]
    team: tuple[str, ...]
    is_over: bool


def facts_of(client_id: str, profile: Profile, today: date | None, *, is_over: bool) -> ClientFacts:
    """Return the facts of one client."""
    team = profile.team if today is None else profile.team_on(today)
    people = tuple(person.name for person in profile.people.values())
    return ClientFacts(client_id, profile.name, people, tuple(team), is_over)
