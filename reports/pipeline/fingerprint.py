"""A workspace → a digest of all that `check` depends on but the day. It looks at names and stamps, and opens no file.

Whatever cannot be told for certain is Doubtful: then there is no fingerprint, and nothing is taken for known.
"""

import os
import stat
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from reports.resources import theme_folder
from reports.workspace import AGENCY, CLIENTS

SLACK = 2_000_000_000
"""Nanoseconds in which two writings of a file may carry one stamp: the coarsest file systems count in two seconds."""
_LIBRARIES = ("aboveboard", "cryptography", "pydantic", "pyyaml", "rfc8785")
_HISTORY = ("config", "config.worktree", "info/grafts", "objects/info/alternates", "packed-refs", "shallow")


class Doubtful(Exception):
    """Something cannot be told for certain."""


def fingerprint(root: Path, moment: int) -> str:
    """Return the digest; Doubtful where a file is so new at `moment` that it could change once more unseen."""
    digest = sha256("\n".join(tool()).encode())
    for line in _history(root / ".git"):
        digest.update(f"{line}\n".encode())
    for path in (root / AGENCY, root / CLIENTS):
        for line in _tree(path, moment):
            digest.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@cache
def tool() -> tuple[str, ...]:
    """Say which program looks, down to the stamps of its files, and for whom."""
    package = Path(__file__).parent.parent
    folders = (package, *(folder for folder in package.iterdir() if folder.is_dir()), theme_folder() / "languages")
    files = sorted(file for folder in folders for file in folder.iterdir() if file.suffix in {".py", ".po"})
    stamps = (f"{file} {about.st_size} {about.st_mtime_ns}" for file in files if (about := file.stat()))
    return (sys.version, str(os.getuid()), *(f"{name} {version(name)}" for name in _LIBRARIES), *stamps)


def _tree(path: Path, moment: int) -> Iterator[str]:
    """Yield the stamps of a file, or of everything in a folder; links are not followed, as nobody here follows them."""
    try:
        about = path.lstat()
    except FileNotFoundError:
        yield f"no {path.name}"
        return
    yield _stamp(str(path), about, moment)
    if stat.S_ISDIR(about.st_mode):
        yield from _below(str(path), moment)


def _below(folder: str, moment: int) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in found:
        yield _stamp(entry.path, entry.stat(follow_symlinks=False), moment)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, moment)


def _stamp(path: str, about: os.stat_result, moment: int) -> str:
    if stat.S_ISDIR(about.st_mode):
        return f"{path} {about.st_mode}"
    if max(about.st_mtime_ns, about.st_ctime_ns) > moment - SLACK:
        raise Doubtful
    return f"{path} {about.st_mode} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"


def _history(git: Path) -> Iterator[str]:
    """Yield what names the history that HEAD has; Doubtful for what we do not know how to read."""
    if not git.exists():
        yield "no repository"
        return
    own, shared = _folders(git)
    if (shared / "reftable").exists():
        raise Doubtful
    head = (own / "HEAD").read_text(encoding="utf-8")
    name = head.removeprefix("ref: ").strip()
    loose = _content(shared / name) if head.startswith("ref: ") else ""
    if loose.startswith("ref: ") or not name.startswith(("refs/heads/", *"0123456789abcdef")):
        raise Doubtful
    yield from (head, loose, *(_content(shared / file) for file in _HISTORY))
    yield from sorted(path.name for path in (shared / "refs" / "replace").rglob("*"))


def _folders(git: Path) -> tuple[Path, Path]:
    """Return where HEAD lies and where the branches do: two places where git keeps several working copies."""
    if git.is_dir():
        return git, git
    said = git.read_text(encoding="utf-8")
    own = git.parent / said.removeprefix("gitdir: ").strip()
    common = _content(own / "commondir").strip()
    return own, own / common


def _content(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
