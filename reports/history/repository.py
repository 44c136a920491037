"""A workspace's git repository → commits, differences and blobs: the only door to git of this stage.

Reads through plumbing only, and never lets the repository's own settings run a program. Nothing that a committer writes
(messages, names) stands in a stream that is cut at delimiters.
"""

import os
import re
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from reports.errors import Error, NothingYet, Refused

SETTINGS = {
    "core.alternateRefsCommand": "false",
    "core.attributesFile": os.devnull,
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.sshCommand": "false",
    "diff.external": "",
    "gpg.program": "false",
    "gpg.ssh.program": "false",
    "gpg.x509.program": "false",
    "log.showSignature": "false",
    "protocol.allow": "never",
}
"""Settings at command scope, which beats the repository's own: whatever could run a program or reach a host is off."""

ENVIRONMENT = {
    "GIT_FLUSH": "0",  # not after every commit: nobody reads before the end
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_COUNT": str(len(SETTINGS)),
} | {
    f"GIT_CONFIG_{what}_{number}": text
    for number, setting in enumerate(SETTINGS.items())
    for what, text in zip(("KEY", "VALUE"), setting, strict=True)
}
"""What git sees beside the reader's own environment, less every other GIT_ variable."""

_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
"""They choose the reader's own settings, where trust in a folder (safe.directory) stands."""
_ID = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_TWO = 2
"""Names on the line of a commit with one parent."""
_AT_ONCE = 128
"""Ids asked for at once: their lines fit into the smallest pipe there is, so that neither side waits for ever."""


class Link(NamedTuple):
    """A commit of the first-parent chain and the commit it is compared with, None for the first."""

    commit: str
    parent: str | None
    is_merge: bool = False


class Difference(NamedTuple):
    """One path that a commit changed; `blob` is "" where it was removed; `mode` as git writes it, as `100644`."""

    commit: str
    path: str
    mode: str
    blob: str


