"""`serve`: one client in plain, live while typing; or a built folder, as a host would serve it."""

from pathlib import Path

import click

from reports.cli.context import ClientId, Here
from reports.cli.findings import show_problems
from reports.errors import UsageError


@click.command("serve", epilog="Examples: aboveboard serve northwind · aboveboard serve --site build/demo/site")
@click.argument("client_id", type=ClientId(), metavar="[CLIENT]", required=False)
@click.option("--site", type=click.Path(path_type=Path), help="Serve this built folder instead.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.pass_obj
def command(here: Here, client_id: str | None, site: Path | None, port: int) -> int:
    """Show CLIENT's site in plain, live while you type; with --site, a built folder.

    Only this machine can reach it. Ctrl-C ends it.
    """
    if (client_id is None) == (site is None):
        raise UsageError("Say which client, or which built folder with --site.", "aboveboard serve --help")
    if site:
        return _serve_folder(here.root / site, port)
    return _serve_client(here.root, str(client_id), port)


def _serve_client(root: Path, client_id: str, port: int) -> int:
    from reports.cli.static_server import usable_port
    from reports.pipeline.preview import serve_client
    from reports.pipeline.report import Found

    free = usable_port(port)
    try:
        serve_client(root, client_id, free, lambda: click.echo(f"http://127.0.0.1:{free}/  (Ctrl-C ends it)"))
    except Found as found:
        return show_problems(found.problems)
    return 0


def _serve_folder(folder: Path, port: int) -> int:
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", "Build it first: aboveboard build")
    from reports.cli.static_server import static_server

    with static_server(folder, port) as server:
        click.echo(f"http://127.0.0.1:{server.server_port}/  (Ctrl-C ends it)")
        for client in sorted(path.parent.name for path in folder.glob("*/index.html")):
            click.echo(f"  http://127.0.0.1:{server.server_port}/{client}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Ended.")
    return 0
