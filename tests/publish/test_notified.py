"""Who was told of a version: once, whatever is published again, whoever asks, whatever breaks off."""

from pathlib import Path

import pytest

from reports.errors import Error
from reports.notify.outbox import Outcome
from reports.pipeline.once import Record
from reports.publish import GitDoor, Notified
from reports.publish.remote import push_notified
from tests.support.agency import Agency


def notified(door: GitDoor, tag: str, version: str = "2026-W47") -> Notified:
    return Notified(door, "northwind", version, tag)


@pytest.fixture
def tags(agency: Agency) -> list[str]:
    """Two publications of one version."""
    for seq in ("1", "2"):
        agency.git("tag", "--annotate", "--message", seq, f"published/northwind/{seq}")
    return [agency.git("rev-parse", f"refs/tags/published/northwind/{seq}") for seq in ("1", "2")]


def test_a_version_that_is_published_again_is_told_to_nobody_again(door: GitDoor, tags: list[str]) -> None:
    first, second = notified(door, tags[0]), notified(door, tags[1])
    assert first.claim("mail/sponsor")
    assert second.names() == {"mail/sponsor"}
    assert not second.claim("mail/sponsor")
    assert second.claim("slack")
    assert notified(door, tags[1], "2026-W48").names() == set()
    assert Notified(door, "north", "2026-W47", tags[1]).names() == set()


def test_what_was_not_taken_is_off_the_record_and_what_perhaps_was_stays(door: GitDoor, tags: list[str]) -> None:
    def stopped() -> Outcome:
        raise KeyboardInterrupt

    record = Record(notified(door, tags[0]), frozenset(), again=False)
    assert record.once("mail/ida", lambda: Outcome("refused")) == Outcome("refused")
    assert record.once("mail/tom", lambda: Outcome("unknown")) == Outcome("unknown")
    assert record.once("mail/eve", stopped) == Outcome("unknown", "you stopped it", ended=True)
    assert record.once("mail/tom", stopped) is None
    assert record.notified.names() == {"mail/tom", "mail/eve"}


def test_told_again_in_vain_somebody_stays_on_record(door: GitDoor, tags: list[str]) -> None:
    notified(door, tags[0]).claim("slack")
    again = Record(notified(door, tags[1]), frozenset(), again=True)
    assert again.once("slack", lambda: Outcome("refused")) == Outcome("refused")
    assert again.notified.names() == {"slack"}


def test_whom_a_remote_knows_counts_and_what_is_here_gets_there(
    agency: Agency, door: GitDoor, tags: list[str], tmp_path: Path
) -> None:
    agency.git("init", "--quiet", "--bare", str(tmp_path / "remote.git"))
    agency.git("remote", "add", "origin", "../remote.git")
    notified(door, tags[0]).claim("mail/sponsor")
    push_notified(door, "origin", ["northwind"])
    notified(door, tags[0]).release("mail/sponsor")
    assert notified(door, tags[0]).names("origin") == {"mail/sponsor"}
    notified(door, tags[1]).claim("mail/sponsor")  # once more, from a computer that has not fetched
    push_notified(door, "origin", ["northwind"])
    agency.git("remote", "set-url", "origin", "../nowhere.git")
    with pytest.raises(Error, match="origin cannot be read"):
        notified(door, tags[0]).names("origin")
