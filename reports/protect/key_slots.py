"""Public keys of those with access → slots.bin, and a passphrase → the content key in it.

docs/sealed-format.md, "Passphrase" and "Slots". Dummies fill the slots, so that their number does not tell how many
people have access.
"""

import re
import unicodedata
from collections.abc import Iterable

from reports.errors import Error, Refused
from reports.protect import crypto
from reports.protect.keys import ClientKeys, key_id

MAGIC = b"ABSLOT01"
ITERATIONS = 1_000_000
_FEWEST, _MOST = 600_000, 10_000_000
_FEWEST_SLOTS, _MOST_SLOTS = 16, 256
_HEAD, _SLOT = 44, 80
_SEPARATORS = re.compile(r"[\t\n\v\f\r \-]+")


class NoSlot(Error):
    """No slot opens: the passphrase is wrong, or access was taken away."""


class BadSlots(Error):
    """slots.bin is not of this format."""


def normalized(passphrase: str) -> bytes:
    """Return what is stretched: NFKC, words apart by one space however they were typed, case kept, UTF-8."""
    words = _SEPARATORS.split(unicodedata.normalize("NFKC", passphrase))
    return " ".join(word for word in words if word).encode()


def person_key(passphrase: str, salt: bytes, iterations: int = ITERATIONS) -> bytes:
    """Return a person's private key, 32 bytes."""
    return crypto.derive(crypto.stretch(normalized(passphrase), salt, iterations), b"person")


def encode_slots(keys: ClientKeys, iterations: int = ITERATIONS) -> bytes:
    """Return slots.bin: one slot a person, dummies up to 16, 32, 64, 128 or 256, sorted as bytes."""
    head = MAGIC + keys.salt + iterations.to_bytes(4) + key_id(keys.content)
    people = list(keys.people.values())
    count = _slot_count(len(people))
    dummies = (_dummy(keys.seed, index) for index in range(count - len(people)))
    slots = sorted(_slot(keys, head, public) for public in (*people, *dummies))
    return head + count.to_bytes(2) + b"".join(slots)


def open_slots(slots: bytes, passphrase: str) -> bytes:
    """Return the content key; NoSlot for a passphrase that opens none, BadSlots for bytes of another shape."""
    head = _checked_head(slots)
    private = person_key(passphrase, head[8:24], int.from_bytes(head[24:28]))
    for content_key in _unwrapped(head, slots, private):
        if key_id(content_key) == head[28:44]:
            return content_key
    raise NoSlot("This passphrase opens none of the slots.")


def _slot_count(people: int) -> int:
    count = _FEWEST_SLOTS
    while count < people:
        count *= 2
    if count > _MOST_SLOTS:
        raise Refused(f"{people} people have access; {_MOST_SLOTS} is the most that one client can have.")
    return count


def _dummy(seed: bytes, index: int) -> bytes:
    return crypto.public_key(crypto.derive(seed, b"dummy" + bytes((index,))))


def _slot(keys: ClientKeys, head: bytes, public: bytes) -> bytes:
    ephemeral = crypto.derive(keys.seed, b"ephemeral" + head + public)
    shown = crypto.public_key(ephemeral)
    wrap = crypto.derive(crypto.shared_secret(ephemeral, public), b"slot", 32, shown)
    return shown + crypto.encrypt(wrap, keys.content, head)


def _checked_head(slots: bytes) -> bytes:
    count = int.from_bytes(slots[_HEAD : _HEAD + 2])
    if slots[:8] != MAGIC or count > _MOST_SLOTS or len(slots) != _HEAD + 2 + count * _SLOT:
        raise BadSlots("These are no slots of this format.")
    if not _FEWEST <= int.from_bytes(slots[24:28]) <= _MOST:
        raise BadSlots("These slots ask for a number of iterations that no sealer writes.")
    return slots[:_HEAD]


def _unwrapped(head: bytes, slots: bytes, private: bytes) -> Iterable[bytes]:
    for start in range(_HEAD + 2, len(slots), _SLOT):
        shown, wrapped = slots[start : start + 32], slots[start + 32 : start + _SLOT]
        try:
            wrap = crypto.derive(crypto.shared_secret(private, shown), b"slot", 32, shown)
            yield crypto.decrypt(wrap, wrapped, head)
        except crypto.Undecryptable:
            continue
