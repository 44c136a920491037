"""The theme's files that documents name → public files, once for the whole site, in a folder named by their content."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from reports.errors import Error
from reports.resources import theme_folder
from reports.site.frames import FrameSet

_SOURCE_MAP = re.compile(rb"\n?(?://[#@] sourceMappingURL=[^\n]*|/\*[#@] sourceMappingURL=[^*]*\*/)\n?")
_LUNR = "assets/javascripts/lunr/"
_SEGMENTERS = {"ja": "tinyseg", "hi": "wordcut", "th": "wordcut"}
_CONTINUED = {
    f"{_LUNR}tinyseg.js": "languages/ja.search.js",
    f"{_LUNR}min/lunr.fi.min.js": "languages/fi.search.js",
    f"{_LUNR}min/lunr.tr.min.js": "languages/tr.search.js",
}
"""Scripts of Material's that go on with one of ours."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the theme; the path is seen from the folder of the theme's files."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Assets:
    """Every file of the theme that a site needs. `folder` is seen from the site's root: `assets/3f1c20aa94b7c1de`."""

    folder: str
    files: tuple[Asset, ...]


def theme_assets(root: Path, frames: Iterable[FrameSet], more: Iterable[Asset] = ()) -> Assets:
    """Read the files that the documents name, and those that Material's search asks for in their languages.

    `root` is the workspace, whose theme/ comes before ours; `more` are later stages' files for the same folder.

    Raises:
        Error: a file that mkdocs.yml names is not there.
    """
    sets = tuple(frames)
    paths = {path for one in sets for path in (*one.asset_paths, *_languages(one))}
    folders = (*theme_folders(root), material_folder())
    files = tuple(sorted((*(_read(path, folders) for path in paths), *more), key=lambda asset: asset.path))
    digest = sha256()
    for file in files:
        digest.update(b"%d %s %d " % (len(file.path), file.path.encode(), len(file.data)) + file.data)
    return Assets(f"assets/{digest.hexdigest()[:16]}", files)


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return where templates and stylesheets are looked up: the workspace's theme/ first, then ours."""
    own = root / "theme"
    ours = theme_folder()
    return (own, ours) if own.is_dir() and not own.samefile(ours) else (ours,)


def material_folder() -> Path:
    """Return where Material for MkDocs keeps its templates and files."""
    spec = find_spec("material")
    if not spec or not spec.origin:
        raise Error("Material for MkDocs is not installed.", "Install aboveboard with what it needs.")
    return Path(spec.origin).parent / "templates"


def _languages(frames: FrameSet) -> Iterator[str]:
    languages = frames.search["lang"]
    foreign = [language for language in languages if language != "en"]
    yield from (f"{_LUNR}{_SEGMENTERS[language]}.js" for language in foreign if language in _SEGMENTERS)
    yield from (f"{_LUNR}min/lunr.{language}.min.js" for language in foreign)
    if foreign:
        yield f"{_LUNR}min/lunr.stemmer.support.min.js"
    if len(languages) > 1:
        yield f"{_LUNR}min/lunr.multi.min.js"


def _read(path: str, folders: Iterable[Path]) -> Asset:
    for folder in folders:
        file = folder / path
        if file.is_file():
            return Asset(path, _without_source_map(path, file.read_bytes()) + _continued(path))
    raise Error(f"The theme has no file {path}.", "Put it below theme/, or take it out of mkdocs.yml.")


def _continued(path: str) -> bytes:
    return b"\n" + (theme_folder() / _CONTINUED[path]).read_bytes() if path in _CONTINUED else b""


def _without_source_map(path: str, data: bytes) -> bytes:
    return _SOURCE_MAP.sub(b"\n", data) if path.endswith((".css", ".js")) else data
