"""`schema`: what an editor needs to complete, explain and check a client's files."""

from pathlib import Path

import click

from reports.cli.context import Here, counted, refuse_links
from reports.schemas import SCHEMAS, schemas, write_into


@click.command("schema", epilog="Example: aboveboard schema")
@click.argument("kind", type=click.Choice(list(schemas())), required=False, metavar="[KIND]")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write into this folder. Default: schemas/ of the workspace.",
)
@click.pass_obj
def command(here: Here, kind: str | None, out: Path | None) -> int:
    """Write a JSON Schema of each kind of file, or print that of one KIND: agency, client, update and others.

    A file whose first line is `# yaml-language-server: $schema=../../../schemas/update.json`, relative to the file, is
    completed, explained and checked while you type.
    """
    if kind:
        if out:
            raise click.UsageError("Say either which one to print, or where to write all.")
        click.echo(schemas()[kind].decode(), nl=False)
        return 0
    folder = here.root / out if out else here.workspace / SCHEMAS
    if not out:
        refuse_links(folder.parent, f"{SCHEMAS}/")
    written = write_into(folder)
    said = f"{counted(len(written), 'file')} written" if written else "all are up to date"
    click.echo(f"{folder}: {said}.")
    return 0
