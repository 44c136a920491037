"""A folder → one commit without parents on a branch; work tree, index and HEAD stay as they are.

Author, message and time say nothing: neither who publishes nor when belongs to what strangers see.
"""

import os
import tempfile
from pathlib import Path

from reports.errors import Refused
from reports.publish.git_door import GitDoor, GitFailed

_NOBODY = {
    f"GIT_{who}_{what}": text
    for who in ("AUTHOR", "COMMITTER")
    for what, text in (("NAME", "site"), ("EMAIL", "site@localhost"), ("DATE", "@0 +0000"))
}
_MESSAGE = b"Site\n"


def publish_folder(door: GitDoor, folder: Path, branch: str) -> bool:
    """Make the branch hold exactly the files of a folder; tell whether that is new.

    Refused for a branch that is checked out, or that holds something else than a site that was published so.
    """
    ref = f"refs/heads/{branch}"
    before = _tip(door, ref)
    refuse_branch(door, branch)
    commit = _commit(door, folder)
    if commit == before:
        return False
    door.run("update-ref", "--no-deref", ref, commit, before or "0" * len(commit))
    return True


def refuse_branch(door: GitDoor, branch: str) -> None:
    """Refuse a name that no branch can have, a branch that is checked out, and one that holds work."""
    try:
        door.run("check-ref-format", "--branch", branch)
    except GitFailed as error:
        raise Refused(f"{branch!r} cannot be the name of a branch.", "Name one with --branch, as gh-pages.") from error
    ref = f"refs/heads/{branch}"
    checked_out = door.text("worktree", "list", "--porcelain").split("\n")
    if f"branch {ref}" in checked_out:
        raise Refused(f"The branch {branch} is checked out.", "Publish to one that holds the site alone: gh-pages")
    tip = _tip(door, ref)
    if tip and not is_site(door, tip):
        raise Refused(
            f"The branch {branch} holds something else than a published site.",
            "Name another with --branch; a site's branch is made where there is none.",
        )


def is_site(door: GitDoor, commit: str) -> bool:
    """Whether a commit is one that was made here: without parents, by nobody, saying nothing."""
    (data,) = door.objects([commit])
    head, _, message = data.partition(b"\n\n")
    return message == _MESSAGE and b"\nparent " not in head and b"author site <site@localhost> 0 +0000" in head


def _commit(door: GitDoor, folder: Path) -> str:
    """Write the files of a folder and a commit of them; the same files give the same commit."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = "".join(f"{path}\n" for path in paths).encode()
    blobs = door.text("hash-object", "-w", "--no-filters", "--stdin-paths", data=listed).split("\n") if paths else []
    lines = (f"100644 {blob}\t{path.relative_to(folder).as_posix()}\0" for blob, path in zip(blobs, paths, strict=True))
    with tempfile.TemporaryDirectory() as private:
        index = {"GIT_INDEX_FILE": os.fspath(Path(private) / "index")}
        door.run("update-index", "--add", "-z", "--index-info", data="".join(lines).encode(), more=index)
        tree = door.text("write-tree", more=index)
    return door.text("commit-tree", "--no-gpg-sign", tree, data=_MESSAGE, more=_NOBODY)


def _tip(door: GitDoor, ref: str) -> str | None:
    found = door.text("for-each-ref", "--format=%(refname) %(objectname)", ref)
    return next((line.split(" ")[1] for line in found.split("\n") if line.startswith(f"{ref} ")), None)
