"""Every colour that words or marks have is held to WCAG, and whoever chose one that fails reads what would do."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import Refused
from reports.pipeline.frames import frames_of
from reports.site.contrast import MARK, TEXT, Colour, nearest, ratio, refuse_faint, sheets_of
from reports.site.settings import site_settings
from reports.site.variables import Sheet, variables

LIGHT, DARK = {"scheme": "default", "primary": "white"}, {"scheme": "slate", "primary": "black"}
CHANNEL = st.floats(0, 1)


def colour(text: str) -> Colour:
    red, green, blue = (int(text[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def refused(root: Path, *palette: Mapping[str, str], **chosen: object) -> str:
    """Return what is said of a workspace's colours; "" where nothing is."""
    try:
        refuse_faint(palette or (LIGHT, DARK), sheets_of(root, site_settings(chosen)))
    except Refused as said:
        return said.hint
    return ""


def write(root: Path, text: str, name: str = "agency") -> None:
    (root / "theme" / "stylesheets").mkdir(parents=True, exist_ok=True)
    (root / "theme" / "stylesheets" / f"{name}.css").write_text(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # as the calculators of WebAIM and of the W3C's techniques have it
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        ("767676", "ffffff", 4.54),
        ("777777", "ffffff", 4.48),
        ("949494", "ffffff", 3.03),
        ("ff0000", "ffffff", 4.0),
        ("0000ff", "ffffff", 8.59),
        ("00ff00", "ffffff", 1.37),
        ("ffff00", "0000ff", 8.0),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, expected: float) -> None:
    assert round(ratio(colour(one), colour(other)), 2) == expected
    assert ratio(colour(one), colour(other)) == ratio(colour(other), colour(one))


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL), st.tuples(CHANNEL, CHANNEL, CHANNEL), st.sampled_from([TEXT, MARK]))
def test_the_colour_offered_instead_has_the_contrast(front: Colour, ground: Colour, needed: float) -> None:
    assert ratio(nearest(front, ground, needed), ground) >= needed


def test_our_own_colours_have_it_in_both_schemes(tmp_path: Path) -> None:
    assert refused(tmp_path) == ""


def test_a_colour_of_the_agency_that_fails_is_named_with_what_would_do(tmp_path: Path) -> None:
    write(tmp_path, "/* ours */\n[data-md-color-scheme=default][data-md-color-primary] {\n  --md-typeset-a-color: #8bd;\n}", "more")
    said = refused(tmp_path, extra_css=["stylesheets/more.css"])
    assert said == (
        "theme/stylesheets/more.css:3: --md-typeset-a-color #88bbdd on --md-default-bg-color #ffffff has a contrast of "
        "2.05 to 1 and needs 4.5 (scheme default, primary white, accent indigo). --md-typeset-a-color: #587a90 would do."
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[data-md-color-scheme=slate] { --ab-ok-wash: #7fd8a5 }", "--ab-ok #7fd8a5 on --ab-ok-wash #7fd8a5"),
        ("@media screen { :root { --ab-warn-line: #ffe0a0 } }", ""),  # a body's own colour comes before its root's
        ("body { --pale: #ccc; --ab-still: var(--pale) }", ""),  # and what names its scheme before what does not
        (
            "body[data-md-color-scheme=default] { --pale: #ccc; --ab-still: var(--pale) }",
            "more.css:1: --ab-still #cccccc",
        ),
        ("@media print { [data-md-color-scheme] { --ab-ok: #fff } }", ""),
        (".ab-note { --ab-ok: #fff }", ""),
        ("[data-md-color-scheme] { --ab-bad: hsl(0deg 100% 80%) }", "--ab-bad #ff9999 on --md-default-bg-color #ffffff"),
        ("[data-md-color-scheme] { --ab-bad: color-mix(in srgb, red, white) }", "cannot be read as a colour"),
    ],
)
def test_what_else_an_agency_may_write(tmp_path: Path, text: str, name: str) -> None:
    write(tmp_path, text, "more")
    said = refused(tmp_path, extra_css=["stylesheets/more.css"])
    assert name in said
    assert bool(said) == bool(name)


def test_a_colour_of_the_palette_that_fails_is_where_the_palette_is(tmp_path: Path) -> None:
    said = refused(tmp_path, {"scheme": "slate", "primary": "pink"})
    assert said.startswith("mkdocs.yml: theme.palette: --md-primary-bg-color #ffffff on --md-primary-fg-color #e92063")
    assert "Choose another one, or set --md-primary-bg-color: #" in said


def test_a_part_s_variables_are_not_the_page_s() -> None:
    sheet = Sheet("one", ":root, .part { --a: #111 } .part { --a: #222 } [data-md-color-scheme] p { --a: #333 }")
    assert variables([sheet], {"data-md-color-scheme": "default"})["--a"].tokens[0].value == "111"


def test_a_circle_of_variables_is_nothing() -> None:
    assert variables([Sheet("one", ":root { --a: var(--b); --b: var(--a) }")], {})["--a"].tokens == ()


def test_a_build_refuses_before_any_page_is_made(tmp_path: Path) -> None:
    write(tmp_path, "[data-md-color-scheme] { --ab-ok: #cfc }", "roles")
    with pytest.raises(Refused, match="Some colours cannot be read"):
        frames_of(tmp_path, "en")
