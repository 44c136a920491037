"""`new`: the next file of a client, drafted from what is known."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Day, Here, called_as, refuse_links
from reports.errors import Refused, UsageError
from reports.problems import shown
from reports.schemas import SCHEMAS, write_schemas
from reports.workspace import AGENCY, CLIENTS

if TYPE_CHECKING:
    from reports.model import Agency, Baselines, Client
    from reports.source import Workspace

KINDS = ("project", "retainer", "cro", "seo")
MEETINGS = ("kickoff", "weekly", "review", "visit", "call")
edit_option = click.option("--edit", is_flag=True, help="Open it in $EDITOR, where a person sits at the terminal.")


@click.group("new", epilog="Example: aboveboard new update northwind")
def command() -> None:
    """Draft a client's next file: what is known stands, what must be said is left empty."""


@command.command("client", epilog="Example: aboveboard new client northwind --kind project --name 'Northwind Outdoors'")
@click.argument("client_id", metavar="ID")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What you do for them: it decides what is asked.")
@click.option("--name", help="The client's name, as it stands on every page.")
@edit_option
@click.pass_obj
def new_client(here: Here, client_id: str, kind: str, name: str | None, *, edit: bool) -> int:
    """Draft a new client's profile and agreement.

    ID becomes the folder's name, and stays: lower case letters, digits and hyphens. It appears in no address.
    """
    from reports.drafts import agreement_draft, client_draft, write_folder

    workspace, agency = _agency(here)
    _refuse_id(workspace, client_id)
    today = _today(agency.timezone)
    texts = {
        "client.yml": client_draft(agency, name, today),
        "agreement.yml": agreement_draft(kind, agency.language, today),
    }
    folder = workspace.root / CLIENTS / client_id
    refuse_links(workspace.root, f"{CLIENTS}/{client_id}", f"{SCHEMAS}/")
    write_folder(folder, texts)
    write_schemas(workspace.root)
    _tell(here, [folder / file for file in texts], edit=edit)
    _next("Fill both in, then see what is left", f"check --client {client_id}")
    _next("Then begin with the first update", f"new update {client_id}")
    return 0


@command.command("update", epilog="Example: aboveboard new update northwind")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--period", metavar="PERIOD", help="As 2026-W47 or 2026-11. Default: what follows the newest update.")
@edit_option
@click.pass_obj
def new_update(here: Here, client_id: str, period: str | None, *, edit: bool) -> int:
    """Draft the next update: tasks to tick off, figures, asks.

    The period is the one after CLIENT's newest update. What is known stands; `check` says what is left to write.
    """
    from reports.drafts import following_period, period_named, update_draft

    workspace, agency, client = _loaded(here, client_id, with_updates=True)
    today = _today(client.profile.timezone or agency.timezone)
    chosen = period_named(client, period) if period else following_period(client, today)
    text = update_draft(client, agency, chosen, today)
    _write(here, workspace, f"{CLIENTS}/{client_id}/updates/{chosen}.yml", text, edit=edit)
    _next("Fill it in, then see what is left", f"check --client {client_id}")
    _next("And how the client will see it", f"serve {client_id}")
    return 0


@command.command("change", epilog="Example: aboveboard new change northwind --title 'Gift cards'")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--title", help="What is wished, in a few words.")
@edit_option
@click.pass_obj
def new_change(here: Here, client_id: str, title: str | None, *, edit: bool) -> int:
    """Draft a wish to change what was agreed.

    It has two ways to go on, with today's figures of CLIENT beside them.
    """
    from reports.drafts import change_draft, next_change

    workspace, agency, client = _loaded(here, client_id)
    today = _today(client.profile.timezone or agency.timezone)
    request = next_change(workspace.client_folder(client_id).names())
    known = _baselines(workspace, client, today, "`base` is left out.")
    held = known.in_force if known else None
    text = change_draft(client, agency, title, today, held.digest if held else None)
    _write(here, workspace, f"{CLIENTS}/{client_id}/changes/{request}.yml", text, edit=edit)
    _next("Fill it in, then see what is left", f"check --client {client_id}")
    return 0


@command.command("meeting", epilog="Example: aboveboard new meeting northwind --kind review --on 2026-11-20")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--on", type=Day(), help="The day. Default: today.")
@click.option("--kind", type=click.Choice(MEETINGS), default="weekly", show_default=True, help="What it was.")
@edit_option
@click.pass_obj
def new_meeting(here: Here, client_id: str, on: date | None, kind: str, *, edit: bool) -> int:
    """Draft the recap of a meeting.

    It asks who was there, what was decided, and what either side does now.
    """
    from reports.drafts import meeting_draft

    workspace, agency, client = _loaded(here, client_id)
    day = on or _today(client.profile.timezone or agency.timezone)
    text = meeting_draft(client, agency, day, kind)
    _write(here, workspace, f"{CLIENTS}/{client_id}/meetings/{day}-{kind}.yml", text, edit=edit)
    _next("Fill it in, then see what is left", f"check --client {client_id}")
    return 0


