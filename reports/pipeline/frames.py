"""A workspace's theme and a language → frames, from the cache where nothing that they are made from has changed."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from reports.pages.article import CLIENT_SITE, Outline
from reports.pipeline.cache import Cache
from reports.resources import theme_folder
from reports.site.frames import FrameSet

_MADE_BY = ("aboveboard", "mkdocs", "mkdocs-material")
_SOURCES = frozenset({".css", ".html", ".js", ".po", ".py", ".svg", ".yml"})


def frames_of(root: Path, language: str, outline: Outline = CLIENT_SITE) -> FrameSet:
    """Return the frames of a language; one real MkDocs build where the cache does not know them."""
    made_from = "\n".join(
        [language, *outline.pages, *(f"{name} {version(name)}" for name in _MADE_BY), sources_digest(root)]
    )
    known = Cache(root / ".cache").get(made_from, lambda: {"frames": _render(root, language, outline).to_json()})
    return FrameSet.from_json(known["frames"])


@cache
def sources_digest(root: Path) -> str:
    """Return a digest of everything that shapes a frame: mkdocs.yml, the theme, and our code that makes frames."""
    digest = sha256()
    for folder in (theme_folder(), root / "theme", Path(__file__).parent.parent / "site"):
        for file in sorted(path for path in folder.rglob("*") if path.suffix in _SOURCES and path.is_file()):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    settings = root / "mkdocs.yml"
    digest.update(settings.read_bytes() if settings.is_file() else b"")
    return digest.hexdigest()


def _render(root: Path, language: str, outline: Outline) -> FrameSet:
    from reports.site.frame import render_frames
    from reports.site.mkdocs_config import read_settings
    from reports.words import Words

    _refuse_faint_colours(root)
    return render_frames(root, read_settings(root / "mkdocs.yml"), Words(language), outline)


@cache
def _refuse_faint_colours(root: Path) -> None:
    """Hold a workspace's colours to WCAG, once for all languages; what the cache knows was held to it before."""
    from reports.site.contrast import refuse_faint, sheets_of
    from reports.site.mkdocs_config import palette_of, read_settings
    from reports.words import Words

    settings = read_settings(root / "mkdocs.yml")
    refuse_faint(settings.palette or palette_of(Words("en")), sheets_of(root, settings))
