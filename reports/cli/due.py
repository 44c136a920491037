"""`due`: who owes a client an update, and since when."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from reports.cli.context import ClientId, Day, Here, counted
from reports.cli.findings import show_problems
from reports.cli.table import table

if TYPE_CHECKING:
    from reports.pipeline.due import OwedUpdate


@click.command("due", epilog="Example: aboveboard due --format json")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Only this client.")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day to look from. Default: today, where the client is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(here: Here, client_id: str | None, as_of: date | None, form: str) -> int:
    """Say who owes an update, since when, and whose client it is; the most late first.

    Exit 0: every update that was promised is there; 1: one is owed, or a client's files cannot be read.
    """
    from reports.pipeline.due import due
    from reports.source import find_workspace

    workspace = find_workspace(here.root)
    found = due(workspace, client_id, as_of)
    if form == "json":
        click.echo(json.dumps([_record(one) for one in found.owed], ensure_ascii=False, indent=2))
    elif found.owed:
        click.echo("\n".join(table(_row(one) for one in found.owed)))
    elif not found.problems:
        click.echo(f"{counted(len(workspace.chosen(client_id)), 'client')}: no update is owed.")
    show_problems(found.problems, err=True)
    return 1 if found.owed or found.problems else 0


def _row(one: "OwedUpdate") -> tuple[str, ...]:
    owed = one.owed
    managers = ", ".join(one.managers) or "no account manager"
    return one.client_id, str(owed.period), f"promised {owed.promised_on}", _late(owed.days_late), managers


def _late(days: int) -> str:
    return f"{counted(days, 'day')} late"


def _record(one: "OwedUpdate") -> dict[str, Any]:
    return {
        "client": one.client_id,
        "name": one.name,
        "period": one.owed.period.name,
        "promised_on": one.owed.promised_on.isoformat(),
        "days_late": one.owed.days_late,
        "account_managers": list(one.managers),
    }
