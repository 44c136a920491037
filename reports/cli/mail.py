"""`mail`: e-mails that tell a client's people of what was published, as files to send."""

from pathlib import Path

import click

from reports.cli.context import ClientId, Here, from_here, refuse_links, refuse_source
from reports.cli.findings import show_problems
from reports.errors import UsageError

_FOLDER = "mails"
_BUILT = ("site", "preview", "portfolio", "public")


@click.command("mail", epilog="Examples: aboveboard mail northwind · aboveboard mail northwind --to sponsor")
@click.argument("client_id", type=ClientId(), metavar="CLIENT")
@click.option("--to", "only", multiple=True, metavar="PERSON", help="Write to this person alone; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help=f"Where to write. Default: {_FOLDER}.")
@click.pass_obj
def command(here: Here, client_id: str, only: tuple[str, ...], out: Path | None) -> int:
    """Write an e-mail to each of CLIENT's people whom `notices` in client.yml names: their new update is ready.

    Nothing is sent: open each file in your mail program, read it, and send it. Refused while the newest update is not
    published.
    """
    from reports.pipeline.mail import mails
    from reports.pipeline.report import Found

    root = here.workspace
    folder = here.root / out if out else root / _FOLDER
    _refuse(folder, root)
    try:
        written = mails(root, client_id, only)
    except Found as found:
        return show_problems(found.problems)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for mail in written:
        _write(folder / mail.name, mail.data)
        click.echo(f"{from_here(folder / mail.name)}: to {mail.to.name} <{mail.to.email}>")
    click.echo(f"\n{written[0].said}\nNot sent: open them in your mail program.")
    return 0


def _refuse(folder: Path, root: Path) -> None:
    """Refuse a folder that is, or will be, published: mails hold people's addresses, and may say what is sealed."""
    refuse_source(folder, root)
    refuse_links(root, _FOLDER)
    whole = folder.resolve()
    marked = [place for place in (whole, *whole.parents) if (place / ".aboveboard").is_file()]
    if marked or any(whole.is_relative_to(root / name) for name in _BUILT):
        raise UsageError(f"{folder} lies in a site that is built.", "Choose another folder with --out.")


def _write(file: Path, data: bytes) -> None:
    """Write a file that its owner alone can read."""
    file.unlink(missing_ok=True)
    file.touch(mode=0o600, exist_ok=False)
    file.write_bytes(data)
