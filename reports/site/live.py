"""One client of a workspace → its pages in `mkdocs serve`, made again while someone types; on loopback only."""

from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.exceptions import Abort, ConfigurationError

from reports.errors import Error
from reports.resources import theme_folder


def serve(root: Path, client_id: str, port: int) -> None:
    """Serve one client on 127.0.0.1 until Ctrl-C; Error where MkDocs cannot begin."""
    plugins = ["search", {"aboveboard": {"client": client_id}}]
    try:
        mkdocs_serve(
            config_file=str(root / "mkdocs.yml"),
            livereload=True,
            dev_addr=f"127.0.0.1:{port}",
            docs_dir=str(theme_folder() / "blank"),
            plugins=plugins,
        )
    except (Abort, ConfigurationError) as error:
        raise Error(f"The preview of {client_id} cannot be shown: {error}", "See mkdocs.yml.") from error
