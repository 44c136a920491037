"""`demo`: an invented agency with months of history, its sealed site and its own portfolio."""

from pathlib import Path
from shutil import which

import click

from reports.cli.context import Here, Progress, called_as, counted
from reports.errors import Error


@click.command("demo", epilog="Example: aboveboard demo build/demo --clients 5 --weeks 26")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--clients", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many clients.")
@click.option("--weeks", type=click.IntRange(1, 300), default=26, show_default=True, help="How many weeks of history.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another agency.")
@click.pass_obj
def command(here: Here, directory: Path, clients: int, weeks: int, seed: int) -> int:
    """Make an invented agency in DIR, a real git repository, with its clients' site and its own portfolio.

    The same words make the same bytes on every run.
    """
    if which("git") is None:
        raise Error("git cannot be run.", "Install git, and see that `git --version` works.")
    from reports.demo import make_demo
    from reports.pipeline.sealed import build_sealed
    from reports.pipeline.sealed_portfolio import build_portfolio

    root = (here.root / directory).resolve()
    progress = Progress()
    try:
        make_demo(root, clients=clients, weeks=weeks, seed=seed, progress=progress)
        report = build_sealed(root, root / "site", None, progress)
        portfolio = build_portfolio(root, root / "portfolio", progress)
    finally:
        progress.close()
    shown = directory if not directory.is_absolute() else root
    click.echo(f"{counted(len(report.clients), 'client')} in {shown / 'site'}:")
    for client in report.clients:
        click.echo(f"  {client.id}: {counted(client.versions, 'version')} at /{client.address}/")
    for own in portfolio.clients:
        click.echo(f"The agency's own view of them in {shown / 'portfolio'}: at /{own.address}/")
    click.echo(f"Passphrases: {shown / 'passphrases.json'}")
    click.echo(f"To look at it: {called_as()} serve --site {shown / 'site'}")
    return 0
