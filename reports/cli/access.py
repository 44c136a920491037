"""`access`: who may open a client's site."""

from datetime import date

import click

from reports.cli.context import ClientId, Day, Here


@click.group("access", epilog="Example: aboveboard access add northwind sponsor --until 2027-09-01")
def command() -> None:
    """Say who may open a client's site: init, add, list."""


@command.command("init", epilog="Example: aboveboard access init")
@click.pass_obj
def init(here: Here) -> int:
    """Make the agency's key, once. Print the recovery form on paper, and keep it."""
    from reports.access import init as make_key

    click.echo(make_key(here.workspace))
    return 0


@command.command("add", epilog="Example: aboveboard access add northwind sponsor --until 2027-09-01")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.argument("person")
@click.option(
    "--until",
    type=Day(),
    metavar="DATE",
    help="Last day of access: kept and listed; nothing ends by itself.",
)
@click.pass_obj
def add(here: Here, client_id: str, person: str, until: date | None) -> int:
    """Give PERSON (an id from client.yml) access to CLIENT's site. The passphrase is shown once."""
    from reports.access import add as grant

    passphrase = grant(here.workspace, client_id, person, until)
    click.echo(
        f"{person} may now open the site of {client_id}, from the next build on. Their passphrase, shown only once:"
    )
    click.echo(f"\n    {passphrase}\n")
    click.echo("Tell it by phone or in person, not in the mail that holds the address.")
    click.echo(f"Then commit clients/{client_id}/access.yml.")
    return 0


@command.command("list", epilog="Example: aboveboard access list")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Only this client.")
@click.pass_obj
def list_command(here: Here, client_id: str | None) -> int:
    """List who has access, since when and until when."""
    from reports.access import list_access

    lines = list_access(here.workspace, client_id)
    if not lines:
        click.echo("Nobody has access yet. To give it: aboveboard access add CLIENT PERSON")
    for line in lines:
        click.echo(
            f"{line.client}  {line.person}  since {line.since}" + (f"  until {line.until}" if line.until else "")
        )
    return 0
