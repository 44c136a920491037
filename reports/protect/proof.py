"""A published file of a client → what it holds, or why it may not be there: the first half of every build's proof.

What may be there: a shell equal to its template but for root and payload, a sealed file that opens and seals again to
itself, slots as computed, and a head that says what all the others are; and what the agency chose to lay open, byte for
byte.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reports.protect import crypto
from reports.protect.head import Moment, edition, encode_head
from reports.protect.key_slots import encode_slots
from reports.protect.keys import ClientKeys, FileKeys, file_keys
from reports.protect.seal import FILES, HEAD, INDEX, OUTSIDE, SLOTS, edition_folder, is_page
from reports.protect.sealed_file import NO_EDITION, Damaged, OtherBuild, open_sealed
from reports.protect.shell import Shell
from reports.protect.text_search import TextSearch
from reports.protect.wrapper import unwrap, wrapped_path


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """What of one client may be read by all, because the agency chose so: the bytes of each file, by path.

    `never` finds what may stand in none of them all the same: private texts, and other clients' names.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    never: TextSearch = field(default_factory=lambda: TextSearch(()))


@dataclass(frozen=True, slots=True)
class Looked:
    """One published file: its sealed bytes, where it has some, and what they hold; or its fault.

    `digest` is the SHA-256 of the content. Of a file that `lies_open` the bytes are what all can read.
    """

    path: str
    raw: bytes
    fault: str = ""
    edition: bytes = NO_EDITION
    digest: bytes = b""
    lies_open: bool = False


class ClientProof:
    """What one client's folder is proven against. In a `portable` one each bare sealed file has its wrapper."""

    def __init__(
        self, keys: ClientKeys, shell: Shell, moment: Moment, opened: OpenFiles | None = None, *, portable: bool = False
    ) -> None:
        self.shell = shell
        self.opened = opened or OpenFiles()
        self._client = keys
        self._keys: FileKeys = file_keys(keys.content)
        self._slots = encode_slots(keys)
        self._moment = moment
        self._portable = portable

    def look(self, path: str, data: bytes) -> Looked:
        """Prove one file by itself; a wrapper by what it brings."""
        if path in self.opened.files:
            fault = "" if data == self.opened.files[path] else "This is not what may lie open here."
            return Looked(path, data, fault, lies_open=True)
        wrapped = wrapped_path(path) if self._portable else None
        if wrapped is None:
            return self._look(path, data)
        sealed = unwrap(data)
        if sealed is None:
            return Looked(path, data, "This is no wrapper of a sealed file.")
        return replace(self._look(wrapped, sealed), path=path)

    def _look(self, path: str, data: bytes) -> Looked:
        if path == SLOTS:
            return Looked(path, data, "" if data == self._slots else "These are not the slots that access.yml makes.")
        sealed = self._sealed(path, data)
        if sealed is None:
            return Looked(path, data, "This is neither a lock page nor a sealed file of this build.")
        try:
            opened = open_sealed(self._keys, path, sealed)
        except (Damaged, OtherBuild) as error:
            return Looked(path, sealed, error.message)
        return Looked(path, sealed, "", opened.edition, crypto.sha256(opened.data))

    def faults(self, looked: Iterable[Looked]) -> Iterator[tuple[str, str]]:
        """Prove the files of a client together: yield path and fault of each that the others speak against."""
        every = {file.path: file for file in looked}
        found = {path: file for path, file in every.items() if not file.lies_open}
        files = {path: file for path, file in found.items() if not self._is_wrapper(path)}
        yield from self._unlike(found, files)
        needed = (INDEX, HEAD, SLOTS, *self.opened.files)
        yield from ((path, "This file is missing.") for path in needed if path not in every)
        editions = self._editions(files.values())
        for path, file in files.items():
            if path != SLOTS and file.edition != editions.get(_folder(path), NO_EDITION):
                yield path, "This file belongs to another edition of its folder."
        head = crypto.sha256(encode_head(self._moment, self._client.epoch, editions))
        if HEAD in files and files[HEAD].digest != head:
            yield HEAD, "The head does not say what the files are."

    def _is_wrapper(self, path: str) -> bool:
        return self._portable and wrapped_path(path) is not None

    def _unlike(self, found: Mapping[str, Looked], files: Mapping[str, Looked]) -> Iterator[tuple[str, str]]:
        """Yield what is not both bare and wrapped, and the same in both."""
        if not self._portable:
            return
        wrapped = {wrapped_path(path): file.raw for path, file in found.items() if path not in files}
        bare = {path: file.raw for path, file in files.items() if not is_page(path)}
        for path in sorted(path for path in {*wrapped, *bare} if path is not None):
            if wrapped.get(path) != bare.get(path):
                yield path, "This file and its wrapper do not bring the same."

    def _editions(self, files: Iterable[Looked]) -> dict[str, bytes]:
        members: dict[str, list[tuple[str, bytes]]] = {OUTSIDE: []}
        for file in files:
            if file.path != SLOTS and _folder(file.path) != FILES:
                members.setdefault(_folder(file.path), []).append((file.path, file.digest))
        return {folder: edition(self._keys, contents) for folder, contents in members.items()}

    def _sealed(self, path: str, data: bytes) -> bytes | None:
        """Return the sealed bytes of a published file, None where what holds them is not the shell."""
        if not is_page(path):
            return data if path.endswith(".bin") else None
        payload = self.shell.payload(path, data)
        try:
            sealed = b64decode(payload or b"", validate=True)
        except NotBase64:
            return None
        return sealed if b64encode(sealed) == payload else None


def _folder(path: str) -> str:
    """Return whose edition a file carries; head and content-addressed files carry none."""
    return FILES if path == HEAD else edition_folder(path)
