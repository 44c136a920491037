"""Clients, weeks and a seed → the demonstration's repository in a directory."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.demo.access import Opening, with_access, with_portfolio
from reports.demo.agency import agency_commits
from reports.demo.cast import cast_of
from reports.demo.days import Days
from reports.demo.repository import write_repository
from reports.demo.telling import tell
from reports.errors import Refused, UsageError
from reports.model.values import PORTFOLIO

_MARK = "aboveboard-demo"
_OURS = (
    *(".git", ".gitignore", "agency.yml", "mkdocs.yml", "theme", "files", "clients"),
    *("portfolio.access.yml", "passphrases.json"),
)
_MOST_CLIENTS, _MOST_WEEKS = 1000, 300


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """The repository that was made: where, its clients' ids, and the id of its newest commit."""

    directory: Path
    client_ids: tuple[str, ...]
    head: str


def make_demo(
    directory: Path, clients: int = 5, weeks: int = 26, seed: int = 1, progress: Callable[[str], None] = lambda _: None
) -> DemoAgency:
    """Make a repository of an invented agency in a directory: the same bytes and commit ids for the same numbers.

    A demonstration that is there is replaced, its built site left alone. Raises Refused where anything else is there.
    """
    if not (1 <= clients <= _MOST_CLIENTS and 1 <= weeks <= _MOST_WEEKS):
        raise UsageError(f"A demonstration has 1 to {_MOST_CLIENTS} clients and 1 to {_MOST_WEEKS} weeks.")
    _refuse_what_is_not_ours(directory)
    making = directory.with_name(f".{directory.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    try:
        made = _write(making, clients, weeks, seed, progress)
        _move(making, directory)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return DemoAgency(directory, made.client_ids, made.head)


def _write(directory: Path, clients: int, weeks: int, seed: int, progress: Callable[[str], None]) -> DemoAgency:
    casts = [cast_of(index, seed) for index in range(clients)]
    commits, days = agency_commits(weeks), Days.ending(weeks)
    agency = commits[0].files["agency.yml"]
    openings = {}
    for cast in casts:
        told = list(tell(cast, weeks, seed).commits(weeks))
        with TemporaryDirectory() as scratch:
            told, openings[cast.client_id] = with_access(told, cast, agency, Path(scratch), seed, days)
        progress(f"{cast.client_id}: {len(told)} commits")
        commits += told
    with TemporaryDirectory() as scratch:
        commits[0], openings[PORTFOLIO] = with_portfolio(commits[0], Path(scratch), seed)
    head = write_repository(directory, sorted(commits, key=lambda commit: commit.at))
    (directory / ".git" / _MARK).touch()
    _write_passphrases(directory, openings)
    return DemoAgency(directory, tuple(cast.client_id for cast in casts), head)


def _write_passphrases(directory: Path, openings: Mapping[str, Opening]) -> None:
    listed = {site: {"address": opening.address, "people": opening.people} for site, opening in openings.items()}
    (directory / "passphrases.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")


def _refuse_what_is_not_ours(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise Refused(f"{directory} is a file.", "Name a folder for the demonstration.")
    if directory.is_dir() and any(directory.iterdir()) and not (directory / ".git" / _MARK).is_file():
        raise Refused(f"{directory} holds something that is not a demonstration.", "Name a new or an empty folder.")


def _move(making: Path, directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for name in _OURS:
        target = directory / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
        if (making / name).exists():
            (making / name).rename(target)
