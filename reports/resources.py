"""Where the theme lies: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path


@cache
def theme_folder() -> Path:
    """Return the folder of templates, stylesheets, scripts and language catalogues."""
    inside = Path(__file__).parent / "_theme"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "theme"
