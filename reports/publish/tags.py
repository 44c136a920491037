"""Annotated tags `published/<client>/<seq>` ↔ the ledgers of all clients.

A tag is signed where the person has a signing key set for all repositories.
"""

import re
from collections.abc import Mapping

from reports.model.values import ID
from reports.publish.git_door import GitDoor
from reports.publish.ledger import BrokenChain, Chain, linked

_PREFIX = "refs/tags/published/"
_NAME = re.compile(rf"{_PREFIX}(?P<client>{ID})/(?P<seq>[1-9][0-9]*)")
_NOBODY = {"GIT_COMMITTER_NAME": "aboveboard", "GIT_COMMITTER_EMAIL": "aboveboard@localhost"}


def tag_name(client_id: str, seq: int) -> str:
    """Return the name of a publication's tag."""
    return f"published/{client_id}/{seq}"


def read_ledgers(door: GitDoor, only: str | None = None) -> dict[str, Chain]:
    """Return the ledger of every client that was ever published, or of one; BrokenChain where one does not hold."""
    below = f"{_PREFIX}{only}/" if only else _PREFIX
    found = door.text("for-each-ref", "--format=%(objectname) %(objecttype) %(refname)", below)
    tags: dict[str, list[tuple[int, str, str, bytes]]] = {}
    named = [line.split(" ", 2) for line in found.split("\n") if line]
    for (name, kind, ref), data in zip(named, door.objects([name for name, _, _ in named]), strict=True):
        shape = _NAME.fullmatch(ref)
        if not shape:
            continue
        if kind != "tag":
            raise BrokenChain(shape["client"], f"{ref.removeprefix('refs/tags/')} is no annotated tag")
        tags.setdefault(shape["client"], []).append((int(shape["seq"]), name, *_read(data)))
    return {client_id: linked(client_id, own) for client_id, own in sorted(tags.items())}


def write_tag(door: GitDoor, chain: Chain) -> Chain:
    """Tag the newest entry of a chain and return the chain with it; nothing happens where all are tagged."""
    entry = chain.newest
    if entry is None or chain.is_tagged:
        return chain
    signing = door.signing()
    name = tag_name(chain.client, entry.seq)
    how = "--sign" if signing else "--no-sign"
    when = {"GIT_COMMITTER_DATE": entry.time, **_whose(door)}
    arguments = ("--annotate", how, "--cleanup=verbatim", "--file=-", "--", name, entry.source)
    (signing or door).run("tag", *arguments, data=entry.to_bytes() + b"\n", more=when)
    tag = door.text("rev-parse", "--verify", "--end-of-options", f"refs/tags/{name}")
    return Chain(chain.client, chain.entries, (*chain.tags, tag))


def remove_tag(door: GitDoor, chain: Chain) -> None:
    """Take back the newest tag, which nobody has seen."""
    door.run("update-ref", "-d", f"refs/tags/{tag_name(chain.client, len(chain.tags))}", chain.tags[-1])


def _read(tag: bytes) -> tuple[str, bytes]:
    """Return the commit at which a tag stands and the first line of its message."""
    head, _, message = tag.partition(b"\n\n")
    headers: Mapping[bytes, bytes] = {
        key: value for key, _, value in (line.partition(b" ") for line in head.split(b"\n"))
    }
    return headers.get(b"object", b"").decode("ascii", "replace"), message.partition(b"\n")[0]


def _whose(door: GitDoor) -> Mapping[str, str]:
    """Return who tags: the person as git knows them, on a machine without one the program."""
    return {} if door.personal("user.email") and door.personal("user.name") else _NOBODY
