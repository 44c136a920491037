"""`brief`: one sheet of paper about one client, as a PDF to send."""

import tempfile
from pathlib import Path

import click

from reports.cli.context import ClientId, Here, from_here, refuse_source


@click.command("brief", epilog="Example: aboveboard brief northwind --pdf northwind.pdf")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option(
    "--pdf", type=click.Path(path_type=Path), metavar="FILE", help="Where to write. Default: CLIENT-PERIOD.pdf."
)
@click.option(
    "--browser", metavar="PROGRAM", help="The Chromium, Chrome or Edge to print with. Default: one that is here."
)
@click.pass_obj
def command(here: Here, client_id: str, pdf: Path | None, browser: str | None) -> int:
    """Print the Brief of CLIENT's newest committed version: one A4 sheet for whoever decides there.

    The PDF is not sealed: whoever has the file can read it.
    """
    from reports.pipeline.brief import brief_document, brief_pdf
    from reports.pipeline.chromium import find_browser

    root, program = here.workspace, find_browser(browser)
    if pdf:
        refuse_source(here.root / pdf, root)
    document = brief_document(root, client_id)
    file = here.root / (pdf or f"{client_id}-{document.period}.pdf")
    _write(file, brief_pdf(document, program))
    click.echo(f"{from_here(file)}: one sheet, as of {document.as_of}")
    return 0


def _write(file: Path, data: bytes) -> None:
    """Write a file that only its owner can read, or nothing: what was there stays until all is."""
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".brief-") as place:
        half = Path(place) / "half"
        half.touch(mode=0o600)
        half.write_bytes(data)
        half.replace(file)
