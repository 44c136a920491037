"""Files and days → a real git repository of an agency, the same commit ids on every run."""

import os
import re
import subprocess
from pathlib import Path

DAY = "2026-11-20T16:00:00+00:00"
AUTHOR = "Ada Quay <ada@quayside.example>"


class Agency:
    """An agency's workspace, the top level of one git repository, apart from the settings of whoever runs the tests."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file of the workspace, as `clients/harbour/client.yml`; text as UTF-8, line ends as they are."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def remove(self, name: str) -> None:
        """Remove a file of the workspace."""
        (self.root / name).unlink()

    def commit(self, message: str = "Work", on: str = DAY, author: str = AUTHOR) -> str:
        """Commit everything as it stands, author and committer alike, and return the commit's full id."""
        self.git("add", "--all")
        self._run(["commit", "--quiet", "--allow-empty", "--message", message], _identity(author, on))
        return self.git("rev-parse", "HEAD")

    def git(self, *arguments: str) -> str:
        """Run git in the workspace and return what it says, without the last line end."""
        return self._run(list(arguments), _identity(AUTHOR, DAY))

    def _run(self, arguments: list[str], identity: dict[str, str]) -> str:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=inherited | alone | identity,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise AssertionError(f"git {' '.join(arguments)}: {done.stderr}")
        return done.stdout.removesuffix("\n")


def _identity(author: str, on: str) -> dict[str, str]:
    shape = re.fullmatch(r"(?P<name>.*) <(?P<email>.*)>", author)
    if not shape:
        raise AssertionError(f"write an author as {AUTHOR!r}, not {author!r}")
    return {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", shape["name"]), ("EMAIL", shape["email"]), ("DATE", on))
    }
