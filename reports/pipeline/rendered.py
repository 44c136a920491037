"""What the rendering process hands to the sealing process: one client's pages and files, as a line of JSON.

JSON and not pickle: the rendering process runs MkDocs and its hooks, and may hand over data, never code.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.pages.article import Article, Heading
from reports.source import FileInfo


@dataclass(frozen=True, slots=True)
class RenderedVersion:
    """One version's articles. `folder` is the period's name, `files` the published files that its pages name."""

    folder: str
    articles: tuple[Article, ...]
    files: tuple[FileInfo, ...]


@dataclass(frozen=True, slots=True)
class RenderedClient:
    """Everything of one client that is sealed: versions oldest first, the record, and files' bytes by SHA-256 in hex.

    `commits` counts first-parent commits that touched what this site is made of, `changed_at` is the committer time of
    the last of them (seconds since 1970), `next_update` the promised day of the next update as YYYY-MM-DD or None.
    """

    id: str
    name: str
    language: str
    address: str | None
    commits: int
    changed_at: int
    next_update: str | None
    versions: tuple[RenderedVersion, ...]
    record: tuple[Article, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """Texts of the workspace that may stand nowhere in a published folder, and texts that are public by choice."""

    secret: tuple[str, ...]
    public: tuple[str, ...]

    def __repr__(self) -> str:
        """Return how many there are, and none of them."""
        return f"KnownTexts({len(self.secret)} secret, {len(self.public)} public)"


def client_to_line(client: RenderedClient) -> str:
    """Return the client as one line of JSON."""
    return json.dumps(
        {
            "kind": "client",
            "id": client.id,
            "name": client.name,
            "language": client.language,
            "address": client.address,
            "commits": client.commits,
            "changed_at": client.changed_at,
            "next_update": client.next_update,
            "versions": [
                {
                    "folder": version.folder,
                    "articles": [_article(article) for article in version.articles],
                    "files": [_file(info) for info in version.files],
                }
                for version in client.versions
            ],
            "record": [_article(article) for article in client.record],
            "files": {digest: b64encode(data).decode() for digest, data in client.files.items()},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def client_from(line: Mapping[str, Any]) -> RenderedClient:
    """Return the client that a line of JSON holds."""
    return RenderedClient(
        id=line["id"],
        name=line["name"],
        language=line["language"],
        address=line["address"],
        commits=line["commits"],
        changed_at=line["changed_at"],
        next_update=line["next_update"],
        versions=tuple(
            RenderedVersion(
                version["folder"],
                tuple(_to_article(article) for article in version["articles"]),
                tuple(FileInfo(*info) for info in version["files"]),
            )
            for version in line["versions"]
        ),
        record=tuple(_to_article(article) for article in line["record"]),
        files={digest: b64decode(data) for digest, data in line["files"].items()},
    )


def _article(article: Article) -> list[Any]:
    headings = [[heading.id, heading.name] for heading in article.headings]
    return [article.folder, article.name, article.title, article.html, article.heading, headings]


def _to_article(line: list[Any]) -> Article:
    folder, name, title, html, heading, headings = line
    return Article(folder, name, title, html, heading, tuple(Heading(*found) for found in headings))


def _file(info: FileInfo) -> list[Any]:
    return [info.name, info.sha256, info.is_image, info.width, info.height]
