"""A rendered client and its keys → the files that lie open for all, as far as the agency chose: a calendar, a feed.

At `plain` they are made here of the facts alone, and nothing that rendering wrote can come in. Their folder's name is
made of the content key: readers find it on their pages, and with new keys for everybody it is another.
"""

from dataclasses import replace

from markupsafe import Markup, escape

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
_LINK = Markup('<a href="#" data-subscribe="{}/{}">{}</a>')
_LINKS = Markup('<p class="ab-screen">{}</p>')


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
    words, folder = Words(client.language), open_folder(keys.content)
    to_calendar = _LINK.format(folder, CALENDAR, words("ending.subscribe.calendar"))
    to_feed = _LINK.format(folder, FEED, words("ending.subscribe.feed"))
    said = escape(words("ending.subscribe")).format(calendar=to_calendar, feed=to_feed)
    links = _LINKS.format(said)
    versions = tuple(_linked(folder, links) for folder in client.versions)
    return replace(client, versions=versions, record=_linked(client.record, links))


def _linked(folder: RenderedFolder, links: str) -> RenderedFolder:
    articles = (replace(article, html=article.html.replace(SUBSCRIBE, links)) for article in folder.articles)
    return replace(folder, articles=tuple(articles))
