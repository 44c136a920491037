"""What a page, a folder or a file is → what it is called on the site, and the way there from another page."""

from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from re import fullmatch
from typing import Protocol

from reports.pages.article import HOMES

PLAIN_CALENDAR = "calendar.ics"
"""The client's calendar in previews, at the client's root."""
NEWEST = "newest"
"""The alias of the newest version; Material shows its notice of an old version on all others."""


class PublicFile(Protocol):
    """A picture or attachment that public fields name: `source.FileInfo` is one.

    `name` as `files/shelf.png`; `sha256` in hex; width and height in pixels, None or 0 where there are none.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 -- told above
    @property
    def sha256(self) -> str: ...  # noqa: D102 -- told above
    @property
    def is_image(self) -> bool: ...  # noqa: D102 -- told above
    @property
    def width(self) -> int | None: ...  # noqa: D102 -- told above
    @property
    def height(self) -> int | None: ...  # noqa: D102 -- told above


@dataclass(frozen=True, slots=True)
class Location:
    """Where a page is, by the names that the site shows. `page` is "" for the page that its folder opens with.

    `folder` is "" where the client's root itself holds the pages (the preview).
    """

    folder: str
    page: str

    @property
    def base(self) -> str:
        """The way to the page's folder, as Material wants it: `.` or `..`."""
        return ".." if self.page else "."

    @property
    def root(self) -> str:
        """The way to the client's root: ``, `../` or `../../`."""
        return ("../" if self.page else "") + ("../" if self.folder else "")

    @property
    def path(self) -> str:
        """The file of the page, seen from the client's root: `2026-W47/plan/index.html`."""
        return "/".join(part for part in (self.folder, self.page, "index.html") if part)

    @property
    def url(self) -> str:
        """The page's address, seen from the client's root: `2026-W47/plan/`, "" for the root itself."""
        return self.path.removesuffix("index.html")

    def way_to(self, there: "Location") -> str:
        """Return the relative address of another page, spelled as MkDocs spells it."""
        up = "../" if self.page else ""
        if self.folder != there.folder:
            return f"{up}../{there.url}"
        if self.page == there.page:
            return "./" if self.page else "."
        return f"{up}{there.page}/" if there.page else ".."


class Identity(Protocol):
    """The names of a site. All are made of letters, digits, `-`, `_`, `.` and `/`, so that none needs escaping."""

    def folder(self, name: str) -> str:
        """Return the folder of a version (`2026-W47`) or of the record (`all`); "" for the client's root."""
        ...

    def page(self, name: str) -> str:
        """Return the folder of a page inside its version's folder, "" for its home; the same in every version."""
        ...

    def file(self, file: PublicFile) -> str:
        """Return where a picture or attachment is, seen from the client's root."""
        ...

    def asset(self, path: str, here: Location) -> str:
        """Return the way from a page to one of the theme's files, as `assets/images/favicon.png`."""
        ...

    def image(self, file: PublicFile, here: Location) -> str:
        """Return the attributes of an <img> that say where its picture is and how large."""
        ...

    def download(self, file: PublicFile, here: Location) -> str:
        """Return the attributes of an <a> that downloads a file under its own name."""
        ...

    def calendar(self, here: Location) -> str:
        """Return the attributes of an <a> that downloads the client's calendar."""
        ...


def locate(identity: Identity, folder: str, name: str) -> Location:
    """Return where the page `name` of a version (or of the record) is."""
    return Location(identity.folder(folder), identity.page(name))


@dataclass(frozen=True, slots=True)
class PlainIdentity:
    """Readable names, for previews. With its defaults a page equals what `mkdocs build` gives for its folder.

    `assets` is the way from a version's folder to the folder of the theme's files, "" when that is the same folder.
    `flat` puts all pages into the client's root, as `mkdocs serve` shows them.
    """

    assets: str = ""
    flat: bool = False

    def folder(self, name: str) -> str:
        """Return the version's own name."""
        return "" if self.flat else name

    def page(self, name: str) -> str:
        """Return the page's own name."""
        return "" if name in HOMES else name

    def file(self, file: PublicFile) -> str:
        """Return a name made of the content, with the file's ending."""
        ending = PurePosixPath(file.name).suffix.lower()
        return f"files/{file.sha256[:16]}{ending if fullmatch(r'[.][a-z0-9]{1,8}', ending) else ''}"

    def asset(self, path: str, here: Location) -> str:
        """Return the way to a file of the theme."""
        return f"{'../' if here.page else ''}{self.assets}{path}"

    def image(self, file: PublicFile, here: Location) -> str:
        """Return src, width and height."""
        return f'src="{here.root}{self.file(file)}"{size_attributes(file)}'

    def download(self, file: PublicFile, here: Location) -> str:
        """Return href and download."""
        return f'href="{here.root}{self.file(file)}" download="{own_name(file)}"'

    def calendar(self, here: Location) -> str:
        """Return href and download."""
        return f'href="{here.root}{PLAIN_CALENDAR}" download="{PLAIN_CALENDAR}"'


def size_attributes(file: PublicFile) -> str:
    """Return ` width="…" height="…"` of a picture, "" where its size is not known."""
    return f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""


def own_name(file: PublicFile) -> str:
    """Return the name under which a reader keeps the file, escaped for an attribute."""
    return escape(PurePosixPath(file.name).name)
