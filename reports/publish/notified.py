"""Tags `told/<client>/<version>/…` ↔ who was told of a published version already, so that nobody is told twice.

Each stands at the tag of the publication that was told, and is written before anything leaves: whatever breaks off in
between, at worst somebody is not told. Its name ends in how and whom, by the person's id: `mail/sponsor`, `slack`. No
address stands in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reports.errors import Error
from reports.publish.git_door import GitDoor, GitFailed
from reports.publish.remote import address

_BELOW = "refs/tags/told"


@dataclass(frozen=True, slots=True)
class Notified:
    """Whom one version of a client was told to; `tag` is the id of the publication's tag."""

    door: GitDoor
    client: str
    version: str
    tag: str

    @property
    def _place(self) -> str:
        return f"{_BELOW}/{self.client}/{self.version}/"

    def names(self, remote: str | None = None) -> frozenset[str]:
        """Return who was told, as far as is known here, and at the remote if one is given."""
        here = self.door.text("for-each-ref", "--format=%(refname)", self._place).split("\n")
        return frozenset(ref.removeprefix(self._place) for ref in (*here, *self._there(remote)) if ref)

    def claim(self, name: str) -> bool:
        """Write down that somebody is told; False where somebody else wrote it at the same time."""
        try:
            self.door.run("update-ref", f"{self._place}{name}", self.tag, "")
        except GitFailed:
            if name in self.names():
                return False
            raise
        return True

    def release(self, name: str) -> None:
        """Take it back: nothing left."""
        self.door.run("update-ref", "-d", f"{self._place}{name}", self.tag)

    def _there(self, remote: str | None) -> Iterable[str]:
        if remote is None:
            return ()
        where = address(self.door, remote)
        try:
            found = self.door.pushing().text("ls-remote", "--refs", "--", where, f"{self._place}*")
        except GitFailed as failed:
            hint = f"See what it says: git ls-remote {remote}"
            raise Error(f"{remote} cannot be read: {failed.said}", hint) from failed
        return (line.partition("\t")[2] for line in found.split("\n"))
