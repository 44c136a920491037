"""The environment → the agency's key, taken out of it, so that nothing that a command starts or runs inherits it."""

import os
from functools import cache

KEY = "ABOVEBOARD_KEY"


@cache
def take_key() -> str | None:
    """Take the text of the agency's key out of the environment, at the first call; None where it held none."""
    if KEY in os.environ and os.name == "posix":
        _erase()
    return os.environ.pop(KEY, None)


def _erase() -> None:
    """Overwrite the key where the process was handed it: git and hooks could read that in /proc/<pid>/environ."""
    import ctypes  # here: most commands are handed no key

    find = ctypes.CDLL(None).getenv
    find.restype = ctypes.c_void_p
    place = find(KEY.encode())
    if place:
        ctypes.memset(place, 0, len(ctypes.string_at(place)))
