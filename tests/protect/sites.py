"""A small client's site in plain, its keys and its shell, for tests of sealing, proving and swapping."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from reports.protect import ClientKeys, Moment, Shell, crypto, make_shell

TEMPLATE = '<!doctype html><script src="%ROOT%%ASSETS%/shell.js"></script><p id="sealed">%PAYLOAD%</p>'
MOMENT = Moment(7, datetime(2026, 11, 20, 18, tzinfo=UTC), date(2026, 11, 27))
SECRET = "Larkmoor Outdoor wants warmer boots"
PICTURE = b"\x89PNG" + bytes(range(256)) * 9


@dataclass(frozen=True, slots=True)
class Plain:
    path: str
    data: bytes
    compress: bool = True


def shell() -> Shell:
    return make_shell(TEMPLATE, [], "../assets/abc", "en")


def keys(client: str = "harbour") -> ClientKeys:
    seeds = [crypto.sha256(f"{client} {name}".encode()) for name in ("content", "address", "salt", "seed", "person")]
    content, address, salt, seed, person = seeds
    return ClientKeys(content, address, salt[:16], seed, {"sponsor": crypto.public_key(person)}, 3)


def plain_files(text: str = SECRET) -> list[Plain]:
    page = f"<!doctype html><title>Now</title><p>{text}</p>".encode() * 30
    versions = [
        Plain(f"{version}/{name}", page + version.encode())
        for version in ("v1", "v2")
        for name in ("index.html", "plan/index.html", "search.bin")
    ]
    return [
        *versions,
        Plain("all/history/index.html", page),
        Plain("versions.bin", b"[]"),
        Plain("files/x.bin", PICTURE, compress=False),
    ]
