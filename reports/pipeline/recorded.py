"""A rendered client beside its ledger → what the site carries of it: head codes in pages, and the list for browsers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version

from markupsafe import escape

from reports.pages.article import LEDGER_CODE, RECORD
from reports.pipeline.rendered import RenderedClient, RenderedFolder, page_line
from reports.publish import Chain, Content, digest_of
from reports.site.site_files import Kind, SiteFile
from reports.words import Words

LEDGER = f"{RECORD}/ledger.bin"


@dataclass(slots=True)
class Ledgers:
    """The ledgers of all clients. Where the build `is_publication`, what is new in it becomes an entry."""

    chains: dict[str, Chain] = field(default_factory=dict)
    is_publication: bool = False

    def follow(self, client: RenderedClient, epoch: int) -> Chain:
        """Return a client's ledger as its site tells it."""
        chain = self.chains.get(client.id) or client.ledger or Chain(client.id)
        if self.is_publication:
            chain = self.chains[client.id] = chain.followed(content_of(client, epoch), version("aboveboard"))
        return chain


def content_of(client: RenderedClient, epoch: int) -> Content:
    """Return what an entry says of a client's site; pages count as they are without their head codes."""
    folders = (*client.versions, client.record)
    return Content(
        version=client.versions[-1].folder,
        source=client.source,
        time=datetime.fromtimestamp(client.committed_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        epoch=epoch,
        in_force=client.in_force,
        articles={name: digest for folder in folders for name, digest in _digests(folder)},
    )


def _digests(folder: RenderedFolder) -> Iterator[tuple[str, str]]:
    for article in folder.articles:
        yield f"{folder.folder}/{article.name}", digest_of(page_line(folder, article))
    yield from ((f"{folder.folder}/{info.name}", f"sha256:{info.sha256}") for info in folder.files)


def with_codes(client: RenderedClient, chain: Chain) -> RenderedClient:
    """Return the client with a head code at the end of each page that was published."""
    codes, words = chain.codes(), Words(client.language)
    versions = tuple(stamped(folder, codes, words) for folder in client.versions)
    return replace(client, versions=versions, record=stamped(client.record, codes, words))


def ledger_file(chain: Chain) -> SiteFile:
    """Return the list by which a browser sees that what it saw before is still there, oldest first."""
    listed = json.dumps([entry.line() for entry in chain.entries], separators=(",", ":"), sort_keys=True)
    return SiteFile(LEDGER, listed.encode(), compress=True, kind=Kind.VERSIONS)


def stamped(folder: RenderedFolder, codes: Mapping[str, str], words: Words) -> RenderedFolder:
    """Return a folder with its head code at the end of each page, where it was published."""
    code = codes.get(folder.folder)
    said = escape(" " + words("ending.code", code=code)) if code else ""
    articles = (replace(article, html=article.html.replace(LEDGER_CODE, said)) for article in folder.articles)
    return replace(folder, articles=tuple(articles))
