"""What is told → an Atom feed (RFC 4287), the same bytes for the same words.

Written with the standard library: feeds are a dozen elements, ElementTree escapes every text, and the libraries that
write them bring lxml along.
"""

from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reports.notify.addresses import Addresses
from reports.notify.told import Post, Told

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"


def feed(told: Told, addresses: Addresses) -> bytes:
    """Return the feed; its ids stay the same when titles and days do not."""
    root = Element("feed", {"xmlns": _ATOM, _LANGUAGE: told.language})
    _text(root, "id", addresses.uuid("feed").urn)
    _text(root, "title", told.title)
    _text(root, "updated", _moment(max((post.changed for post in told.posts), default=told.as_of)))
    _text(SubElement(root, "author"), "name", told.agency)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": addresses.home})
    for post in told.posts:
        _entry(SubElement(root, "entry"), post, addresses)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(entry: Element, post: Post, addresses: Addresses) -> None:
    _text(entry, "id", addresses.uuid(f"post/{post.key}").urn)
    _text(entry, "title", post.title)
    _text(entry, "published", _moment(post.on))
    _text(entry, "updated", _moment(post.changed))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": addresses.of(post.key)})
    _text(entry, "content", post.text or post.title)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
