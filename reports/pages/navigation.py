"""The pages there are, and a filled template → the article of one of them."""

import re

from markupsafe import Markup

from reports.model import Client
from reports.pages.article import Article, Heading
from reports.pages.blanks import in_its_language
from reports.pages.template import render, trusted
from reports.words import Words

FIRST_FOLDER = "start"
"""The folder of the version that there is before the first update."""

_WITHOUT_CONTENTS = frozenset({"now", "plan", "budget", "brief", "portfolio"})  # they need the width
_HEADING = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_FIRST = re.compile(r'<h1[^>]* id="([^"]+)"')


def version_folder(client: Client) -> str:
    """Return the folder of a client's version: the name of its newest period."""
    return client.newest.period.name if client.newest else FIRST_FOLDER


def article(folder: str, name: str, words: Words, values: dict[str, object]) -> Article:
    """Fill a page's template and read its headings off, so that they are said once, in the template."""
    title = words(f"nav.{name}")
    html = in_its_language(render(f"{name}.html.j2", words, values | {"title": title, "name": name}), words)
    first = _FIRST.search(html)
    headings = () if name in _WITHOUT_CONTENTS else tuple(_heading(found) for found in _HEADING.finditer(html))
    return Article(folder, name, title, html, first[1] if first else name, headings)


def _heading(found: re.Match[str]) -> Heading:
    return Heading(found[1], Markup.striptags(trusted(found[2])))
