"""`init`: a new workspace."""

import sys
from pathlib import Path

import click

from reports.cli.context import Here, called_as

_LISTED = (
    ("agency.yml", "who you are: name, team, what counts as late"),
    ("mkdocs.yml, theme/", "how the sites look"),
    ("clients/", "a folder for each client"),
    (".github/, .gitlab-ci.yml, requirements.txt", "check and publish on a host of git; delete what is not yours"),
    (".pre-commit-config.yaml", "checks before each commit, once you say `pre-commit install`"),
)


@click.command(
    "init", epilog="Example: aboveboard init reports --name 'Harbour Lane Studio' --timezone Europe/Helsinki"
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The agency's name. Default: the folder's.")
@click.option("--language", default="en", show_default=True, help="Of the page that asks for the passphrase.")
@click.option("--timezone", default="UTC", show_default=True, help="As Europe/Helsinki: it decides what day it is.")
@click.pass_obj
def command(here: Here, directory: Path, name: str | None, language: str, timezone: str) -> int:
    """Make a new workspace in DIR: the agency's file, how sites look, a place for clients, and CI.

    Nothing that is there is overwritten.
    """
    from reports.starter import refuse_occupied, start_workspace

    folder = (here.root / directory).resolve()
    refuse_occupied(folder)
    chosen = name if name is not None else _asked(_as_name(folder.name))
    start_workspace(folder, chosen, language, timezone)
    click.echo(f"{chosen} has a workspace in {directory}:")
    for files, meaning in _LISTED:
        click.echo(f"  {files}: {meaning}")
    click.echo("What comes next:")
    for line in _next(folder, directory):
        click.echo(f"  {line}")
    return 0


def _asked(default: str) -> str:
    """Return the agency's name as a person types it, the default where nobody can be asked."""
    if not sys.stdin.isatty():
        return default
    answer: str = click.prompt("The agency's name", default=default)
    return answer


def _as_name(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _next(folder: Path, directory: Path) -> list[str]:
    steps = [] if folder == Path.cwd() else [f"cd {directory}"]
    steps += [] if (folder / ".git").exists() else ["git init --initial-branch=main"]
    return [*steps, f"{called_as()} access init"]
