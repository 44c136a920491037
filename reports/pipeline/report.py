"""What a build tells: what was built, or the problems that stopped it."""

from dataclasses import dataclass
from pathlib import Path

from reports.errors import Error
from reports.problems import Problem


@dataclass(frozen=True, slots=True)
class BuiltClient:
    """One client's site: its folder below the output and how many versions it holds."""

    id: str
    address: str
    versions: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and what its reader should know."""

    out: Path
    clients: tuple[BuiltClient, ...]
    notes: tuple[str, ...] = ()


class Found(Error):
    """The working copy has problems, so nothing was built."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("There are problems to put right first.", "aboveboard check lists them.")
        self.problems = problems
