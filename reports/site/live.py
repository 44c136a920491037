"""A workspace and a client's id → the client's newest version on a local address, made again at every change."""

from pathlib import Path

from mkdocs.commands import serve as mkdocs_serve

from reports.errors import UsageError
from reports.resources import theme_folder
from reports.site.mkdocs_config import read_settings


def serve(root: Path, client_id: str, port: int) -> None:
    """Run MkDocs' own server on 127.0.0.1 until Ctrl-C; other computers cannot reach it.

    Raises:
        UsageError: the workspace has no mkdocs.yml.
        Refused: mkdocs.yml says what `read_settings` refuses; asked first, since MkDocs would run what stands in it.
    """
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise UsageError("There is no mkdocs.yml beside agency.yml.", "`aboveboard demo` writes one to start from.")
    read_settings(file)
    mkdocs_serve.serve(
        str(file),
        dev_addr=f"127.0.0.1:{port}",
        docs_dir=str(theme_folder() / "blank"),
        plugins={"search": {}, "aboveboard": {"client": client_id}},  # a list would be used up by the first build
    )
