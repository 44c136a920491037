"""Names and ways of the plain identity."""

import pytest
from mkdocs.utils import normalize_url

from reports.site.identity import Location, PlainIdentity, locate
from tests.site.sample import FILES

PLAIN = PlainIdentity()
WAYS = [
    (("w1", ""), ("w1", ""), "."),
    (("w1", ""), ("w1", "plan"), "plan/"),
    (("w1", "plan"), ("w1", "plan"), "./"),
    (("w1", "plan"), ("w1", "update"), "../update/"),
    (("w1", "plan"), ("w1", ""), ".."),
    (("w1", ""), ("all", "history"), "../all/history/"),
    (("all", "history"), ("w1", ""), "../../w1/"),
    (("", "plan"), ("", ""), ".."),
    (("", ""), ("", "plan"), "plan/"),
]


@pytest.mark.parametrize(("here", "there", "way"), WAYS)
def test_the_way_from_page_to_page(here: tuple[str, str], there: tuple[str, str], way: str) -> None:
    assert Location(*here).way_to(Location(*there)) == way


@pytest.mark.parametrize("here", ["", "plan"])
@pytest.mark.parametrize("there", ["", "plan", "update"])
def test_the_way_is_spelled_as_mkdocs_spells_it(here: str, there: str) -> None:
    page = type("Page", (), {"url": f"{here}/" if here else ""})
    assert Location("w1", here).way_to(Location("w1", there)) == normalize_url(f"{there}/" if there else "", page)


def test_a_flat_identity_puts_every_page_into_the_root() -> None:
    flat = PlainIdentity(flat=True)
    assert locate(flat, "all", "history") == Location("", "history")
    assert locate(flat, "2026-W47", "now").path == "index.html"


def test_files_are_named_by_content_and_downloaded_under_their_own_name() -> None:
    plan = FILES["files/the plan & more.pdf"]
    path = f"files/{plan.sha256[:16]}.pdf"
    expected = f'href="../../{path}" download="the plan &amp; more.pdf"'
    assert PLAIN.download(plan, Location("2026-W47", "plan")) == expected


def test_pictures_have_their_size() -> None:
    shelf = FILES["files/shelf.png"]
    assert PLAIN.image(shelf, Location("2026-W47", "")).endswith('.png" width="640" height="480"')
