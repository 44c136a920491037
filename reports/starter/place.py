"""Files by name → a folder that holds all of them, or is as it was."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from os.path import lexists
from pathlib import Path

from reports.errors import UsageError
from reports.workspace import workspace_top

_UNFINISHED = ".aboveboard-init"


def refuse_what_is_there(folder: Path, names: Iterable[str]) -> None:
    """Refuse what is no folder, a workspace or within one, and a folder where these names would land on others.

    Raises:
        UsageError: it names all that is in the way.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.", "Choose another name.")
    top = workspace_top(folder)
    if top == folder:
        raise UsageError(f"{folder} is a workspace already.", "Nothing in it was changed.")
    if top:
        raise UsageError(
            f"{folder} would lie in the workspace {top}.",
            "A workspace is the top level of a repository of its own: choose a folder outside.",
        )
    in_the_way = [name for name in (_UNFINISHED, *_tops(names)) if lexists(folder / name)]
    if in_the_way:
        raise UsageError(
            f"{folder} holds what a new workspace would have to overwrite: {', '.join(in_the_way)}.",
            "Choose an empty folder, or move these elsewhere first.",
        )


def place(folder: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> None:
    """Write files beside their place, have them checked there, and move them in; undo all of it where anything fails.

    Raises:
        UsageError: as `refuse_what_is_there` says.
    """
    refuse_what_is_there(folder, files)
    unfinished = folder / _UNFINISHED
    with ExitStack() as undo:
        for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
            missing.mkdir()
            undo.callback(missing.rmdir)
        unfinished.mkdir()
        undo.callback(shutil.rmtree, unfinished)
        _write(unfinished, files)
        check(unfinished)
        for name in _tops(files):
            (unfinished / name).rename(folder / name)
            undo.callback(_remove, folder / name)
        undo.pop_all()
    unfinished.rmdir()


def _tops(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name.partition("/")[0] for name in names}))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
