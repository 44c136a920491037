"""`check`: every fault in every file of the workspace, in one run."""

import click

from reports.cli.context import ClientId, Here, counted, show_problems


@click.command("check", epilog="Example: aboveboard check --client northwind")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Only this client.")
@click.pass_obj
def command(here: Here, client_id: str | None) -> int:
    """Find every mistake, with its place and a way out.

    Reads the working copy. Exit 0: nothing found; 1: something to put right.
    """
    from reports.source import address_problems, find_workspace, load, load_agency

    workspace = find_workspace(here.root)
    agency = load_agency(workspace)
    problems = list(agency.problems)
    for one in [client_id] if client_id else workspace.client_ids:
        problems += load(workspace, one, agency.agency).problems
    problems += address_problems(workspace)
    found = show_problems(tuple(problems))
    clients = 1 if client_id else len(workspace.client_ids)
    click.echo(f"{len(problems)} found." if problems else f"{counted(clients, 'client')}: nothing to put right.")
    return found
