"""What a build tells: what was built, or the problems that stopped it."""

from dataclasses import dataclass
from pathlib import Path

from reports.errors import Error, Refused
from reports.problems import Problem
from reports.protect.inspect import LAID_OPEN, Finding

DEMO_KEY_NOTE = "Sealed with the public demo key: anyone who has aboveboard can open this site."
_SHOWN = 10
_FAULT = "This is a fault of aboveboard, or of a theme that writes into public files. Please report it."
_CHOSEN = "Take it out of the public text, or let `notices`, `subscriptions` in client.yml tell less."


@dataclass(frozen=True, slots=True)
class BuiltClient:
    """One client's site: its folder below the output, how many versions it holds and the newest one's period.

    `uncommitted` are the client's files that the working copy has otherwise; `laid_open` what all can read, by path.
    """

    id: str
    address: str
    versions: int
    newest: str
    uncommitted: tuple[str, ...] = ()
    laid_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and what its reader should know."""

    out: Path
    clients: tuple[BuiltClient, ...]
    notes: tuple[str, ...] = ()


class Leak(Refused):
    """Something in the folder to be published has no business there, so nothing was swapped in."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        shown = [f"{finding.path}: {finding.message}" for finding in findings[:_SHOWN]]
        more = [f"and {len(findings) - _SHOWN} more"] if len(findings) > _SHOWN else []
        super().__init__(
            "The proof of the sealed site failed; the old site stays as it was.\n" + "\n".join([*shown, *more]),
            _CHOSEN if all(finding.code == LAID_OPEN for finding in findings) else _FAULT,
        )


class Found(Error):
    """The working copy has problems, so nothing was built."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(["There is something to put right first:", *map(str, sorted(problems))]))
        self.problems = problems
