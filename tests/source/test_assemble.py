"""Parsed files → a client, for the working copy and for past commits alike."""

from reports.source import FileKind, Parsed, assemble, parse
from tests.support.workspace import agreement_text, client_text, update_text

FILES = {
    "client.yml": parse(FileKind.CLIENT, client_text().encode(), ""),
    "agreement.yml": parse(FileKind.AGREEMENT, agreement_text().encode(), ""),
}


def update(**keys: str | None) -> Parsed:
    return parse(FileKind.UPDATE, update_text(**keys).encode(), "")


def test_updates_are_sorted_by_the_end_of_their_period() -> None:
    names = ("updates/2027-W01.yml", "updates/2026-11.yml", "updates/2026-W53.yml", "updates/2026-W48.yml")
    client = assemble("northwind", {**FILES, **dict.fromkeys(names, update())})
    assert client
    assert [one.period.name for one in client.updates] == ["2026-W48", "2026-11", "2026-W53", "2027-W01"]
    assert client.newest is client.updates[-1]


def test_what_cannot_be_read_is_left_out() -> None:
    client = assemble("northwind", {**FILES, "updates/2026-W47.yml": update(status="fine"), "files/x": update()})
    assert client
    assert client.updates == ()


def test_without_profile_or_agreement_there_is_no_client() -> None:
    broken = parse(FileKind.AGREEMENT, b"title: [", "")
    assert assemble("northwind", {}) is None
    assert assemble("northwind", {"client.yml": FILES["client.yml"]}) is None
    assert assemble("northwind", {**FILES, "agreement.yml": broken}) is None


def test_tasks_get_their_ids_beside_what_is_carried() -> None:
    parsed = update(
        planned="\n  retouch: {carried: No photos}\n  banner: done", next="\n  - Retouch\n  - Banner\n  - 写真"
    )
    client = assemble("northwind", {**FILES, "updates/2026-W47.yml": parsed})
    assert client
    assert list(client.updates[0].tasks) == ["2026-w47-1", "banner", "2026-w47-3"]
