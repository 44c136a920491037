"""The preview of one client by MkDocs itself."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from reports.pages import RECORD_PAGES, VERSION_PAGES
from reports.site.content import Content
from reports.site.plugin import VARIABLE, AboveboardPlugin
from reports.site.provider import GROUP, PreviewSite, article_provider, provided_by
from tests.site.sample import BYTES, FILES, VERSIONS, WORDS, names, record, version


def preview(_: Path, client: str) -> PreviewSite:
    newest, shared = version(client, VERSIONS[-1]), record(client)
    articles = (*newest.articles, *shared.articles)
    return PreviewSite(
        Content(newest.folder, newest.title, names(client), articles, FILES, BYTES.__getitem__), WORDS, "2026-W47"
    )


@pytest.fixture(autouse=True)
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(VARIABLE, raising=False)
    with provided_by(preview):
        yield


def config(workspace: Path) -> MkDocsConfig:
    return load_config(str(workspace / "mkdocs.yml"))


def test_mkdocs_build_shows_one_client_whole(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "quay")
    build(config(workspace))
    built = workspace / "preview" / "mkdocs"
    pages = {path.parent.relative_to(built).as_posix() for path in built.rglob("index.html")}
    assert pages == {".", *VERSION_PAGES[1:], *RECORD_PAGES}
    assert 'href="../history/#v1"' in (built / "plan" / "index.html").read_text()
    assert {path.read_bytes() for path in (built / "files").iterdir()} == set(BYTES.values())
    assert (built / "stylesheets" / "print.css").is_file()


def test_nothing_else_of_the_theme_or_workspace_is_copied(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "quay")
    (workspace / "theme" / "blank" / "secret.md").write_text("no")
    build(config(workspace))
    endings = {path.suffix for path in (workspace / "preview").rglob("*") if path.is_file()}
    assert endings <= {".html", ".css", ".js", ".map", ".json", ".xml", ".gz", ".png", ".pdf"}
    assert not list((workspace / "preview").rglob("*secret*"))


@pytest.mark.parametrize(("chosen", "message"), [("", "Which client"), ("nobody", "no client 'nobody'")])
def test_without_a_client_the_ids_are_named(
    workspace: Path, chosen: str, message: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(VARIABLE, chosen)
    with pytest.raises(Abort):
        build(config(workspace))
    assert message in caplog.text
    assert "larkmoor, quay" in caplog.text


def test_settings_that_a_site_cannot_have_stop_the_preview(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(VARIABLE, "quay")
    with (workspace / "mkdocs.yml").open("a") as lines:
        lines.write("repo_url: https://example.com/repository\n")
    with pytest.raises(Abort):
        build(config(workspace))
    assert "repo_url: it makes the reader's browser contact another host" in caplog.text


def test_without_materials_search_the_preview_says_what_is_missing(
    workspace: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plugins = "plugins: [{aboveboard: {client: quay}}]"
    (workspace / "mkdocs.yml").write_text(f"site_name: x\ndocs_dir: theme/blank\n{plugins}\n")
    with pytest.raises(Abort):
        build(config(workspace))
    assert "theme: {name: material}" in caplog.text


def test_gh_deploy_is_refused() -> None:
    with pytest.raises(PluginError, match="for all to read"):
        AboveboardPlugin().on_startup(command="gh-deploy", dirty=False)


def test_serving_watches_the_logs(workspace: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(workspace))
    AboveboardPlugin().on_serve(server, config=config(workspace), builder=None)
    watched = {os.path.relpath(path, workspace) for path in server._watched_paths}
    server.server_close()
    assert watched == {"clients", "agency.yml", "theme"}


def test_somebody_offers_articles() -> None:
    with provided_by(preview):
        assert article_provider() is preview
    assert GROUP == "aboveboard.preview"
