"""The theme's public files."""

from pathlib import Path

import pytest

from reports.errors import Error
from reports.site.assets import Asset, theme_assets
from reports.site.frames import FrameSet


def frames(paths: tuple[str, ...] = (), languages: tuple[str, ...] = ("en",)) -> FrameSet:
    parts = tuple(part for path in paths for part in ("", f"asset:{path}"))
    return FrameSet("en", {"now": (*parts, "")}, {}, ("",), "", {"lang": list(languages)})


def test_source_maps_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "a.js").write_text("a()\n//# sourceMappingURL=a.js.map")
    (tmp_path / "theme" / "a.css").write_text("a{}\n/*# sourceMappingURL=a.css.map */\n")
    made = theme_assets(tmp_path, [frames(("a.js", "a.css"))])
    assert made.files == (Asset("a.css", b"a{}\n"), Asset("a.js", b"a()\n"))


def test_the_folder_is_named_by_the_content(tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    style = tmp_path / "theme" / "a.css"
    style.write_text("a{}")
    first = theme_assets(tmp_path, [frames(("a.css",))])
    assert theme_assets(tmp_path, [frames(("a.css",))]) == first
    style.write_text("b{}")
    assert theme_assets(tmp_path, [frames(("a.css",))]).folder != first.folder


def test_files_of_later_stages_share_the_folder(tmp_path: Path) -> None:
    shell = Asset("shell.js", b"open()")
    assert theme_assets(tmp_path, [frames()], [shell]).files == (shell,)


def test_search_gets_the_languages_that_it_speaks(tmp_path: Path) -> None:
    names = {asset.path.rpartition("/")[2] for asset in theme_assets(tmp_path, [frames(languages=("en", "de"))]).files}
    assert names == {"lunr.de.min.js", "lunr.stemmer.support.min.js", "lunr.multi.min.js"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Error, match=r"theme has no file stylesheets/ours\.css"):
        theme_assets(tmp_path, [frames(("stylesheets/ours.css",))])
