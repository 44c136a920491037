"""mkdocs.yml is read as data: what would run, include or look up something is refused, and so is a wrong kind."""

from pathlib import Path

import pytest

from reports.errors import Refused
from reports.site.mkdocs_config import read_settings
from reports.site.settings_file import read_plain

REFUSED = {
    "code": ("site_name: !!python/object/apply:os.system [id]", "1:12: tag"),
    "environment": ("site_name: !ENV SECRET", "1:12: tag"),
    "torn": ("site_name: [a\n b: : c", "bad-yaml"),
    "bytes": (b"\xff\xfe\x00", "not-utf-8"),
    "theme": ("theme: [a]", "theme: it must be keys with values or a text"),
    "styles": ("extra_css: a.css", "extra_css: it must be a list"),
    "style": ("extra_css: [{a: b}]", "extra_css: each entry must be a text"),
    "plugins": ("plugins: {search: {}, tags: {}}", "plugins: it must be a list"),
    "plugin": ("plugins: [{}]", "plugins: each entry must be a text or keys with values"),
    "features": ("theme: {features: all}", "theme.features: it must be a list"),
    "palette": ("theme: {palette: [teal]}", "theme.palette: each entry must be keys with values"),
    "icon": ("theme: {icon: {logo: [a]}}", "theme.icon: each entry must be a text"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_setting_is_refused_with_its_place(text: str | bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        read_plain(text.encode() if isinstance(text, str) else text, "mkdocs.yml")
    assert reason in caught.value.hint


def test_a_list_is_no_file_of_settings() -> None:
    with pytest.raises(Refused, match="no keys with values"):
        read_plain(b"- a\n", "mkdocs.yml")


def test_flags_texts_maps_and_lists_are_kept() -> None:
    text = b"theme:\n  font: false\n  palette: {primary: teal}\nextra_css: [a.css]  # ours\nplugins:\n"
    expected = {"theme": {"font": False, "palette": {"primary": "teal"}}, "extra_css": ["a.css"], "plugins": None}
    assert read_plain(text, "mkdocs.yml") == expected


def test_an_empty_file_chooses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("# nothing yet\n")
    assert read_settings(file) == read_settings(tmp_path / "missing.yml")
