"""A rendered client and its keys → the files that lie open for all, as far as the agency chose: a calendar, a feed.

At `plain` they are made here of the facts alone, and nothing that rendering wrote can come in. Their folder's name is
made of the content key: readers find it on their pages, and with new keys for everybody it is another.
"""

from dataclasses import replace

from markupsafe import Markup

from reports.notify import Addresses, calendar, feed, tell_plainly
from reports.pages.article import SUBSCRIBE
from reports.pipeline.rendered import RenderedClient, RenderedFolder
from reports.pipeline.strangers import strangers
from reports.pipeline.working_copy import Checked
from reports.protect import ClientKeys, crypto
from reports.protect.identity import SealedIdentity
from reports.protect.keys import open_folder
from reports.protect.proof import OpenFiles
from reports.protect.text_search import TextSearch
from reports.words import Words

CALENDAR, FEED = "calendar.ics", "feed.xml"
_LINKS = Markup(
    '<p class="ab-screen">{said} <a href="#" data-subscribe="{folder}/{calendar}">{of_calendar}</a> · '
    '<a href="#" data-subscribe="{folder}/{feed}">{of_feed}</a></p>'
)


def open_files(
    client: RenderedClient, copy: Checked, keys: ClientKeys, identity: SealedIdentity, address: str
) -> OpenFiles:
    """Return the files by path below the client's root; none where the agency wants nothing to lie open."""
    if client.facts is None:
        return OpenFiles()
    agency = copy.agency
    told = client.told or tell_plainly(client.facts, agency.name, Words(client.language))
    home = f"{agency.site.rstrip('/')}/{address}/" if agency.site else "../"
    addresses = Addresses(home, lambda key: crypto.mac(keys.address, b"open\0" + key.encode()), identity.folder)
    folder = open_folder(keys.content)
    files = {f"{folder}/{CALENDAR}": calendar(told, addresses), f"{folder}/{FEED}": feed(told, addresses)}
    return OpenFiles(files, TextSearch(strangers(copy, client.id)))


def with_subscriptions(client: RenderedClient, keys: ClientKeys) -> RenderedClient:
    """Return the client with links to these files at the end of its pages, for readers to subscribe."""
    if client.facts is None:
        return client
    words = Words(client.language)
    links = _LINKS.format(
        said=words("ending.subscribe"),
        folder=open_folder(keys.content),
        calendar=CALENDAR,
        of_calendar=words("ending.subscribe.calendar"),
        feed=FEED,
        of_feed=words("ending.subscribe.feed"),
    )
    versions = tuple(_linked(folder, links) for folder in client.versions)
    return replace(client, versions=versions, record=_linked(client.record, links))


def _linked(folder: RenderedFolder, links: str) -> RenderedFolder:
    articles = (replace(article, html=article.html.replace(SUBSCRIBE, links)) for article in folder.articles)
    return replace(folder, articles=tuple(articles))
