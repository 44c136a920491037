"""Frames as values: kept as JSON, smaller without indentation, no client's text in their scripts."""

import re
from pathlib import Path

import pytest

from reports.errors import Error, Refused
from reports.pages.article import CLOSE, OPEN, PORTFOLIO_SITE
from reports.site.frame import render_frames
from reports.site.frames import FrameSet, fill, inline_scripts, segments
from reports.site.settings import site_settings
from tests.site.sample import WORDS


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return render_frames(Path(), site_settings({}), WORDS)


def whole(frames: FrameSet) -> str:
    return "".join(fill(parts, lambda slot: f"⟦{slot}⟧") for parts in frames.pages.values())


def test_a_set_survives_being_written_down(frames: FrameSet) -> None:
    assert FrameSet.from_json(frames.to_json()) == frames


@pytest.mark.parametrize("torn", ["", "{}", "[]", '{"pages": 1}'])
def test_a_torn_set_is_not_read(torn: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        FrameSet.from_json(torn)


def test_two_renderings_are_equal(frames: FrameSet) -> None:
    assert render_frames(Path(), site_settings({}), WORDS).to_json() == frames.to_json()


def test_slots_are_those_that_composing_fills(frames: FrameSet) -> None:
    slots = {slot.partition(":")[0] for parts in frames.pages.values() for slot in parts[1::2]}
    assert slots == {
        *("client", "footer", "title", "heading", "article", "contents", "base"),
        *("before", "after", "item", "place", "page", "asset"),
    }


def test_documents_ask_no_other_host(frames: FrameSet) -> None:
    addresses = re.findall(r'(?:src|href|action)="([^"]*)"', whole(frames))
    assert addresses
    assert not [address for address in addresses if "//" in address]


def test_documents_carry_no_styles(frames: FrameSet) -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", whole(frames))


def test_every_page_has_a_hidden_lock_with_a_name(frames: FrameSet) -> None:
    for parts in frames.pages.values():
        assert "".join(parts).count('data-lock hidden title="Lock this site" aria-label="Lock this site"') == 1


def test_the_search_dialog_has_a_name(frames: FrameSet) -> None:
    assert whole(frames).count('role="dialog" aria-label="Search"') == len(frames.pages)


def test_inline_scripts_are_few_and_the_same_on_every_page(frames: FrameSet) -> None:
    scripts = inline_scripts([frames])
    assert len(scripts) == 3
    for parts in frames.pages.values():
        assert all("".join(parts).count(script) == 1 for script in scripts)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("{% for item in nav.items[1:2] %}{{ item.url | url }}{% endfor %}", id="a menu of its own"),
        pytest.param("{{ page.previous_page.title }}", id="the names of neighbours"),
    ],
)
def test_a_theme_that_shows_pages_which_a_version_may_not_have_is_told_so(shown: str, tmp_path: Path) -> None:
    (tmp_path / "theme" / "partials").mkdir(parents=True)
    (tmp_path / "theme" / "partials" / "footer.html").write_text(shown)
    with pytest.raises(Error, match="in a way that is not known"):
        render_frames(tmp_path, site_settings({}), WORDS)


def test_a_script_with_a_clients_text_is_refused() -> None:
    marked = segments(f"<script>var name='{OPEN}client{CLOSE}'</script>")
    with pytest.raises(Refused, match="holds a text of the client"):
        inline_scripts([FrameSet("en", {"now": marked}, {}, ("",), "", {})])


def test_collapsing_takes_indentation_alone(frames: FrameSet) -> None:
    collapsed = frames.collapsed()
    assert whole(collapsed).split() == whole(frames).split()
    assert len(whole(collapsed)) < 0.8 * len(whole(frames))
    assert inline_scripts([collapsed]) == inline_scripts([frames])


def test_the_portfolio_is_one_page_without_a_menu_and_its_stylesheet_is_for_itself(frames: FrameSet) -> None:
    own = render_frames(Path(), site_settings({}), WORDS, PORTFOLIO_SITE)
    assert {name.partition(" ")[0] for name in own.pages} == {"portfolio"}
    assert len(re.findall(r'data-md-type="navigation"\s+hidden', whole(own))) == len(own.pages)
    assert whole(own).count("asset:stylesheets/portfolio.css") == len(own.pages)
    assert "portfolio" not in whole(frames)
