"""Ids, numbers and models → how a review calls them."""

from collections.abc import Mapping

from reports.model import Agency, Client
from reports.model.values import Item


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: `1 date`, `3 dates`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def names_of(client: Client, agency: Agency | None) -> Mapping[str, str]:
    """Return the names of everybody on both sides, by id: an approver's is that of the agreement."""
    known = (agency.team if agency else {}, client.profile.people, client.agreement.approvers)
    return {item: one.name for some in known for item, one in some.items()}


def edited(old: Item, new: Item) -> str:
    """Say which keys of a thing say something else now."""
    kinds = type(new).model_fields
    keys = [kind.alias or name for name, kind in kinds.items() if getattr(old, name) != getattr(new, name)]
    return f"changed: {', '.join(key.replace('_', ' ') for key in keys)}"
