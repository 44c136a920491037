"""The environment → its secrets, taken out of it, so that nothing that a command starts or runs inherits them."""

import os
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

KEY = "ABOVEBOARD_KEY"
"""The agency's key."""
SMTP_URL = "ABOVEBOARD_SMTP_URL"
"""The mail server, with its password."""
SLACK_URL = "ABOVEBOARD_SLACK_URL"
"""Begins the names of clients' channels: whoever has such an address can write there."""


@cache
def take_secrets() -> Mapping[str, str]:
    """Take every secret out of the environment, at the first call; those that are there, by their names."""
    names = [name for name in os.environ if name in (KEY, SMTP_URL) or name.startswith(SLACK_URL)]
    return MappingProxyType({name: _taken(name) for name in names})


def take_key() -> str | None:
    """Return the text of the agency's key; None where the environment held none."""
    return take_secrets().get(KEY)


def _taken(name: str) -> str:
    if os.name == "posix":
        _erase(name)
    return os.environ.pop(name)


def _erase(name: str) -> None:
    """Overwrite a secret where the process was handed it: git and hooks could read that in /proc/<pid>/environ."""
    import ctypes  # here: most commands are handed none

    find = ctypes.CDLL(None).getenv
    find.restype = ctypes.c_void_p
    place = find(name.encode())
    if place:
        ctypes.memset(place, 0, len(ctypes.string_at(place)))
