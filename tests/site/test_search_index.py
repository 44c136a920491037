"""Search documents are those of Material's own plugin."""

from types import SimpleNamespace

import pytest
from markupsafe import escape
from material.plugins.search.plugin import SearchIndex

from reports.pages.article import Article
from reports.site.search_index import documents
from tests.site.sample import CLIENTS, VERSIONS, article

CASES = {
    "preface": "before <h2 id='a'>A</h2>after",
    "nested headings": "<div><header><h1 id='t'>T</h1></header><section><h2 id='a'>A</h2><p>y</p></section>z</div>",
    "heading first": '<h1 id="t">T &amp; <code>c &lt;</code></h1><p>one</p><h3 id="u">U</h3>two',
    "empty elements": "<p> </p><ul><li></li><li>a</li></ul><p>b<sub></sub></p>",
    "pictures": '<figure data-search-exclude><svg><text x="1">no</text><path d="M0"/></svg></figure><p>yes<br>more</p>',
    "excluded in its like": '<div data-search-exclude="yes"><div>no</div> maybe</div><div>yes</div>',
    "excluded within its like": "<div>a<div data-search-exclude>no <p>no</p></div><p>b</p>c</div>d",
    "excluded twice": "<div data-search-exclude><div data-search-exclude>no</div><p>maybe</p></div><p>yes</p>",
    "excluded heading": "<h2 id=a data-search-exclude>A</h2><p>no</p><h2 id=b>B</h2><p>yes</p>",
    "verbatim": "<pre>  a\n\n  b &lt; c</pre>\n\n<p>d\ne</p>",
    "permalink": '<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>',
    "quotes": '<p title="a > b">c</p><p title=\'"\'>d</p>',
    "comment": "<p>a<!-- <b> no --></p>",
    "heading without id": "<h2>A</h2><p>b</p>",
    "script": "<p>a</p><script>no</script><p>b</p>",
    "unclosed": "<p>a<p>b</p></div>c",
    "nothing": "",
}


@pytest.mark.parametrize("html", CASES.values(), ids=CASES)
def test_sections_are_those_of_material(html: str) -> None:
    page = Article("2026-W47", "update", 'This "update" & more', html, "t", ())
    assert documents(page, "update/") == materials(page, "update/")


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("name", ["now", "update", "plan"])
def test_an_article_is_found_as_material_finds_it(client: str, name: str) -> None:
    page = article(client, VERSIONS[0], name)
    found = documents(page, f"{name}/")
    assert found == materials(page, f"{name}/")
    assert any("Words of 2026-W46" in document["text"] for document in found)


def materials(article: Article, url: str) -> list[dict[str, str]]:
    index = SearchIndex()
    meta = {"title": escape(article.title)}
    page = SimpleNamespace(content=article.html, meta=meta, toc=[], url=url, title=meta["title"])
    index.add_entry_from_context(page)
    entries: list[dict[str, str]] = index.entries
    return entries
