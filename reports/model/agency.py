"""agency.yml: the agency that speaks, its people, thresholds and rules."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from reports.model.values import EMail, FilePath, Id, Item, Line, Number, Prose


class TeamMember(Item):
    """Someone of the agency, as clients may know them."""

    name: Line
    """As clients call them."""
    title: Line | None = None
    """Stands behind the name of whoever wrote an update."""
    email: EMail | None = None
    """Clients see the address of their account manager and deputy."""
    phone: Line | None = None
    """Clients see the number of the same two. In quotes, because of the `+` and the spaces."""
    photo: FilePath | None = None
    """A picture below `files/`. Kept, not shown."""
    clients_at_most: int | None = Field(None, ge=1, le=1000)
    """For how many clients they have time. Kept, not shown."""


class Threshold(Item):
    """From which figure on a dimension is amber, then red."""

    amber: Number
    """From this figure on it is amber."""
    red: Number
    """From this figure on it is red."""


class Thresholds(Item):
    """What makes each dimension of health amber or red.

    time: largest open slip, days · budget: forecast above agreed, per cent · results: worst goal's landing short of its
    target, per cent · scope: carried and dropped tasks over four updates, per cent.
    """

    time: Threshold = Threshold(amber=Decimal(3), red=Decimal(14))
    """Days by which the latest open milestone is late."""
    budget: Threshold = Threshold(amber=Decimal(3), red=Decimal(10))
    """Per cent by which the forecast is above what was agreed."""
    results: Threshold = Threshold(amber=Decimal(5), red=Decimal(15))
    """Per cent of its target by which the worst goal falls short, at its due day if the trend goes on."""
    scope: Threshold = Threshold(amber=Decimal(30), red=Decimal(50))
    """Per cent of planned tasks that were carried or dropped in the last four updates."""


class Agency(Item):
    """The agency of this workspace."""

    name: Line
    """The agency's name. It is public: the lock page shows it."""
    site: Line | None = Field(None, pattern=r"^https?://[^\s]+$")
    """Where the sites are published. Calendars and feeds lead there."""
    language: str = Field("en", pattern=r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
    """Of your own page, of drafts, and of the lock page for other browsers. One of those that there are."""
    timezone: str = "UTC"
    """As `Europe/Helsinki`. It decides on which day something was reported, where the client has no zone of its own."""
    team: Mapping[Id, TeamMember] = Field(default_factory=dict)
    """Your people. Updates name them by their ids."""
    thresholds: Thresholds = Thresholds()
    """From which figure on something is amber, then red. All four may be left out."""
    rules: Mapping[str, Literal["off", "warning", "error"]] = Field(default_factory=dict)
    """A rule's code and `off`, `warning` or `error`: what it weighs for you. checks.md lists them.

    off: the rule is silent
    warning: it is told
    error: it is told, and `check` fails
    """
    jargon: tuple[Line, ...] = ()
    """Words to avoid: `check` warns of each in an update."""
    legal: Prose | None = None
    """What the law wants said of you. Stands at the foot of every page."""
    versions: Literal["opaque", "readable"] = "opaque"
    """Whether addresses of sealed pages tell the week.

    opaque: addresses tell nothing
    readable: addresses tell the week
    """
    demo: bool = False
    """For demonstrations only: their keys are public and protect nothing."""
