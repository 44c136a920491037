"""`build`: the workspace becomes a sealed site, or a plain preview."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.building import run_build
from reports.cli.context import ClientId, Day, Here, counted, from_here, refuse_source
from reports.errors import UsageError

if TYPE_CHECKING:
    from reports.pipeline.report import BuiltClient, Report


@click.command("build", epilog="Example: aboveboard build --client northwind")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Only this client.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write. Default: site, or preview with --plain.")
@click.option(
    "--plain", is_flag=True, help="Write readable pages for preview, of the working copy. Never publish them."
)
@click.option("--portable", is_flag=True, help="Write pages that also open from a disk, without any host.")
@click.option("--as-of", type=Day(), metavar="DATE", help="With --plain: the day to measure on.")
@click.pass_obj
def command(
    here: Here, client_id: str | None, out: Path | None, as_of: date | None, *, plain: bool, portable: bool
) -> int:
    """Build the site of every client.

    Sealed pages come from what is committed, each version as it was then, and go to site/.
    """
    if as_of and not plain:
        raise UsageError("--as-of goes with --plain: a sealed page is measured on the day of its commit.")
    if plain and portable:
        raise UsageError("--portable makes sealed pages, --plain readable ones: choose one of them.")
    root = here.workspace
    folder = here.root / out if out else root / ("preview" if plain else "site")
    refuse_source(folder, root)
    if plain:
        from reports.pipeline.preview import build_plain

        return run_build(lambda progress: build_plain(root, folder, client_id, as_of, progress), _said)
    from reports.pipeline.sealed import build_sealed

    return run_build(lambda progress: build_sealed(root, folder, client_id, progress, portable=portable), _said)


def _said(report: "Report", client: "BuiltClient") -> str:
    place = from_here(report.out / client.address)
    return f"{client.id}: {counted(client.versions, 'version')}, {place}/"