@command.command("acceptance", epilog="Example: aboveboard new acceptance northwind agreement --by sponsor")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.argument("document", metavar="DOCUMENT")
@click.option("--by", metavar="PERSON", help="Who decided. Default: the only one who must and has not.")
@edit_option
@click.pass_obj
def new_acceptance(here: Here, client_id: str, document: str, by: str | None, *, edit: bool) -> int:
    """Draft who accepted or rejected which exact wording.

    It is that of DOCUMENT as it stands now: agreement, cr-001, deliverable:landing-page or update:2026-W47.
    """
    from reports.drafts import acceptance_draft, acceptance_name, who_decides
    from reports.history import AGREEMENT

    workspace, agency, client = _loaded(here, client_id)
    today = _today(client.profile.timezone or agency.timezone)
    person = who_decides(client, document, by)
    counted = "The version is counted by acceptances."
    known = _baselines(workspace, client, today, counted) if document == AGREEMENT else None
    version = known.current.number if known else None
    text = acceptance_draft(client, agency, document, person, version, today)
    name = acceptance_name(document, person, today)
    _write(here, workspace, f"{CLIENTS}/{client_id}/acceptances/{name}.yml", text, edit=edit)
    _next("Fill it in, then see what is left", f"check --client {client_id}")
    return 0


def _baselines(workspace: "Workspace", client: "Client", today: date, without: str) -> "Baselines | None":
    """Return the wordings of the agreement; None, with a note of what is `without` them, where git cannot tell."""
    from reports.pipeline.on_record import read_record

    try:
        history = read_record(workspace.root).client(client.id)
    except Refused as refused:
        click.echo(f"note: Without history: {refused.message} {without}", err=True)
        return None
    return history.working_baselines(client, workspace.client_folder(client.id), today)


def _write(here: Here, workspace: "Workspace", name: str, text: str, *, edit: bool) -> None:
    """Write a draft, say where it is, and open it where that is asked for."""
    from reports.drafts import write_new

    file = workspace.root / name
    refuse_links(workspace.root, name, f"{SCHEMAS}/")
    write_new(file, text)
    write_schemas(workspace.root)
    _tell(here, [file], edit=edit)


def _agency(here: Here) -> "tuple[Workspace, Agency]":
    """Return the workspace and the agency; Refused while agency.yml cannot be read."""
    from reports.source import find_workspace, load_agency

    workspace = find_workspace(here.root)
    agency = load_agency(workspace).agency
    if agency is None:
        raise _unreadable(AGENCY, "check")
    return workspace, agency


def _loaded(here: Here, client_id: str, *, with_updates: bool = False) -> "tuple[Workspace, Agency, Client]":
    """Return what a draft is made from; Refused while a file that it is made from cannot be read.

    What follows from the newest update needs all updates; elsewhere one may be half written.
    """
    from reports.source import load

    workspace, agency = _agency(here)
    loaded = load(workspace, client_id, agency)
    reports = loaded.shelf.reports if loaded.shelf and with_updates else ()
    unreadable = [report.name for report in reports if report.update is None]
    if loaded.client is None or unreadable:
        named = ", ".join(unreadable) or "client.yml or agreement.yml"
        raise _unreadable(f"{CLIENTS}/{client_id}: {named}", f"check --client {client_id}")
    return workspace, agency, loaded.client


def _unreadable(what: str, verb: str) -> Refused:
    said = f"{what} cannot be read yet, and a draft is made from it."
    return Refused(shown(said), f"See what is still to do: {called_as()} {shown(verb)}")


def _refuse_id(workspace: "Workspace", client_id: str) -> None:
    """Refuse what cannot be a client's id, or is one already."""
    from reports.source import client_id_problem

    problem = client_id_problem(client_id, CLIENTS)
    if problem:
        raise UsageError(f"{problem.message[:1].upper()}{problem.message[1:]}.", problem.hint)
    if client_id in workspace.client_ids:
        raise UsageError(f"There is a client {client_id!r} already.", "Nothing was changed. Choose another id.")


def _today(zone: str) -> date:
    from reports import clock

    return clock.today(zone)


def _tell(here: Here, places: list[Path], *, edit: bool) -> None:
    """Say what was drafted, and open it where that is asked for and a person is there."""
    for place in places:
        click.echo(_shown(here, place))
    if edit and sys.stdin.isatty():
        try:
            click.edit(filename=[str(place) for place in places])
        except click.ClickException as error:
            click.echo(f"note: {error.message} Open it yourself, or say which editor in EDITOR.", err=True)


def _next(what: str, verb: str) -> None:
    click.echo(f"  {what + ':':<37}{called_as()} {verb}")


def _shown(here: Here, place: Path) -> Path:
    """Return a path as a person in the command's directory writes it."""
    return place.relative_to(here.root) if place.is_relative_to(here.root) else place
