"""A name, a language and a time zone → the files of a new workspace, in place."""

import re
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from reports.errors import UsageError
from reports.resources import theme_folder
from reports.schemas import SCHEMAS, schemas
from reports.source import find_workspace, load_agency, yaml_lines
from reports.starter.place import place, refuse_what_is_there

_KEPT_AS: Mapping[str, str] = {
    ".github/workflows/aboveboard.yml": "github.yml",
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    "agency.yml": "agency.yml",
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "theme/README.md": "theme-README.md",
}
"""Files of a workspace, and how they are called in files/, where no tool takes them for ours."""
_COLOURS = "stylesheets/agency.css"
_EMPTY = ("clients/.gitkeep", "theme/blank/.gitkeep")
"""Git keeps no folder without a file."""


def refuse_occupied(folder: Path) -> None:
    """Refuse a folder in which a workspace cannot begin.

    Raises:
        UsageError: it holds something in the way, all of which is named, or lies in another workspace.
    """
    refuse_what_is_there(folder, (*_KEPT_AS, SCHEMAS, f"theme/{_COLOURS}", *_EMPTY))


def start_workspace(folder: Path, name: str, language: str, timezone: str) -> None:
    """Make a workspace in a folder, which need not exist. All of it is there in the end, or nothing.

    Raises:
        UsageError: the folder holds something in the way, or agency.yml cannot say what was chosen.
    """
    chosen = {"name": name, "language": language, "timezone": timezone}
    place(folder, _files({key.upper(): "\n".join(yaml_lines({key: text})) for key, text in chosen.items()}), _check)


def _files(chosen: Mapping[str, str]) -> dict[str, bytes]:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    marks = {**chosen, "PYTHON": python, "VERSION": version("aboveboard")}
    written = {name: _filled(kept, marks) for name, kept in _KEPT_AS.items()}
    for_editors = {f"{SCHEMAS}/{kind}.json": data for kind, data in schemas().items()}
    colours = {f"theme/{_COLOURS}": (theme_folder() / _COLOURS).read_bytes()}
    return {**written, **for_editors, **colours, **dict.fromkeys(_EMPTY, b"")}


def _filled(kept: str, marks: Mapping[str, str]) -> bytes:
    text = (Path(__file__).parent / "files" / kept).read_text(encoding="utf-8")
    return re.sub(r"%([A-Z]+)%", lambda mark: marks[mark[1]], text).encode(errors="surrogateescape")


def _check(folder: Path) -> None:
    problems = load_agency(find_workspace(folder)).problems
    if problems:
        first = problems[0]
        raise UsageError(f"The new agency.yml would be refused: {first.path}: {first.message}.", first.hint)
