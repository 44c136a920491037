"""A repository beside what was published of it → why nothing may be published now, and the way out.

Contents are compared here, not by `git status`: that would run what the repository's configuration names as filters.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1, sha256
from pathlib import Path

from reports.errors import Refused
from reports.publish.git_door import GitDoor, GitFailed
from reports.publish.ledger import Chain
from reports.publish.tags import tag_name

_SHARED = ("agency.yml", "mkdocs.yml", "theme")
_LINK, _MODULE = "120000", "160000"
_SHOWN = 5


def refuse_dirty(door: GitDoor, only: str | None) -> None:
    """Refuse files of the workspace that are not as HEAD has them, new ones included, but for those git ignores."""
    dirty = sorted(_dirty(door, (*_SHARED, f"clients/{only}" if only else "clients")))
    if dirty:
        more = [f"and {len(dirty) - _SHOWN} more"] if len(dirty) > _SHOWN else []
        raise Refused(
            f"Not committed: {', '.join([*dirty[:_SHOWN], *more])}.",
            "What is published must be on record. Commit, or put it aside: git stash --include-untracked",
        )


def refuse_rewritten(door: GitDoor, chains: Iterable[Chain]) -> None:
    """Refuse a history that does not lead on from each client's last publication, commit after commit."""
    known = main_line(door)
    for chain in chains:
        entry = chain.newest
        if entry is None or entry.source in known:
            continue
        tag = tag_name(chain.client, entry.seq)
        if _is_ancestor(door, entry.source):
            raise Refused(
                f"History was re-threaded: {entry.source[:12]}, published as {tag}, came in by a merge and is "
                "no longer on the main line.",
                f"Make the main line lead on from it: git switch --detach {tag}, then git merge the other side.",
            )
        raise Refused(
            f"History was rewritten: {entry.source[:12]}, published as {tag}, is not part of it any more.",
            f"Take the published history back, and commit on top of it: git log {tag}",
        )


def main_line(door: GitDoor) -> Mapping[str, int]:
    """Return every commit of the first-parent line that leads to HEAD, with its place; the first one's is 0."""
    newest_first = door.text("rev-list", "--first-parent", "HEAD").split("\n")
    return {commit: place for place, commit in enumerate(reversed(newest_first))}


def refuse_older_access(chain: Chain, epoch: int) -> None:
    """Refuse an access file from before the last publication: it would open the site to people who were shut out."""
    entry = chain.newest
    if entry and epoch < entry.epoch:
        raise Refused(
            f"clients/{chain.client}/access.yml is older than the published one: change {epoch}, published is "
            f"{entry.epoch}.",
            f"Take back the newer one: git checkout {tag_name(chain.client, entry.seq)} -- "
            f"clients/{chain.client}/access.yml",
        )


def changed_updates(door: GitDoor, client_id: str, published: str) -> Iterator[tuple[str, str, str]]:
    """Yield each update that is not as a commit has it: its name, the blob there and the one now, "" for none."""
    folder = f"clients/{client_id}/updates"
    then, now = _tree(door, published, (folder,)), _tree(door, "HEAD", (folder,))
    for path, (_, blob) in then.items():
        _, found = now.get(path, ("", ""))
        if found != blob:
            yield path.removeprefix(f"clients/{client_id}/"), blob, found


def _dirty(door: GitDoor, paths: tuple[str, ...]) -> Iterator[str]:
    committed = _tree(door, "HEAD", paths)
    listed = door.run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *paths)
    present = {os.fsdecode(name) for name in listed.split(b"\0") if name}
    for name in {*committed, *present}:
        mode, blob = committed.get(name, ("", ""))
        if mode != _MODULE and not _is_as_committed(door.root / name, mode, blob):
            yield name


def _is_as_committed(path: Path, mode: str, blob: str) -> bool:
    """Whether a file holds the bytes of a blob; line ends may be those of the computer."""
    try:
        data = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
    except OSError:
        return False
    if path.is_symlink() != (mode == _LINK):
        return False
    return blob in (_blob_id(data, len(blob)), _blob_id(data.replace(b"\r\n", b"\n"), len(blob)))


def _blob_id(data: bytes, length: int) -> str:
    known = sha256 if length == sha256().digest_size * 2 else sha1
    return known(b"blob %d\0" % len(data) + data).hexdigest()


def _tree(door: GitDoor, commit: str, paths: tuple[str, ...]) -> Mapping[str, tuple[str, str]]:
    """Return mode and blob of every file below some paths in a commit."""
    found = door.run("ls-tree", "-r", "-z", commit, "--", *paths)
    files = (line.partition(b"\t") for line in found.split(b"\0") if line)
    parts = ((os.fsdecode(name), head.decode("ascii").split(" ")) for head, _, name in files)
    return {name: (head[0], head[2]) for name, head in parts}


def _is_ancestor(door: GitDoor, commit: str) -> bool:
    try:
        door.run("merge-base", "--is-ancestor", commit, "HEAD")
    except GitFailed:
        return False
    return True
