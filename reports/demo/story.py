"""The hand-written story lines (stories/*.toml) → what happens in each week of an engagement, before names and days.

A story says days as `@5.fri`, people of the agency by their part (`lead`, `analyst`), and texts with places to fill.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

Raw = Mapping[str, Any]
_FOLDER = Path(__file__).parent
_RENEWED = ("goals", "deliverables", "milestones", "commitments")


@dataclass(frozen=True, slots=True)
class Story:
    """One story line: who and what at its beginning, its weeks, and what is written, changed, accepted and corrected.

    Weeks stand by their number. `small_moves` says, by goal, why a figure got a little worse in an ordinary week;
    `length` is after how many weeks a longer telling begins the next part.
    """

    profile: Raw
    agreement: Raw
    weeks: Mapping[int, Raw]
    records: tuple[Raw, ...]
    amendments: tuple[Raw, ...]
    acceptances: tuple[Raw, ...]
    errata: tuple[Raw, ...]
    small_moves: Mapping[str, list[str]]
    length: int

    @property
    def renewed(self) -> frozenset[str]:
        """Return the ids that a later part of the engagement uses anew, so with a suffix."""
        asked = [
            key for week in self.weeks.values() for part in ("asks", "decisions_needed") for key in week.get(part, {})
        ]
        agreed = [key for part in _RENEWED for key in self.agreement.get(part, {})]
        added = [
            path.split(".")[1]
            for raw in self.amendments
            for path in raw.get("set", ())
            if path.split(".")[0] in _RENEWED
        ]
        lines = (
            []
            if self.agreement["budget"]["basis"] == "retainer"
            else [*self.agreement["budget"]["lines"], *self._new_lines]
        )
        return frozenset([*asked, *agreed, *added, *lines])

    @property
    def requests(self) -> int:
        """Return how many change requests one part of the engagement has."""
        return sum(record["file"].startswith("changes/") for record in self.records)

    @property
    def _new_lines(self) -> list[str]:
        return [
            path.split(".")[2]
            for raw in self.amendments
            for path in raw.get("set", ())
            if path.startswith("budget.lines.")
        ]


def read_toml(name: str) -> dict[str, Any]:
    """Read a file of stories/, its decimals as written."""
    return tomllib.loads((_FOLDER / "stories" / name).read_text(encoding="utf-8"), parse_float=Decimal)


@cache
def read_story(name: str) -> Story:
    """Read a story line by name: its opening, then all its chapters."""
    opening = read_toml(f"{name}.toml")
    chapters = [opening, *(read_toml(file.name) for file in sorted((_FOLDER / "stories").glob(f"{name}-*.toml")))]
    weeks = {week["n"]: week for week in _all(chapters, "week")}
    return Story(
        opening["profile"],
        opening["agreement"],
        weeks,
        _all(chapters, "record"),
        _all(chapters, "amend"),
        _all(chapters, "accept"),
        _all(chapters, "erratum"),
        opening["small_moves"],
        max(weeks),
    )


def _all(chapters: Sequence[Raw], kind: str) -> tuple[Raw, ...]:
    return tuple(event for chapter in chapters for event in chapter.get(kind, ()))


def read_attachment(name: str) -> bytes:
    """Return a shipped picture or PDF by its name in a client's folder: `files/shelf.png`."""
    return (_FOLDER / name).read_bytes()


def read_workspace_file(name: str) -> bytes:
    """Return a shipped file of the workspace: `mkdocs.yml`, or `gitignore` (shipped without its dot)."""
    return (_FOLDER / "workspace" / name).read_bytes()
