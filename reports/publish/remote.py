"""Tags and a branch → the remote they belong to: the private one that the source is kept in."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from reports.errors import Error, Refused
from reports.publish.git_branch import is_site
from reports.publish.git_door import GitDoor, GitFailed

_FILE = "file://"
_ELSEWHERE = re.compile(r"[^/]*:")
"""Begins an address with a host or a scheme; any other is a path."""


def push_tags(door: GitDoor, remote: str, clients: Iterable[str]) -> None:
    """Push the publications of some clients, all of them or none; Error where the remote has others in their place."""
    refs = [f"refs/tags/published/{client}/*:refs/tags/published/{client}/*" for client in clients]
    try:
        _push(door, remote, "--atomic", *refs)
    except GitFailed as failed:
        hint = (
            f"If somebody else published meanwhile: git fetch {remote} --tags, then publish again. "
            f"If the remote cannot be reached: git ls-remote {remote}"
        )
        raise Error(f"The publication could not be pushed to {remote}: {failed.said}", hint) from failed


def push_notified(door: GitDoor, remote: str, clients: Iterable[str]) -> None:
    """Push who was told of some clients; Error where it cannot be.

    Whoever was told is told, whichever publication each side has it at: there is nothing to lose there.
    """
    try:
        _push(door, remote, *(f"+refs/tags/told/{client}/*:refs/tags/told/{client}/*" for client in clients))
    except GitFailed as failed:
        raise Error(
            f"Who was told could not be pushed to {remote}: {failed.said}",
            f"Push it before anybody sends again: git push {remote} 'refs/tags/told/*:refs/tags/told/*'",
        ) from failed


def push_branch(door: GitDoor, remote: str, branch: str) -> None:
    """Push a site's branch in place of the one that the remote has; Refused where that one is no site."""
    ref = f"refs/heads/{branch}"
    there = door.pushing().text("ls-remote", "--refs", "--", address(door, remote), ref).split("\t")[0]
    if there and not _is_known_site(door, there):
        raise Refused(
            f"{remote} has a branch {branch} that holds something else than a published site, as far as is known here.",
            f"Look at it: git fetch {remote} {branch}; or name another with --branch.",
        )
    _push(door, remote, f"--force-with-lease={ref}:{there}", f"{ref}:{ref}")


def address(door: GitDoor, remote: str) -> str:
    """Return where a remote is pushed to; Refused where there is none of this name, or it lies in here."""
    try:
        found = door.text("remote", "get-url", "--push", "--", remote)
    except GitFailed as error:
        raise Refused(f"There is no remote {remote!r}.", "See the remotes with: git remote --verbose") from error
    if _is_own(door, found):
        hint = "A record is kept somewhere else. See the remotes with: git remote --verbose"
        raise Refused(f"The remote {remote} lies in this repository: {found}", hint)
    return found


def _is_own(door: GitDoor, address: str) -> bool:
    """Whether an address leads into this repository: whoever pushes there runs the hooks that came with it."""
    path = unquote(address.removeprefix(_FILE)) if address.startswith(_FILE) else address
    if path == address and _ELSEWHERE.match(path):
        return False
    place = (door.root / Path(path).expanduser()).resolve()
    own = (door.root, door.root / door.text("rev-parse", "--git-common-dir"))
    return any(place.is_relative_to(folder.resolve()) for folder in own)


def _push(door: GitDoor, remote: str, *what: str) -> None:
    # By its address: a remote's own settings could name programs. The receiving end is git's, whatever they say.
    fixed = ("--quiet", "--no-verify", "--no-signed", "--recurse-submodules=no", "--receive-pack=git-receive-pack")
    options = [option for option in what if option.startswith("--")]
    refs = [ref for ref in what if not ref.startswith("--")]
    door.pushing().run("push", *fixed, *options, "--", address(door, remote), *refs)


def _is_known_site(door: GitDoor, commit: str) -> bool:
    try:
        return is_site(door, commit)
    except GitFailed:
        return False
