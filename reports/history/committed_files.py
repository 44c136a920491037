"""A commit → the workspace's files as it holds them, to be told apart and to be written out, without a checkout.

Git's own checkout could run filters that the repository names. Bytes are written as they were committed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.history.repository import Difference, Repository
from reports.workspace import AGENCY, CLIENTS

_TOP = (AGENCY, "mkdocs.yml", "portfolio.access.yml", "allowed_signers")
_LINK, _SUBMODULE = "120000", "160000"
_HERE = "."
_STRAY = 2
"""Parts of the name of a file that lies beside the clients' folders."""


@dataclass(frozen=True, slots=True)
class CommittedFiles:
    """The files of the workspace as of one commit, by place: `clients/northwind/client.yml`."""

    repository: Repository
    there: Mapping[str, Difference]

    def identities(self, folder: str) -> dict[str, str]:
        """Return what tells each file below a folder (all: "") from others, by name; of no plain file its kind."""
        before = f"{folder}/" if folder else ""
        found = ((place, one) for place, one in self.there.items() if place.startswith(before))
        itself = {"": _identity(self.there[folder])} if folder in self.there else {}
        return itself | {place.removeprefix(before): _identity(one) for place, one in found}

    @property
    def client_ids(self) -> tuple[str, ...]:
        """Every client that has a file, or is a link, sorted."""
        there = ((place.split("/"), one) for place, one in self.there.items() if place.startswith(f"{CLIENTS}/"))
        return tuple(sorted({parts[1] for parts, one in there if len(parts) > _STRAY or one.mode == _LINK}))

    def write(self, places: Iterable[str], folder: Path) -> None:
        """Write some files into a new folder; a link is written as one to the folder that it stands in."""
        wanted = sorted(set(places) & set(self.there))
        for parent in sorted({(folder / place).parent for place in wanted}):
            parent.mkdir(parents=True, exist_ok=True)
        plain = {place: self.there[place].blob for place in wanted if _is_plain(self.there[place])}
        for place in wanted:
            if self.there[place].mode == _LINK:
                (folder / place).symlink_to(_HERE)
        for place, data in zip(plain, self._bytes(plain.values()), strict=True):
            (folder / place).write_bytes(data)

    def _bytes(self, blobs: Iterable[str]) -> Iterator[bytes]:
        return (data for _, data in self.repository.objects(blobs))


def committed_files(repository: Repository) -> CommittedFiles:
    """Return the files that `repository.head` holds of clients and agency, its theme included.

    Hidden ones are left out, and with them every name that would lead out of a folder.
    """
    found = repository.files(*_TOP, CLIENTS, "theme")
    return CommittedFiles(repository, {one.path: one for one in found if "/." not in one.path})


def _identity(one: Difference) -> str:
    return one.blob if _is_plain(one) else one.mode


def _is_plain(one: Difference) -> bool:
    return one.mode not in (_LINK, _SUBMODULE)


def _is(place: str, before: str) -> bool:
    return place.startswith(before)
