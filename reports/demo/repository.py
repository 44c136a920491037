"""Commits → a git repository, the same bytes and ids on every machine. The one door to git in the demo."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile

from git import Repo

from reports.demo.cast import cast_file
from reports.demo.telling import Commit

_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TEMPLATE_DIR": "",
}


def write_repository(directory: Path, commits: Iterable[Commit]) -> str:
    """Make a repository with these commits on `main`, check the last one out, and return its id.

    Commits are given to `git fast-import` in one stream; settings of the machine and the user take no part.
    """
    repository = Repo.init(directory, mkdir=True, initial_branch="main", env=_ALONE)
    with repository, repository.git.custom_environment(**_ALONE):
        with repository.config_writer() as settings:
            settings.set_value("core", "autocrlf", "false")
            settings.set_value("commit", "gpgsign", "false")
        with TemporaryFile() as stream:
            stream.writelines(_record(commit) for commit in commits)
            stream.seek(0)
            repository.git.fast_import("--quiet", "--date-format=raw", istream=stream)
        repository.git.reset("--hard", "--quiet", "main")
        return str(repository.git.rev_parse("main"))


def _record(commit: Commit) -> bytes:
    person = cast_file()["agency"]["team"][commit.author]
    who = f"{person['name']} <{person['email']}> {_raw(commit.at)}"
    message = commit.message.encode() + b"\n"
    head = f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode()
    changes = b"".join(_change(name, data) for name, data in sorted(commit.files.items()))
    return head + _data(message) + changes


def _change(name: str, data: bytes) -> bytes:
    return f"M 100644 inline {name}\n".encode() + _data(data)


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


def _raw(at: datetime) -> str:
    return f"{int(at.timestamp())} {at:%z}"
