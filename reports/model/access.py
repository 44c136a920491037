"""access.yml: who may open a client's site. Everything but `sealed` is clear; secrets are inside `sealed`."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from reports.model.values import Id, Item


class Grant(Item):
    """Since when, and until when, a person has access."""

    since: date
    until: date | None = None


class Access(Item):
    """The access file of one client; `agency_key` is the key's id, 16 hex digits."""

    format: Literal[1]
    epoch: int = Field(ge=1)
    agency_key: str = Field(pattern=r"^[0-9a-f]{16}$")
    people: Mapping[Id, Grant] = Field(default_factory=dict)
    sealed: str
