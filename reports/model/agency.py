"""agency.yml: the agency that speaks, its people, thresholds and rules."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from reports.model.values import EMail, FilePath, Id, Item, Line, Number, Prose


class TeamMember(Item):
    """Someone of the agency, as clients may know them."""

    name: Line
    title: Line | None = None
    email: EMail | None = None
    phone: Line | None = None
    photo: FilePath | None = None
    clients_at_most: int | None = Field(None, ge=1, le=1000)


class Threshold(Item):
    """From which figure on a dimension is amber, then red."""

    amber: Number
    red: Number


class Thresholds(Item):
    """What makes each dimension of health amber or red.

    time: largest open slip, days · budget: forecast above agreed, per cent · results: worst goal's landing short of its
    target, per cent · scope: carried and dropped tasks over four updates, per cent.
    """

    time: Threshold = Threshold(amber=Decimal(3), red=Decimal(14))
    budget: Threshold = Threshold(amber=Decimal(3), red=Decimal(10))
    results: Threshold = Threshold(amber=Decimal(5), red=Decimal(15))
    scope: Threshold = Threshold(amber=Decimal(30), red=Decimal(50))


class Agency(Item):
    """The agency of this workspace."""

    name: Line
    site: Line | None = Field(None, pattern=r"^https?://[^\s]+$")
    language: str = Field("en", pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
    timezone: str = "UTC"
    team: Mapping[Id, TeamMember] = Field(default_factory=dict)
    thresholds: Thresholds = Thresholds()
    rules: Mapping[str, Literal["off", "warning", "error"]] = Field(default_factory=dict)
    jargon: tuple[Line, ...] = ()
    legal: Prose | None = None
    versions: Literal["opaque", "readable"] = "opaque"
    demo: bool = False
