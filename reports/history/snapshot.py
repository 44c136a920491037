"""A client's files as of a commit → a folder to read from, without a checkout."""

from collections.abc import Mapping

from reports.history.repository import Repository


class SnapshotFolder:
    """The files of one client as of one commit, by name relative to the client's folder; bytes come when asked for.

    It is a `source.Folder`. `blobs` gives git's id of each file; what is no plain file has none and is not there.
    """

    def __init__(self, repository: Repository, blobs: Mapping[str, str]) -> None:
        self._repository = repository
        self._blobs = blobs

    def names(self) -> tuple[str, ...]:
        """Return the names of all files, sorted; hidden ones (`.gitkeep`) are left out."""
        return tuple(sorted(name for name in self._blobs if not name.startswith(".") and "/." not in name))

    def read(self, name: str) -> bytes:
        """Return a file's bytes; FileNotFoundError where there is none of this name."""
        return next(data for _, data in self._repository.objects([self.identity(name)]))

    def identity(self, name: str) -> str:
        """Return git's blob id, equal for equal bytes; FileNotFoundError where there is no file of this name."""
        try:
            return self._blobs[name]
        except KeyError:
            raise FileNotFoundError(name) from None
