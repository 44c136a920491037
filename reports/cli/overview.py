"""`overview`: how all clients stand, for the agency alone."""

import json
import shutil
from datetime import date

import click

from reports.cli.context import Day, Here, Progress, show_lines
from reports.cli.findings import show_problems

_WIDTH = 100
"""How many columns there are where nobody says."""


@click.command("overview", epilog="Example: aboveboard overview --format json")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day to look from. Default: today, where the client is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(here: Here, as_of: date | None, form: str) -> int:
    """Show how all clients stand, the most worrying first: the working copy, as of today.

    Private dates stand in it: it is for the agency alone. Exit 0, or 1 where files have errors.
    """
    from reports.cli.overview_json import overview_json
    from reports.cli.overview_text import overview_lines
    from reports.pipeline.portfolio import working_portfolio

    progress = Progress()
    try:
        found = working_portfolio(here.root, as_of, progress)
    finally:
        progress.close()
    if form == "json":
        click.echo(json.dumps(overview_json(found.agency, found.portfolio), ensure_ascii=False, indent=2))
    else:
        width = shutil.get_terminal_size((_WIDTH, 24)).columns
        show_lines(overview_lines(found.agency, found.portfolio, width))
    for note in found.notes:
        click.echo(f"note: {note}", err=True)
    return show_problems(found.problems, err=True)
