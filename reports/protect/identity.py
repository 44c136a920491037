"""What a page, a folder or a file is → its opaque name, and how a sealed page refers to it."""

from pathlib import PurePosixPath

from reports.pages.article import HOMES, RECORD
from reports.protect.names import Names
from reports.site.identity import PLAIN_CALENDAR, Location, PublicFile, own_name, size_attributes
from reports.site.site_files import CALENDAR

_BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


class SealedIdentity:
    """The names of one client's sealed site (a `site.Identity`).

    `assets` is the theme's folder seen from the site's root, as `assets/4f1c…`; `readable` leaves versions their names,
    for agencies that chose so.
    """

    def __init__(self, address_key: bytes, assets: str, *, readable: bool = False) -> None:
        self._names = Names(address_key)
        self._assets = assets
        self._readable = readable

    def address(self, client_id: str, chosen: str | None = None) -> str:
        """Return the client's folder on the host: the one that the agency chose, else an opaque one."""
        return chosen or self._names.name("client", client_id)

    def folder(self, name: str) -> str:
        """Return the folder of a version, or of the record."""
        return name if name == RECORD or self._readable else self._names.name("version", name)

    def page(self, name: str) -> str:
        """Return the folder of a page inside its version's folder, "" for its home; the same in every version."""
        return "" if name in HOMES else self._names.name("page", name)

    def file(self, file: PublicFile) -> str:
        """Return where a picture or attachment is, seen from the client's root: a name made of its content."""
        return f"files/{self._names.file(bytes.fromhex(file.sha256))}.bin"

    def asset(self, path: str, here: Location) -> str:
        """Return the way to a file of the theme."""
        return f"{here.root}../{self._assets}/{path}"

    def image(self, file: PublicFile, here: Location) -> str:  # noqa: ARG002 -- the shell knows the way to the root
        """Return an empty picture's attributes, and where the shell's script finds the real one."""
        kind = _picture_type(file.name) if file.is_image else "application/octet-stream"
        return f'src="{_BLANK}" data-sealed="{self.file(file)}" data-type="{kind}"{size_attributes(file)}'

    def download(self, file: PublicFile, here: Location) -> str:  # noqa: ARG002 -- the shell knows the way to the root
        """Return the attributes of a link that the shell's script answers with the opened file."""
        return f'href="#" data-sealed="{self.file(file)}" download="{own_name(file)}"'

    def calendar(self, here: Location) -> str:  # noqa: ARG002 -- the shell knows the way to the root
        """Return the attributes of a link that the shell's script answers with the opened calendar."""
        return f'href="#" data-sealed="{CALENDAR}" download="{PLAIN_CALENDAR}"'


def _picture_type(name: str) -> str:
    """Return the type that a picture's ending says; any will do for another ending, since browsers look inside."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "image/png")
