"""What the rendering process hands to the sealing process: one client's pages and files, as a line of JSON.

JSON and not pickle: the rendering process runs MkDocs and its hooks, and may hand over data, never code.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.notify import Facts, Told
from reports.pages.article import Article, Heading
from reports.publish import Chain
from reports.site.compose import Imprint
from reports.site.content import Content
from reports.source import FileInfo


@dataclass(frozen=True, slots=True)
class RenderedFolder:
    """The articles of one folder, a version's or the record's. `files` are the published files that its pages name.

    `folder` is the period's name or `all`; `title` names the version to readers; the imprint stands around its pages.
    The record has the `calendar`, too.
    """

    folder: str
    title: str
    imprint: Imprint
    articles: tuple[Article, ...]
    files: tuple[FileInfo, ...] = ()
    calendar: bytes = b""

    def content(self, bytes_by_digest: Mapping[str, bytes]) -> Content:
        """Return the folder as the site takes it, the bytes of files found by SHA-256."""
        files = {info.name: info for info in self.files}
        return Content(
            folder=self.folder,
            title=self.title,
            imprint=self.imprint,
            articles=self.articles,
            files=files,
            read=lambda name: bytes_by_digest[files[name].sha256],
            calendar=self.calendar,
        )


@dataclass(frozen=True, slots=True)
class RenderedClient:
    """Everything of one client that is sealed: versions oldest first, the record, and files' bytes by SHA-256 in hex.

    `commits` counts first-parent commits that touched what this site is made of, `changed_at` is the committer time of
    the last of them (seconds since 1970), `next_update` the promised day of the next update as YYYY-MM-DD or None.
    `uncommitted` are files that the working copy has otherwise; `ledger` is what was
    published before. `source` is the commit that was rendered,
    `committed_at` its committer time, `in_force` the digest of the agreement in force. `facts` are there where
    a calendar and a feed lie open for all, `told` where these say more than the facts.
    """

    id: str
    name: str
    language: str
    address: str | None
    commits: int
    changed_at: int
    next_update: str | None
    versions: tuple[RenderedFolder, ...]
    record: RenderedFolder
    files: Mapping[str, bytes]
    uncommitted: tuple[str, ...] = ()
    ledger: Chain | None = None
    source: str = ""
    committed_at: int = 0
    in_force: str | None = None
    facts: Facts | None = None
    told: Told | None = None


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
            "versions": [_folder(version) for version in client.versions],
            "record": _folder(client.record),
            "files": {digest: b64encode(data).decode() for digest, data in client.files.items()},
            "uncommitted": client.uncommitted,
            "ledger": client.ledger.to_json() if client.ledger else None,
            "source": client.source,
            "committed_at": client.committed_at,
            "in_force": client.in_force,
            "facts": client.facts.to_json() if client.facts else None,
            "told": client.told.to_json() if client.told else None,
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
        versions=tuple(_to_folder(version) for version in line["versions"]),
        record=_to_folder(line["record"]),
        files={digest: b64decode(data) for digest, data in line["files"].items()},
        uncommitted=tuple(line["uncommitted"]),
        ledger=Chain.from_json(line["id"], line["ledger"]) if line["ledger"] else None,
        source=line["source"],
        committed_at=line["committed_at"],
        in_force=line["in_force"],
        facts=Facts.from_json(line["facts"]) if line["facts"] else None,
        told=Told.from_json(line["told"]) if line["told"] else None,
    )


def page_line(folder: RenderedFolder, article: Article) -> list[Any]:
    """Return all that one page says to its reader, what stands around it included, as JSON has it."""
    return [folder.title, folder.imprint.client, folder.imprint.footer, _article(article)]


def _folder(folder: RenderedFolder) -> list[Any]:
    articles = [_article(article) for article in folder.articles]
    files = [[info.name, info.sha256, info.is_image, info.width, info.height] for info in folder.files]
    calendar = folder.calendar.decode()
    return [folder.folder, folder.title, folder.imprint.client, folder.imprint.footer, articles, files, calendar]


def _to_folder(line: list[Any]) -> RenderedFolder:
    folder, title, client, footer, articles, files, calendar = line
    return RenderedFolder(
        folder=folder,
        title=title,
        imprint=Imprint(client, footer),
        articles=tuple(_to_article(article) for article in articles),
        files=tuple(FileInfo(*info) for info in files),
        calendar=calendar.encode(),
    )


def _article(article: Article) -> list[Any]:
    headings = [[heading.id, heading.name] for heading in article.headings]
    return [article.folder, article.name, article.title, article.html, article.heading, headings]


def _to_article(line: list[Any]) -> Article:
    folder, name, title, html, heading, headings = line
    return Article(folder, name, title, html, heading, tuple(Heading(*found) for found in headings))
