"""A fault in data: where it is, what was found, what is allowed, a way out."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, at one place.

    `file` is relative to the workspace, with forward slashes; `line` and `column` count from 1 (0: the whole file);
    `path` is the place in the document, as `milestones.beta.due`, places in lists from 1; `code` is stable and lower
    case, as `unknown-key`.
    """

    file: str
    line: int
    column: int
    path: str
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return `file:line:column: code: path: message`, the hint on its own line, hidden characters written out."""
        file = shown(self.file)
        where = f"{file}:{self.line}:{self.column}" if self.line else file
        hint = f"\n    {shown(self.hint)}" if self.hint else ""
        path = f"{self.path}: " if self.path else ""
        return f"{where}: {self.code}: {shown(path + self.message)}{hint}"


def shown(text: str) -> str:
    """Write out what a terminal would obey instead of showing it, and bytes that are no text."""
    return "".join(char if char.isprintable() or char == "\N{NO-BREAK SPACE}" else repr(char)[1:-1] for char in text)
