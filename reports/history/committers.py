"""What the workspace's top says of people who commit: what they are called, and whose keys they sign with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reports.history.mailmap import Mailmap
from reports.history.revisions import Commit
from reports.history.signatures import AllowedKey


class MailmapEdit(NamedTuple):
    """A commit that changed `.mailmap`, its position in the chain, and the names since."""

    position: int
    commit: str
    names: Mailmap


@dataclass(frozen=True, slots=True)
class Committers:
    """Every wording of `.mailmap`, oldest first, and the keys that may sign commits, as HEAD has them."""

    edits: tuple[MailmapEdit, ...] = ()
    signers: tuple[AllowedKey, ...] = ()

    def name_of(self, commit: Commit) -> str:
        """Return the name under which a commit's author is known at HEAD."""
        return self.edits[-1].names.name_of(commit) if self.edits else commit.author

    def renamed(self, commits: Sequence[Commit]) -> Iterator[tuple[MailmapEdit, tuple[tuple[str, str], ...]]]:
        """Yield each edit with the authors of some commits who have another name since: the old one and the new."""
        before = Mailmap()
        for edit in self.edits:
            pairs = {(before.name_of(commit), edit.names.name_of(commit)) for commit in commits}
            yield edit, tuple(sorted(pair for pair in pairs if pair[0] != pair[1]))
            before = edit.names
