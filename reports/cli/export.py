"""`export`: one client's whole record in a single archive, to hand over."""

from pathlib import Path

import click

from reports.cli.context import ClientId, Here, Progress, counted, from_here, refuse_source
from reports.cli.findings import show_problems


@click.command("export", epilog="Example: aboveboard export northwind --out northwind.zip")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.zip", help="Where to write. Default: CLIENT.zip.")
@click.pass_obj
def command(here: Here, client_id: str, out: Path | None) -> int:
    """Put all that was agreed with CLIENT into one archive, for the end of a contract.

    It holds the sealed site, which opens from a disk with the passphrases that there are, every wording of the
    agreement, who decided what, receipts with their signatures, the record of publications, and a README that tells how
    to verify them with ssh-keygen alone.
    """
    from reports.pipeline.export import export
    from reports.pipeline.report import Found

    root, progress = here.workspace, Progress()
    file = here.root / (out or f"{client_id}.zip")
    refuse_source(file, root)
    try:
        done = export(root, client_id, file, progress)
    except Found as found:
        progress.close()
        return show_problems(found.problems)
    finally:
        progress.close()
    receipts, publications = counted(done.receipts, "receipt"), counted(done.publications, "publication")
    click.echo(f"{from_here(done.file)}: {counted(done.files, 'file')}, {receipts}, {publications}")
    return 0
