"""Plain files of one client → the files that are published: shells, sealed files, slots and head."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from reports.pages.article import RECORD
from reports.protect import crypto
from reports.protect.head import Moment, edition, encode_head
from reports.protect.key_slots import encode_slots
from reports.protect.keys import ClientKeys, FileKeys, file_keys
from reports.protect.sealed_file import NO_EDITION, seal
from reports.protect.shell import Shell

SLOTS, HEAD, INDEX = "slots.bin", "head.bin", "index.html"
FILES, OUTSIDE = "files", ""


class PlainFile(Protocol):
    """A readable file by its path below the client's root; `site.SiteFile` is one."""

    @property
    def path(self) -> str: ...  # noqa: D102 -- told above
    @property
    def data(self) -> bytes: ...  # noqa: D102 -- told above
    @property
    def compress(self) -> bool: ...  # noqa: D102 -- told above


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as strangers see it; the path is seen from the client's root."""

    path: str
    data: bytes


def seal_client(
    files: Iterable[PlainFile], keys: ClientKeys, shell: Shell, moment: Moment, newest: str
) -> Iterator[PublishedFile]:
    """Seal one client's files, a version's folder at a time; equal input gives equal bytes.

    The files of one version's folder must follow each other. `newest` is the folder that the client's address leads
    to. Slots and head come last.
    """
    using = file_keys(keys.content)
    editions: dict[str, bytes] = {}
    outside: list[PlainFile] = [_index(newest)]
    for folder, group in groupby(files, key=lambda file: edition_folder(file.path)):
        if folder == OUTSIDE:
            outside += group
        elif folder == FILES:
            yield from (_published(file, using, shell, NO_EDITION) for file in group)
        elif folder in editions:
            raise ValueError(f"the files of version folder {folder} do not follow each other")
        else:
            members = list(group)
            editions[folder] = _edition(using, members)
            yield from (_published(file, using, shell, editions[folder]) for file in members)
    editions[OUTSIDE] = _edition(using, outside)
    yield from (_published(file, using, shell, editions[OUTSIDE]) for file in outside)
    head = encode_head(moment, keys.epoch, editions)
    yield PublishedFile(HEAD, seal(using, HEAD, head, NO_EDITION, deflate=True))
    yield PublishedFile(SLOTS, encode_slots(keys))


def edition_folder(path: str) -> str:
    """Return the version's folder that a path belongs to, "" outside all versions, `files` for content-addressed."""
    folder, slash, _ = path.partition("/")
    return folder if slash and folder != RECORD else OUTSIDE


def is_page(path: str) -> bool:
    """Whether a path is published as a shell around its payload, not as a bare sealed file."""
    return path.endswith(".html")


def _edition(keys: FileKeys, files: Iterable[PlainFile]) -> bytes:
    return edition(keys, ((file.path, crypto.sha256(file.data)) for file in files))


def _published(file: PlainFile, keys: FileKeys, shell: Shell, member_of: bytes) -> PublishedFile:
    sealed = seal(keys, file.path, file.data, member_of, deflate=file.compress)
    return PublishedFile(file.path, shell.fill(file.path, b64encode(sealed)) if is_page(file.path) else sealed)


@dataclass(frozen=True, slots=True)
class _Index:
    data: bytes
    path: str = INDEX
    compress: bool = True


def _index(newest: str) -> _Index:
    page = (
        '<!doctype html><html><head><meta charset="utf-8"><title>Report</title>'
        f'<meta http-equiv="refresh" content="0;url={newest}/"></head></html>'
    )
    return _Index(page.encode())
