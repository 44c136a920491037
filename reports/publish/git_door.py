"""Git commands that write tags, branches and remotes: the one door through which a source repository is written.

Nothing that the repository's own configuration names is run: hooks, filters, fsmonitor and every program are off at
command scope, which beats it. What a person set for all of their repositories (a signing key, ssh, credential helpers)
is taken from there, and from nowhere else.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reports.errors import Error
from reports.history.repository import ENVIRONMENT, SETTINGS

_QUIET: Mapping[str, str] = {
    "core.askPass": "",
    "credential.helper": "",
    "gpg.ssh.defaultKeyCommand": "",
    "push.gpgSign": "false",
    "push.recurseSubmodules": "no",
    "tag.gpgSign": "false",
}
"""Beside what reading switches off already, whatever writing could run."""
_SIGNERS: Mapping[str, str] = {"gpg.program": "gpg", "gpg.ssh.program": "ssh-keygen", "gpg.x509.program": "gpgsm"}
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")


class GitFailed(Error):
    """Git could not do what was asked; `said` is its last line."""

    def __init__(self, what: str, said: str) -> None:
        super().__init__(f"git {what} failed: {said}" if said else f"git {what} failed.")
        self.said = said


@dataclass(frozen=True, slots=True)
class GitDoor:
    """The repository at `root`."""

    root: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    protocols: str = ""

    def run(self, command: str, *arguments: str, data: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
        """Run a command of git and return what it printed; `more` is added to its environment. GitFailed otherwise."""
        environment = _environment({**SETTINGS, **_QUIET, **self.settings}, self.protocols) | dict(more or {})
        call = ["git", "-C", str(self.root), command, *arguments]
        try:
            done = subprocess.run(call, input=data, capture_output=True, check=False, env=environment)
        except FileNotFoundError as error:
            raise Error("git cannot be run.", "Install git, and see that `git --version` works.") from error
        if done.returncode:
            raise GitFailed(command, done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
        return done.stdout

    def text(self, command: str, *arguments: str, data: bytes = b"", more: Mapping[str, str] | None = None) -> str:
        """Return what a command printed, as text without the last line's end."""
        return self.run(command, *arguments, data=data, more=more).decode("utf-8", "surrogateescape").rstrip("\n")

    def objects(self, ids: Sequence[str]) -> tuple[bytes, ...]:
        """Return the bytes of objects by id, all of them asked for at once."""
        found = self.run("cat-file", "--batch", data="".join(f"{name}\n" for name in ids).encode("ascii"))
        objects, at = [], 0
        for name in ids:
            end = found.index(b"\n", at)
            head = found[at:end].split()
            if len(head) != 3:  # noqa: PLR2004 -- id, kind and size
                raise GitFailed("cat-file", f"there is no object {name}")
            at = end + 1 + int(head[2])
            objects.append(found[end + 1 : at])
            at += 1
        return tuple(objects)

    def personal(self, key: str) -> tuple[str, ...]:
        """Return what the person, or else the computer, set for all repositories; never what this one says."""
        for scope in ("--global", "--system"):
            try:
                return tuple(self.text("config", scope, "--includes", "--get-all", key).split("\n"))
            except GitFailed:
                continue
        return ()

    def signing(self) -> "GitDoor | None":
        """Return the same repository with the person's own signing key, None where none is set for all repositories."""
        key = self.personal("user.signingKey")
        if not key:
            return None
        programs = {name: (self.personal(name) or (usual,))[-1] for name, usual in _SIGNERS.items()}
        kind = (self.personal("gpg.format") or ("openpgp",))[-1]
        return GitDoor(self.root, {**programs, "gpg.format": kind, "user.signingKey": key[-1]})

    def pushing(self) -> "GitDoor":
        """Return the same repository with the person's own ways to reach a host."""
        ssh = (self.personal("core.sshCommand") or ("ssh",))[-1]
        helpers = "\n".join(("", *self.personal("credential.helper")))
        return GitDoor(self.root, {"core.sshCommand": ssh, "credential.helper": helpers}, "file:http:https:ssh")


def _environment(settings: Mapping[str, str], protocols: str) -> dict[str, str]:
    """Return the reader's environment, less its GIT_ variables; hosts are reached by these protocols alone."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    quiet = {name: value for name, value in ENVIRONMENT.items() if not name.startswith("GIT_CONFIG_")}
    pairs = [(key, line) for key, value in settings.items() for line in value.split("\n")]
    numbered = {
        f"GIT_CONFIG_{what}_{number}": text
        for number, pair in enumerate(pairs)
        for what, text in zip(("KEY", "VALUE"), pair, strict=True)
    }
    return own | quiet | numbered | {"GIT_CONFIG_COUNT": str(len(pairs)), "GIT_ALLOW_PROTOCOL": protocols}
