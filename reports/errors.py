"""What stops a command.

Error            something a person can put right; shown as one message and a way out
├── UsageError   the command was called wrongly (exit 2)
└── Refused      we could go on, and will not, for the stated reason (exit 2)
    └── NothingYet   there is no history to speak of: nothing was ever committed

A fault in data is no exception: see `problems.Problem`.
"""


class Error(Exception):
    """A command cannot go on: what is wrong, and the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(Error):
    """The command was called wrongly."""


class Refused(Error):
    """Going on would leak, lose or pretend something."""


class NothingYet(Refused):
    """There is a repository, and no commit in it."""
