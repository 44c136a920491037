"""A workspace → the agency's key, from `.aboveboard/key` or the environment (docs/sealed-format.md, "Agency key")."""

import os
import stat
from base64 import b32decode, b32encode
from dataclasses import dataclass, field
from pathlib import Path

from reports.access.randomness import DEMO_KEY, Random
from reports.environment import KEY, take_key
from reports.errors import Refused
from reports.protect import crypto

_PREFIX = "aboveboard-key-1-"
_KEY, _CHECK = 32, 4


@dataclass(frozen=True, slots=True)
class AgencyKey:
    """The key under which access files are sealed; `id`, 16 hex digits, names it in clear."""

    secret: bytes = field(repr=False)
    id: str

    @property
    def is_demo(self) -> bool:
        """Whether this is the public key of demonstrations."""
        return self.secret == DEMO_KEY

    @property
    def signing_seed(self) -> bytes:
        """The agency's own Ed25519 key, 32 bytes: it signs the receipts that were taken, and what was published."""
        return crypto.derive(self.secret, b"signing key")


def key_of(secret: bytes) -> AgencyKey:
    """Return the key that these 32 bytes are."""
    return AgencyKey(secret, crypto.derive(secret, b"agency key id", 8).hex())


def demo_key() -> AgencyKey:
    """Return the key of demonstrations, which is public."""
    return key_of(DEMO_KEY)


def encode_key(key: AgencyKey) -> str:
    """Return the text of a key, its check included; secret."""
    return _PREFIX + b32encode(key.secret + crypto.sha256(key.secret)[:_CHECK]).decode().lower().rstrip("=")


def decode_key(text: str) -> AgencyKey:
    """Read the text of a key, however it was broken into lines and groups; Refused for a mistyped one."""
    packed = "".join(text.split()).lower()
    body = packed.removeprefix(_PREFIX).replace("-", "").upper()
    try:
        raw = b32decode(body + "=" * (-len(body) % 8))
    except ValueError:
        raw = b""
    key = key_of(raw[:_KEY])
    if not packed.startswith(_PREFIX) or encode_key(key) != _PREFIX + body.lower():
        raise Refused("The agency key is mistyped.", "Compare it with the recovery form, letter by letter.")
    return key


def read_agency_key(root: Path, *, demo: bool) -> AgencyKey:
    """Return the agency's key: the environment's, else the workspace's, else in a demonstration the public one.

    Refused where there is none.
    """
    text = take_key() or _from_file(root)
    if text:
        return decode_key(text)
    if demo:
        return demo_key()
    raise Refused(
        "There is no agency key, so nothing can be sealed.",
        f"Run `aboveboard access init` once, or put the key from the recovery form into {KEY}. "
        "To look at pages unsealed: `aboveboard build --plain`.",
    )


def make_agency_key(root: Path, random: Random) -> AgencyKey:
    """Draw a key and write it to `.aboveboard/key`, readable by its owner alone; Refused where there is one."""
    key = key_of(random.draw(_KEY))
    folder = root / ".aboveboard"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="ascii")
    try:
        handle = os.open(_file(root), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refused("This workspace has an agency key already.", "It stays as it is: .aboveboard/key") from error
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(encode_key(key) + "\n")
    return key


def recovery_form(key: AgencyKey) -> str:
    """Return what to print on paper and keep: the key in groups, and what it is for."""
    body = encode_key(key).removeprefix(_PREFIX)
    groups = [body[start : start + 5] for start in range(0, len(body), 5)]
    lines = ["  " + "-".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
    return "\n".join(
        [
            "Recovery form of the agency key",
            "",
            f"  {_PREFIX}",
            *lines,
            "",
            f"Key id: {key.id}",
            "",
            "Whoever holds this key can open every client's site. Without it, and without the computer that it",
            "was made on, no site can be published again, and nobody can bring it back.",
            "Print this page, keep it where you keep contracts, and clear this screen. It is shown only once.",
            f"To use it elsewhere, put the text without spaces into {KEY} or into .aboveboard/key.",
        ]
    )


def _from_file(root: Path) -> str | None:
    file = _file(root)
    if not file.is_file():
        return None
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise Refused("Others on this computer can read the agency key.", "Run `chmod 600 .aboveboard/key`.")
    return file.read_text(encoding="utf-8", errors="replace")


def _file(root: Path) -> Path:
    return root / ".aboveboard" / "key"
