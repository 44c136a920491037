"""What `verify` says of one thing: that it holds, that it does not, or that nothing here can tell."""

from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    """How a thing was found."""

    HOLDS = "verified"
    FAULT = "fault"
    OPEN = "not-verified"
    """Nothing here can tell; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing of one client, by the name of its file or tag; `hint` is the way out of a fault."""

    client: str
    subject: str
    result: Result
    message: str
    hint: str = ""
