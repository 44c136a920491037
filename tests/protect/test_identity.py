import re
from dataclasses import dataclass

from reports.protect import SealedIdentity
from reports.site.identity import Identity, Location

KEY = b"a" * 32
HERE = Location("version", "page")


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    sha256: str = "ab" * 32
    is_image: bool = False
    width: int | None = None
    height: int | None = None


def _identity(*, readable: bool = False) -> Identity:
    return SealedIdentity(KEY, "assets/4f1c", readable=readable)


def test_folders_and_pages_are_opaque_but_for_the_record_and_home() -> None:
    identity = _identity()
    assert re.fullmatch("[a-z2-7]{20}", identity.folder("2026-W47"))
    assert re.fullmatch("[a-z2-7]{20}", identity.page("plan"))
    assert (identity.folder("all"), identity.page("now")) == ("all", "")


def test_an_agency_may_choose_readable_versions_and_addresses() -> None:
    assert _identity(readable=True).folder("2026-W47") == "2026-W47"
    identity = SealedIdentity(KEY, "assets/4f1c")
    assert identity.address("harbour", "harbour-lane") == "harbour-lane"
    assert re.fullmatch("[a-z2-7]{20}", identity.address("harbour"))


def test_a_file_is_named_by_its_content_alone() -> None:
    identity = _identity()
    assert re.fullmatch(r"files/[a-z2-7]{20}\.bin", identity.file(_File("files/shelf.png")))
    assert identity.file(_File("files/shelf.png")) == identity.file(_File("files/other.pdf"))
    assert identity.file(_File("files/shelf.png")) != identity.file(_File("files/shelf.png", "cd" * 32))


def test_a_picture_waits_for_the_script_and_keeps_its_room() -> None:
    attributes = _identity().image(_File("files/Shelf.JPG", is_image=True, width=640, height=480), HERE)
    assert attributes == (
        'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" '
        f'data-sealed="{_identity().file(_File(""))}" data-type="image/jpeg" width="640" height="480"'
    )
    assert 'data-type="image/png"' in _identity().image(_File("files/shelf.bak", is_image=True), HERE)
    assert 'data-type="application/octet-stream"' in _identity().image(_File("files/a.html"), HERE)


def test_a_download_keeps_its_own_name() -> None:
    attributes = _identity().download(_File('files/a&b".pdf'), HERE)
    assert attributes == (f'href="#" data-sealed="{_identity().file(_File(""))}" download="a&amp;b&quot;.pdf"')


def test_the_themes_files_lie_beside_the_clients() -> None:
    assert _identity().asset("stylesheets/main.css", HERE) == "../../../assets/4f1c/stylesheets/main.css"
    assert _identity().asset("x.js", Location("version", "")) == "../../assets/4f1c/x.js"
