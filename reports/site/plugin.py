"""The MkDocs plugin `aboveboard`: `mkdocs serve` and `mkdocs build` in a workspace show one client, in plain."""

import os
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from reports.errors import Error
from reports.site.documents import Documents
from reports.site.mkdocs_config import read_settings
from reports.site.provider import article_provider
from reports.source import find_workspace

VARIABLE = "ABOVEBOARD_CLIENT"


class AboveboardConfig(Config):
    """The plugin's options: the client to show, else the environment's ABOVEBOARD_CLIENT."""

    client = Optional(Type(str))


class AboveboardPlugin(BasePlugin[AboveboardConfig]):
    """Hands one client's newest version to MkDocs. Its pages are open to read, so they are for previews only."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Refuse to publish in plain."""
        if command == "gh-deploy":
            raise PluginError("gh-deploy would publish a client's pages for all to read. Use `aboveboard build`.")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read mkdocs.yml as a site needs it, and make the client's articles afresh."""
        root = Path(config.config_file_path).parent
        try:
            settings = read_settings(Path(config.config_file_path))
            client = self._client(root)
            _need_search(config)
            site = article_provider()(root, client)
        except Error as error:
            raise PluginError(f"{error.message}\n{error.hint}") from error
        self._documents = Documents(root, settings, site)
        self._documents.configure(config)
        if Path(config.site_dir) == root / "site":
            config.site_dir = str(root / "preview" / "mkdocs")  # site/ holds sealed files only
        return config

    def _client(self, root: Path) -> str:
        known = find_workspace(root).client_ids
        chosen = self.config.client or os.environ.get(VARIABLE, "")
        if chosen in known:
            return chosen
        wrong = f"There is no client {chosen!r}." if chosen else "Which client is to be shown?"
        raise Error(wrong, f"Set {VARIABLE} or the plugin's option `client` to one of: {', '.join(known)}.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the client's pages and files, and drop of the theme what pages do not use."""
        return self._documents.files(files, config)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Let pages know their neighbours."""
        self._documents.navigation(nav)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:  # noqa: ARG002 -- there is no Markdown
        """Give the page its article."""
        return self._documents.content(page)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> None:
        """Build again whenever a file of the workspace changes."""
        root = Path(config.config_file_path).parent
        for name in ("clients", "agency.yml", "theme"):
            if (root / name).exists():
                server.watch(str(root / name))


def _need_search(config: MkDocsConfig) -> None:
    if "material/search" not in config.plugins:
        raise Error(
            "The preview lacks Material's search.", "Write `theme: {name: material}` and name the plugin `search`."
        )
