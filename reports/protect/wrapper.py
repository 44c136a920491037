"""A sealed file → a script that brings it, and back (docs/sealed-format.md, "Wrappers").

From a disk, a page may load scripts and nothing else; so each sealed file of a portable site has one beside it.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator

from reports.protect.seal import PublishedFile

_BEFORE, _AFTER = b'sealedFile("', b'");\n'
_SEALED, _WRAPPED = ".bin", ".js"


def with_wrappers(files: Iterable[PublishedFile]) -> Iterator[PublishedFile]:
    """Yield the files, each bare sealed one followed by its wrapper."""
    for file in files:
        yield file
        if file.path.endswith(_SEALED):
            path = file.path.removesuffix(_SEALED) + _WRAPPED
            yield PublishedFile(path, _BEFORE + b64encode(file.data) + _AFTER)


def wrapped_path(path: str) -> str | None:
    """Return the path of the sealed file that a wrapper's path belongs to, None where it is no wrapper's."""
    return path.removesuffix(_WRAPPED) + _SEALED if path.endswith(_WRAPPED) else None


def unwrap(data: bytes) -> bytes | None:
    """Return what a wrapper brings, None for anything but the one spelling of it."""
    if not (data.startswith(_BEFORE) and data.endswith(_AFTER)):
        return None
    text = data[len(_BEFORE) : -len(_AFTER)]
    try:
        sealed = b64decode(text, validate=True)
    except NotBase64:
        return None
    return sealed if b64encode(sealed) == text else None
