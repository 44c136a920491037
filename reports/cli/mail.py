"""`mail`: tells a client's people of what was published, by mail or in their channel, or writes the mails as files."""

from pathlib import Path

import click

from reports.cli.context import ClientId, Here, from_here, refuse_links, refuse_source
from reports.cli.findings import show_problems
from reports.errors import UsageError

_FOLDER = "mails"
_BUILT = ("site", "preview", "portfolio", "public")
_EXAMPLES = (
    "Examples: aboveboard mail northwind · aboveboard mail northwind --send --dry-run · "
    "aboveboard mail --send --push origin · aboveboard mail northwind --slack"
)


@click.command("mail", epilog=_EXAMPLES)
@click.argument("client_id", type=ClientId(), metavar="[CLIENT]", required=False)
@click.option("--to", "only", multiple=True, metavar="PERSON", help="Write to this person alone; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help=f"Where to write. Default: {_FOLDER}.")
@click.option("--send", is_flag=True, help="Send them by the server in ABOVEBOARD_SMTP_URL; each person is told once.")
@click.option("--slack", is_flag=True, help="Write in CLIENT's channel, at ABOVEBOARD_SLACK_URL_<CLIENT>, once.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be sent, and to whom. Nothing is sent.")
@click.option("--again", is_flag=True, help="Send also to whoever was told of this update already.")
@click.option("--push", "remote", metavar="REMOTE", help="Compare who was told with this remote, and push it there.")
@click.pass_obj
def command(  # noqa: PLR0913 -- one a parameter of the command line
    here: Here,
    client_id: str | None,
    only: tuple[str, ...],
    out: Path | None,
    *,
    send: bool,
    slack: bool,
    dry: bool,
    again: bool,
    remote: str | None,
) -> int:
    """Tell each of CLIENT's people whom `notices` in client.yml names that their new update is ready.

    Nothing is sent unless you say how, with --send or --slack: a mail a person is written as a file; open each in your
    mail program, read it, and send it. With --send or --slack, and without CLIENT, every client is told. Refused while
    the newest update is not published.
    """
    from reports.pipeline.report import Found

    ways = tuple(way for way, chosen in (("mail", send), ("slack", slack)) if chosen)
    _refuse_mixed(client_id, only, out, ways, more=dry or again or remote is not None)
    root = here.workspace
    try:
        if ways:
            from reports.cli.sending import send_all
            from reports.pipeline.once import How

            return send_all(root, client_id, only, ways, How(again, dry, remote))
        return _write_all(root, here.root / out if out else root / _FOLDER, client_id or "", only)
    except Found as found:
        return show_problems(found.problems)


def _refuse_mixed(
    client_id: str | None, only: tuple[str, ...], out: Path | None, ways: tuple[str, ...], *, more: bool
) -> None:
    if not ways and more:
        raise UsageError("--dry-run, --again and --push say how it is sent.", "Add --send or --slack.")
    if ways and out:
        raise UsageError("With --send or --slack no files are written.", "Leave them out, or --out.")
    if client_id is None and not ways:
        raise UsageError("Whose mails?", "Name a client: aboveboard mail CLIENT")
    if only and (client_id is None or ("mail" not in ways and ways)):
        raise UsageError("--to names a person of one client, who gets a mail.", "Name the client, too, and use --send.")


def _write_all(root: Path, folder: Path, client_id: str, only: tuple[str, ...]) -> int:
    from reports.pipeline.digest import digests
    from reports.pipeline.mail import mails

    _refuse(folder, root)
    known = digests(root)
    written = mails(known, known.of(client_id), only)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for mail in written:
        _write(folder / mail.name, mail.data)
        click.echo(f"{from_here(folder / mail.name)}: to {mail.to.name} <{mail.to.email}>")
    click.echo(f"\n{written[0].said}\nNot sent: open them in your mail program, or let --send do it.")
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
