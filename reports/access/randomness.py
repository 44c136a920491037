"""Nothing, or a demonstration's seed → random bytes: the one place of the product where randomness is drawn."""

import secrets
from collections.abc import Sequence
from typing import Protocol

from reports.protect import crypto

DEMO_KEY = crypto.sha256(b"aboveboard demonstration key: it is public and protects nothing")
"""The agency key of demonstrations, built in and known to everyone."""


class Random(Protocol):
    """A source of random bytes."""

    def draw(self, size: int) -> bytes:
        """Return that many fresh bytes."""
        ...


class SystemRandom:
    """The randomness of the operating system."""

    def draw(self, size: int) -> bytes:
        """Return that many fresh bytes."""
        return secrets.token_bytes(size)


class DemoRandom:
    """What a demonstration draws for one client: the same bytes for the same seed, in order; never secret.

    All that a client ever draws comes from one of these, since a second one would begin again.
    """

    def __init__(self, seed: int, client_id: str) -> None:
        self._label = f"demo {seed} {client_id} ".encode()
        self._drawn = 0

    def draw(self, size: int) -> bytes:
        """Return the next bytes."""
        self._drawn += 1
        return crypto.derive(DEMO_KEY, self._label + str(self._drawn).encode(), size)


def choose(random: Random, choices: Sequence[str]) -> str:
    """Return one of the choices, each as likely as any other."""
    limit = (1 << 32) // len(choices) * len(choices)
    while (number := int.from_bytes(random.draw(4))) >= limit:
        continue
    return choices[number % len(choices)]
