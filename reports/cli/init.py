"""`init`: a new workspace."""

import shlex
import sys
from pathlib import Path

import click

from reports.cli.context import Here, called_as, from_here
from reports.cli.table import table

_WRITTEN = (
    ("agency.yml", "who you are, and your team: begin here"),
    ("clients/", "a folder for each client"),
    ("mkdocs.yml, theme/", "how the sites look"),
    ("schemas/", "what an editor completes and checks from, while you type"),
    (".github/, .gitlab-ci.yml", "check and publish on a host of git; delete the other's"),
    ("requirements.txt", "what is installed there"),
    (".pre-commit-config.yaml", "a check before each commit, once you say `pre-commit install`"),
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
    click.echo(f"{chosen} has a workspace in {from_here(folder)}:")
    for line in table(_WRITTEN):
        click.echo(f"  {line}")
    click.echo("What comes next:")
    for step in _next(folder):
        click.echo(f"  {step}")
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


def _next(folder: Path) -> list[str]:
    elsewhere = folder != Path.cwd()
    program = called_as()
    if elsewhere and "/" in program:
        program = str(Path(program).absolute())
    going = [f"cd {shlex.quote(str(from_here(folder)))}"] if elsewhere else []
    git = [] if (folder / ".git").exists() else ["git init --initial-branch=main"]
    return [*going, *git, f"{program} access init", f"{program} new client northwind --kind project"]
