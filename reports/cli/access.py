"""`access`: who may open a client's site, and the agency's own."""

from datetime import date

import click

from reports.cli.context import ClientId, Day, Here
from reports.errors import UsageError
from reports.problems import shown


@click.group("access", epilog="Example: aboveboard access add northwind sponsor --until 2027-09-01")
def command() -> None:
    """Say who may open a client's site, or the portfolio: init, add, list."""


@command.command("init", epilog="Example: aboveboard access init")
@click.pass_obj
def init(here: Here) -> int:
    """Make the agency's key, once. Print the recovery form on paper, and keep it."""
    from reports.access import init as make_key

    click.echo(make_key(here.workspace))
    return 0


@command.command("add", epilog="Example: aboveboard access add northwind sponsor --until 2027-09-01")
@click.argument("client_id", type=ClientId(), metavar="CLIENT", required=False)
@click.argument("person", required=False)
@click.option("--portfolio", "colleague", metavar="PERSON", help="Someone of agency.yml's team, for the portfolio.")
@click.option(
    "--until",
    type=Day(),
    metavar="DATE",
    help="Last day of access: kept and listed; nothing ends by itself.",
)
@click.pass_obj
def add(here: Here, client_id: str | None, person: str | None, colleague: str | None, until: date | None) -> int:
    """Give PERSON (an id from client.yml) access to CLIENT's site. The passphrase is shown once.

    With --portfolio, someone of the agency's team gets access to the agency's view of all its clients.
    """
    from reports.access import access_name
    from reports.access import add as grant
    from reports.model.values import PORTFOLIO

    site, who = (PORTFOLIO, colleague) if colleague and not client_id else (client_id, person)
    if not site or not who or (colleague and client_id):
        raise UsageError(
            "Say which client and which person, or --portfolio and a colleague.", "aboveboard access add --help"
        )
    passphrase = grant(here.workspace, site, who, until)
    opens = "the portfolio" if site == PORTFOLIO else f"the site of {site}"
    click.echo(f"{who} may now open {opens}, from the next build on. Their passphrase, shown only once:")
    click.echo(f"\n    {passphrase}\n")
    click.echo("Tell it by phone or in person, not in the mail that holds the address.")
    click.echo(f"Then commit {access_name(site)}.")
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
            f"{shown(line.client)}  {line.person}  since {line.since}" + (f"  until {line.until}" if line.until else "")
        )
    return 0