class Repository:
    """The git repository whose top level a workspace is.

    Raises Refused with the way out where history is missing or cannot be trusted: no repository, a subfolder of one, no
    commit, shallow or partial clones, replaced or grafted commits, a folder of another owner.
    """

    def __init__(self, root: Path, head: str = "HEAD") -> None:
        """Open the repository; history is that of `head`, the name of a commit."""
        self._root = root
        self._git = _open(root)
        self._batches: dict[int, Any] = {}
        self._preflight()
        self.head = self.resolve(head)

    def resolve(self, revision: str) -> str:
        """Return the full id of the commit that a name means; Refused where there is none."""
        try:
            return self._text("rev_parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except Error as error:
            if revision != "HEAD":
                raise Refused(f"There is no commit {revision!r}.", "See the commits with: git log --oneline") from error
            hint = 'Make one: git add agency.yml mkdocs.yml clients && git commit -m "Start"'
            raise NothingYet("This repository has no commit yet, so there is no history to read.", hint) from error

    def merge_base(self, other: str) -> str:
        """Return the newest commit that is behind both `head` and another commit; Refused where there is none."""
        try:
            return self._text("merge_base", self.resolve(other), self.head)
        except _NothingFoundError as error:
            hint = "Compare commits of one history; see it with: git log --oneline --graph --all"
            raise Refused(f"{other!r} and {self.head} have no commit in common.", hint) from error

    def files(self, *paths: str) -> Iterator[Difference]:
        """Yield every file that `head` holds below some paths."""
        found = self._run("ls_tree", "-r", "-z", "--full-tree", self.head, "--", *paths)
        for entry in filter(None, found.split(b"\0")):
            about, _, path = entry.partition(b"\t")
            mode, _, blob = about.decode("ascii").split(" ")
            yield Difference(self.head, path.decode("utf-8", "surrogateescape"), mode, blob)

    def chain(self, behind: str | None = None) -> tuple[Link, ...]:
        """Return the first-parent history of `head`, oldest first, as far as it is not that of another commit."""
        ends = (self.head, f"^{behind}") if behind else (self.head,)
        found = self._run("rev_list", "--topo-order", "--reverse", "--parents", "--first-parent", *ends, "--")
        lines = (line.split() for line in found.decode("ascii").splitlines())
        return tuple(Link(names[0], names[1] if len(names) > 1 else None, len(names) > _TWO) for names in lines)

    def differences(self, chain: Sequence[Link], *paths: str) -> Iterator[Difference]:
        """Yield what each commit changed below some paths, in the order of the chain, in one pass."""
        return self._diff_tree(["--root"], (" ".join(filter(None, link[:2])) for link in chain), paths)

    def merged(self, chain: Sequence[Link], *paths: str) -> Iterator[Difference]:
        """Yield the files below some paths that merges of the chain have as none of their parents has them."""
        merges = [link.commit for link in chain if link.is_merge]
        return self._diff_tree(["-c"], merges, paths) if merges else iter(())

    def _diff_tree(self, more: Sequence[str], lines: Iterable[str], paths: Sequence[str]) -> Iterator[Difference]:
        options = ("--stdin", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none", *more)
        with tempfile.TemporaryFile() as asked:
            asked.write("".join(f"{line}\n" for line in lines).encode("ascii"))
            asked.seek(0)
            found = self._run("diff_tree", *options, "--no-ext-diff", "--no-textconv", "--", *paths, istream=asked)
        return _differences(found)

    def objects(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of objects by id, in the order they are asked for; Error where one is missing."""
        rest = iter(ids)
        while some := list(islice(rest, _AT_ONCE)):
            yield from self._ask(some)

    def _ask(self, ids: Sequence[str]) -> list[tuple[str, bytes]]:
        process = self._batch()
        process.stdin.write("".join(f"{name}\n" for name in ids).encode("ascii"))
        process.stdin.flush()
        return [(name, _answer(process.stdout, name)) for name in ids]

    def _batch(self) -> Any:
        """Return this process's own `git cat-file --batch`; it ends together with the repository object."""
        own = os.getpid()
        if own not in self._batches:
            process = self._run("cat_file", "--batch", as_process=True, istream=-1)
            self._batches[own] = process
            weakref.finalize(self, _end, process, own)
        return self._batches[own]

    def _preflight(self) -> None:
        if self._text("rev_parse", "--is-shallow-repository") == "true":
            hint = "Fetch all of it: git fetch --unshallow (on GitHub Actions: actions/checkout with fetch-depth: 0)"
            raise Refused("This is a shallow clone: a part of the history is missing.", hint)
        if self._setting(r"^(extensions\.partialclone|remote\..*\.promisor)$"):
            hint = "Clone it anew without --filter: git clone <address>"
            raise Refused("This is a partial clone: some files of the history are missing.", hint)
        if self._text("for_each_ref", "--count=1", "refs/replace"):
            hint = "List them with: git replace --list; remove each with: git replace --delete <commit>"
            raise Refused("Some commits are replaced by others here (refs/replace), so the history is not true.", hint)
        if (self._root / self._text("rev_parse", "--git-path", "info/grafts")).exists():
            raise Refused("The history is grafted here, so it is not true.", "Remove the file .git/info/grafts.")

    def _setting(self, names: str) -> str:
        with suppress(_NothingFoundError):
            return self._text("config", "--local", "--name-only", "--get-regexp", names)
        return ""

    def _text(self, command: str, *arguments: str) -> str:
        return cast("bytes", self._run(command, *arguments)).decode("utf-8", "surrogateescape").strip("\n")

    def _run(self, command: str, *arguments: str, **options: object) -> Any:
        from git.exc import GitCommandError  # here, since importing GitPython takes 100 ms

        with _own_environment():
            try:
                return getattr(self._git, command)(*arguments, stdout_as_string=False, **options)
            except GitCommandError as error:
                raise _explained(error, self._root) from error


class _NothingFoundError(Error):
    """Git found nothing and says so by its exit code alone."""


def _open(root: Path) -> Any:
    try:
        from git import Repo  # here, since importing GitPython takes 100 ms
        from git.exc import InvalidGitRepositoryError, NoSuchPathError
    except ImportError as error:
        raise Error("git cannot be run.", "Install git, and see that `git --version` works.") from error
    with _own_environment():
        try:
            repository = Repo(root, search_parent_directories=False, expand_vars=False)
        except (InvalidGitRepositoryError, NoSuchPathError) as error:
            raise _no_repository(root) from error
    if repository.bare or Path(repository.working_tree_dir or "").resolve() != root.resolve():
        raise Refused(f"{root} is no working copy of a git repository.", "Run this in a clone with files.")
    git = repository.git
    git.update_environment(**ENVIRONMENT)
    repository.close()
    return git


def _no_repository(root: Path) -> Refused:
    above = next((folder for folder in root.resolve().parents if (folder / ".git").exists()), None)
    if above:
        hint = f"Move agency.yml and clients/ to {above}, or make a repository of {root} alone: git init"
        return Refused(f"The workspace lies inside the git repository {above}, and must be its top level.", hint)
    hint = 'Make it one: git init && git add agency.yml mkdocs.yml clients && git commit -m "Start"'
    return Refused(f"{root} is no git repository, so it has no history.", hint)


def _explained(error: Any, root: Path) -> Error:
    said = str(error.stderr)
    if "dubious ownership" in said:
        hint = f"If you trust it: git config --global --add safe.directory {root.resolve()}"
        return Refused(f"git does not trust {root}, since another user owns it.", hint)
    if error.status == 1 and "fatal" not in said:
        return _NothingFoundError("git found nothing.")
    last = said.strip("\n '").rsplit("\n", 1)[-1]
    return Error(f"git could not read the history: {last}", "See what is wrong with: git fsck")


@contextmanager
def _own_environment() -> Iterator[None]:
    """Hide the GIT_ variables of whoever called us (inside a hook they point to another repository)."""
    hidden = {name: value for name, value in os.environ.items() if name.startswith("GIT_") and name not in _KEPT}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)


def _differences(found: bytes) -> Iterator[Difference]:
    """Read `diff-tree --stdin --raw -z`: a commit's id, then for each path its modes, blobs and state, and the path.

    Of each parent there is a colon, a mode and a blob; those of the commit itself come last.
    """
    commit = ""
    tokens = iter(found.split(b"\0"))
    for token in tokens:
        if token[:1] == b":":
            parents = len(token) - len(token.lstrip(b":"))
            said = token.decode("ascii").split(" ")
            path = next(tokens).decode("utf-8", "surrogateescape")
            yield Difference(commit, path, said[parents], said[2 * parents + 1] if said[-1].strip("D") else "")
        elif _ID.fullmatch(token.strip(b"\n")):
            commit = token.strip(b"\n").decode("ascii")


def _answer(stream: IO[bytes], name: str) -> bytes:
    head = stream.readline().split()
    if len(head) != 3:  # noqa: PLR2004 -- id, kind and size
        raise Error(f"git cannot find the object {name}, so the history is damaged.", "See what is wrong: git fsck")
    data = stream.read(int(head[2]))
    stream.read(1)
    return data


def _end(process: Any, owner: int) -> None:
    """Let git end, in the process that started it; a forked one only holds copies of its pipes."""
    if os.getpid() == owner:
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()
        process.proc.wait()
