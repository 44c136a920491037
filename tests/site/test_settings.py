"""What an agency may choose, and what a client's site cannot have."""

import pytest

from reports.errors import Refused
from reports.pages.article import CLIENT_SITE
from reports.site.settings import SiteSettings, site_settings

REFUSED = {
    "font": ({"theme": {"font": {"text": "Roboto"}}}, "theme.font: it makes the reader's browser contact another host"),
    "repository": ({"repo_url": "https://example.com"}, "repo_url: it makes the reader's browser contact another host"),
    "analytics": ({"extra": {"analytics": {}}}, "extra.analytics: it makes the reader's browser contact another host"),
    "style": ({"extra_css": ["https://example.com/a.css"]}, "extra_css: https://example.com/a.css: it makes"),
    "way out": ({"extra_css": ["../../etc/a.css"]}, "extra_css: ../../etc/a.css: it makes"),
    "script": ({"extra_javascript": ["a.js"]}, "extra_javascript: it puts code or styles into the page"),
    "icons": ({"theme": {"icon": {"admonition": {}}}}, "theme.icon.admonition: it puts code or styles into the page"),
    "instant": ({"theme": {"features": ["navigation.instant"]}}, "navigation.instant: it loads pages in a way"),
    "share": ({"theme": {"features": ["search.share"]}}, "search.share: it sends what was searched for to the host"),
    "logo": ({"theme": {"logo": "//example.com/a.svg"}}, "theme.logo: it makes the reader's browser"),
    "hook": ({"hooks": ["a.py"]}, "hooks: frames are made once"),
    "plugin": ({"plugins": ["search", {"tags": {}}]}, "plugins: tags: frames are made once"),
    "search": ({"plugins": [{"search": {"lang": "de"}}]}, "plugins: search: aboveboard sets it itself"),
    "theme": ({"theme": "readthedocs"}, "theme.name: readthedocs: sites are made with Material"),
    "folder": ({"docs_dir": "clients"}, "docs_dir: MkDocs would copy what lies in it"),
    "unknown": ({"colour": "red"}, "colour: it is no setting of a site"),
    "scope": ({"extra": {"scope": "/a"}}, "extra.scope: aboveboard sets it itself"),
}


@pytest.mark.parametrize(("chosen", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_a_site_cannot_have_is_refused_with_the_reason(chosen: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused) as caught:
        site_settings(chosen)
    assert reason in caught.value.hint


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(Refused) as caught:
        site_settings({"hooks": ["a.py"], "nav": [], "theme": {"font": "Roboto"}})
    assert len(caught.value.hint.splitlines()) == 3


def test_an_agency_chooses_colours_icons_and_stylesheets() -> None:
    palette = {"scheme": "default", "primary": "teal"}
    theme = {"name": "material", "font": False, "palette": palette, "icon": {"logo": "material/lighthouse"}}
    found = site_settings({"theme": theme, "extra_css": ["stylesheets/ours.css"], "docs_dir": "theme/blank"})
    assert (found.palette, found.icons["logo"]) == ((palette,), "material/lighthouse")
    assert found.stylesheets[-1] == "stylesheets/ours.css"


def test_safe_features_come_on_top_of_ours() -> None:
    found = site_settings({"theme": {"features": ["navigation.top", "toc.follow"]}})
    assert found.features == ("navigation.sections", "search.highlight", "toc.follow", "navigation.top")


def test_print_comes_after_what_it_overrides() -> None:
    assert isinstance(found := site_settings({}), SiteSettings)
    assert found.stylesheets[0] == "stylesheets/agency.css"
    assert found.stylesheets[-1] == "stylesheets/print.css"


def test_a_stylesheet_of_another_language_is_not_read() -> None:
    def of(language: str) -> set[str]:
        named = site_settings({}).of(CLIENT_SITE, language).stylesheets
        return {path for path in named if path in {"stylesheets/ja.css", "stylesheets/ko.css"}}

    assert (of("ja"), of("ko-KR"), of("en-GB")) == ({"stylesheets/ja.css"}, {"stylesheets/ko.css"}, set())
