"""`new`: the next file of a client, drafted from what is known."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here, called_as
from reports.errors import Refused
from reports.schemas import write_schemas

if TYPE_CHECKING:
    from reports.model import Agency, Client
    from reports.source import Workspace

edit_option = click.option("--edit", is_flag=True, help="Open it in $EDITOR, where a person sits at the terminal.")


@click.group("new", epilog="Example: aboveboard new update northwind")
def command() -> None:
    """Draft a client's next file: what is known stands, what must be said is left empty."""


@command.command("update", epilog="Example: aboveboard new update northwind")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--period", metavar="PERIOD", help="As 2026-W47 or 2026-11. Default: what follows the newest update.")
@edit_option
@click.pass_obj
def update(here: Here, client_id: str, period: str | None, *, edit: bool) -> int:
    """Draft CLIENT's next update: tasks to tick off, figures, open asks, risks."""
    from reports.drafts import following_period, period_named, update_draft, write_new

    workspace, agency, client = _loaded(here, client_id)
    today = _today(client, agency)
    chosen = period_named(client, period) if period else following_period(client, today)
    file = workspace.root / "clients" / client_id / "updates" / f"{chosen}.yml"
    write_new(file, update_draft(client, agency, chosen, today))
    write_schemas(workspace.root)
    _tell(here, file, client_id, edit=edit)
    return 0


def _loaded(here: Here, client_id: str) -> "tuple[Workspace, Agency, Client]":
    """Return what a draft is made from; Refused while a file that it is made from cannot be read."""
    from reports.source import find_workspace, load, load_agency

    workspace = find_workspace(here.root)
    agency = load_agency(workspace)
    loaded = load(workspace, client_id, agency.agency)
    unreadable = [report.name for report in loaded.shelf.reports if report.update is None] if loaded.shelf else []
    if agency.agency is None:
        raise _unreadable("agency.yml", "check")
    if loaded.client is None or unreadable:
        named = ", ".join(unreadable) or "client.yml or agreement.yml"
        raise _unreadable(f"clients/{client_id}: {named}", f"check --client {client_id}")
    return workspace, agency.agency, loaded.client


def _unreadable(what: str, verb: str) -> Refused:
    return Refused(
        f"{what} cannot be read yet, and a draft is made from it.", f"See what is still to do: {called_as()} {verb}"
    )


def _today(client: "Client", agency: "Agency") -> date:
    from reports import clock

    return clock.today(client.profile.timezone or agency.timezone)


def _tell(here: Here, place: Path, client_id: str, *, edit: bool) -> None:
    """Say what was drafted and what comes next; open it where that is asked for and a person is there."""
    click.echo(_shown(here, place))
    if edit and sys.stdin.isatty():
        click.edit(filename=str(place))
    click.echo(f"  Fill it in, then see what is left: {called_as()} check --client {client_id}")
    click.echo(f"  And how the client will see it:    {called_as()} serve {client_id}")


def _shown(here: Here, place: Path) -> Path:
    """Return a path as a person in the command's directory writes it."""
    return place.relative_to(here.root) if place.is_relative_to(here.root) else place
