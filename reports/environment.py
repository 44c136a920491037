"""The environment → the agency's key, taken out of it, so that nothing that a command starts or runs inherits it."""

import os
from functools import cache

KEY = "ABOVEBOARD_KEY"


@cache
def take_key() -> str | None:
    """Take the text of the agency's key out of the environment, at the first call; None where it held none."""
    return os.environ.pop(KEY, None)
