"""`overview`: how all clients stand, for the agency alone: on a terminal, for programs, or as a sealed site."""

import json
import shutil
from datetime import date
from pathlib import Path

import click

from reports.cli.building import run_build
from reports.cli.context import Day, Here, Progress, from_here, refuse_source, show_lines
from reports.cli.findings import show_problems
from reports.errors import UsageError

_WIDTH = 100
"""How many columns there are where nobody says."""


@click.command("overview", epilog="Examples: aboveboard overview · aboveboard overview --format json")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day to look from. Default: today, where the client is.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--site", is_flag=True, help="Build the agency's own sealed site instead, of what is committed.")
@click.option("--out", type=click.Path(path_type=Path), help="With --site: where to write. Default: portfolio.")
@click.pass_obj
def command(here: Here, as_of: date | None, form: str, out: Path | None, *, site: bool) -> int:
    """Show how all clients stand, the most worrying first: the working copy, as of today.

    Private dates stand in it: it is for the agency alone. Exit 0, or 1 where files have errors.
    """
    if site:
        if as_of or form != "text":
            raise UsageError("--as-of and --format are for the terminal: the site looks from the day of its commit.")
        return _build(here, out)
    if out:
        raise UsageError("--out goes with --site: the terminal writes no files.")
    return _show(here, as_of, form)


def _show(here: Here, as_of: date | None, form: str) -> int:
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


def _build(here: Here, out: Path | None) -> int:
    from reports.pipeline.sealed_portfolio import build_portfolio

    root = here.workspace
    folder = here.root / out if out else root / "portfolio"
    refuse_source(folder, root)
    return run_build(
        lambda progress: build_portfolio(root, folder, progress),
        lambda report, site: f"The portfolio, of what is committed: {from_here(report.out / site.address)}/",
    )
