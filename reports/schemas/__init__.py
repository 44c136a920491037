"""The JSON Schemas that lie here → a workspace's schemas/, where editors find them.

`make schemas` makes them of the model. They are files, so that whoever has only an editor can use them, too.
"""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SCHEMAS = "schemas"
"""The folder of a workspace that files name in their first line, as `$schema=../../../schemas/update.json`."""


@cache
def schemas() -> Mapping[str, bytes]:
    """Return the schemas by kind of file: `agency`, `client`, `update` and the others."""
    return {path.stem: path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.json"))}


def write_schemas(root: Path) -> tuple[Path, ...]:
    """Bring schemas/ of a workspace up to date; return the files that were written."""
    return write_into(root / SCHEMAS)


def write_into(folder: Path) -> tuple[Path, ...]:
    """Write the schemas into a folder, each whole or not at all; return those that were missing or not the same."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / f"{kind}.json": data for kind, data in schemas().items()}
    stale = {path: data for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data}
    for path, data in stale.items():
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    return tuple(stale)
