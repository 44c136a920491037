"""What every verb knows: where it works, and how it tells of long work."""

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reports.errors import Refused, UsageError
from reports.workspace import client_ids, link_before, workspace_top

_PLAIN = re.compile("[a-z0-9-]+")
_SOURCES = ("clients", "theme", ".git", ".aboveboard", ".cache")


@dataclass(frozen=True, slots=True)
class Here:
    """The directory that the command works in."""

    directory: Path

    @property
    def root(self) -> Path:
        """The directory; UsageError where it does not exist."""
        if not self.directory.is_dir():
            raise UsageError(f"There is no directory {self.directory}.")
        return self.directory.resolve()

    @property
    def workspace(self) -> Path:
        """The top of the workspace that the directory lies in; UsageError where it lies in none."""
        from reports.source import find_workspace

        return find_workspace(self.root).root


class Day(click.ParamType[date]):
    """A day on the command line, as 2026-11-20."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; the user is told how to write one where it is none."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day: write year, month and day, such as 2026-11-20.", param, ctx)


class ClientId(click.ParamType[str]):
    """The id of a client on the command line; a shell can complete it."""

    name = "client"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 -- click's signature
        """Return the clients that there are, none outside a workspace, and no name that a shell could run."""
        directory = Path(ctx.find_root().params.get("directory") or ".")
        try:
            top = workspace_top(directory.expanduser())
            found = client_ids(top) if top else ()
        except (OSError, RuntimeError):
            return []  # while somebody types is no time for errors
        named = (client_id for client_id in found if _PLAIN.fullmatch(client_id))
        return [CompletionItem(client_id) for client_id in named if client_id.startswith(incomplete)]


class Progress:
    """One line that tells how far long work is; silent where no person looks."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, text: str) -> None:
        """Show a text in place of the last one."""
        if self._shown:
            click.echo(f"\r\x1b[2K{text}", err=True, nl=False)

    def close(self) -> None:
        """Leave an empty line to what comes next."""
        if self._shown:
            click.echo("\r\x1b[2K", err=True, nl=False)


def refuse_source(folder: Path, root: Path) -> None:
    """Refuse an output inside of what a site is made from."""
    for name in _SOURCES:
        if folder.resolve().is_relative_to(root / name):
            raise UsageError(
                f"{folder} lies in {name}/, which a site is made from.", "Choose another folder with --out."
            )


def refuse_links(root: Path, *names: str) -> None:
    """Refuse to write files of a workspace, by their names, where a link leads.

    Whoever commits to the workspace can commit a link, and it could lead to anything of this computer.
    """
    link = link_before(root, *names)
    if link:
        raise Refused(f"{link} is a symbolic link, and nothing is written where it leads.", "Put a folder there.")


def show_lines(lines: Iterable[str]) -> None:
    """Print lines; their colours are for terminals only, and for people who have not set NO_COLOR (no-color.org)."""
    for line in lines:
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 client`, `3 clients`."""
    return f"{number} {noun}{'s' * (number != 1)}"


def from_here(place: Path) -> Path:
    """Return a place as it is called from the directory that the user is in."""
    here = Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place


def called_as() -> str:
    """Return how the command was called, so that what we tell to type works: `.venv/bin/aboveboard`, or its name."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "aboveboard" and not called.is_absolute() else "aboveboard"
