"""`publish`: the sealed site goes to a folder or a branch, and what was published goes on record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here, Progress, counted, from_here, refuse_source
from reports.cli.findings import show_problems
from reports.errors import UsageError

if TYPE_CHECKING:
    from reports.pipeline.publishing import Published


@click.command("publish", epilog="Examples: aboveboard publish --push origin · aboveboard publish --branch gh-pages")
@click.argument("client_id", type=ClientId(), metavar="[CLIENT]", required=False)
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write. Default: site.")
@click.option("--branch", metavar="NAME", help="Put the site onto this branch instead; your files stay as they are.")
@click.option("--push", "remote", metavar="REMOTE", help="Push the record, and the branch, to this remote.")
@click.pass_obj
def command(here: Here, client_id: str | None, out: Path | None, branch: str | None, remote: str | None) -> int:
    """Build the sealed site of every client, or of CLIENT, and put on record what was published.

    Each publication that says something new is a tag, published/CLIENT/NUMBER, that names the one before: its head code
    stands on the pages. Refused is what would publish something unfinished, or change what was published unseen.
    """
    if branch and (out or client_id):
        raise UsageError("A branch holds the whole site: --branch goes without --out and without CLIENT.")
    from reports.pipeline.publishing import publish, publish_branch
    from reports.pipeline.report import Found

    root, progress = here.workspace, Progress()
    folder = here.root / out if out else root / "site"
    refuse_source(folder, root)
    try:
        if branch:
            done = publish_branch(root, branch, remote, progress)
        else:
            done = publish(root, folder, client_id, remote, progress)
    except Found as found:
        progress.close()
        return show_problems(found.problems)
    finally:
        progress.close()
    _tell(done, branch, remote)
    return 0


def _tell(done: "Published", branch: str | None, remote: str | None) -> None:
    for note in done.report.notes:
        click.echo(f"note: {note}", err=True)
    for entry in done.new:
        click.echo(f"{entry.client}: publication {entry.seq}, {entry.version}, head code {entry.code}")
    for entry in done.unchanged:
        click.echo(f"{entry.client}: nothing changed since publication {entry.seq}, head code {entry.code}")
    if branch:
        click.echo(f"The branch {branch} {'holds the new site' if done.branch_changed else 'held this site already'}.")
    else:
        click.echo(f"{counted(len(done.report.clients), 'site')} in {from_here(done.report.out)}/")
    if remote:
        click.echo(f"Pushed to {remote}.")
    elif done.new:
        click.echo("Not pushed yet: --push REMOTE puts the record beside your source.")
