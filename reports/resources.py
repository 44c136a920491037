"""Where the theme lies, beside the package in a checkout, inside it in a wheel, and which languages it has."""

from functools import cache
from pathlib import Path


@cache
def theme_folder() -> Path:
    """Return the folder of templates, stylesheets, scripts and language catalogues."""
    inside = Path(__file__).parent / "_theme"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "theme"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are words in, sorted."""
    return tuple(sorted(path.stem for path in (theme_folder() / "languages").glob("*.po")))
