import json
import re
from dataclasses import replace

import pytest
import rfc8785

from reports.publish import BrokenChain, Chain, Content, Entry
from reports.publish.ledger import linked

CONTENT = Content("2026-W47", "c" * 40, "2026-11-20T16:00:00Z", 2, None, {"2026-W47": "sha256:1", "all": "sha256:2"})


def chain(*contents: Content) -> Chain:
    made = Chain("northwind")
    for number, content in enumerate(contents, start=1):
        made = made.followed(content, "0.1.0")
        made = Chain(made.client, made.entries, tuple(f"{place:040x}" for place in range(1, number + 1)))
    return made


def tags(made: Chain) -> list[tuple[int, str, str, bytes]]:
    return [(one.seq, name, one.source, one.to_bytes()) for one, name in zip(made.entries, made.tags, strict=True)]


LATER = replace(CONTENT, version="2026-W48", articles={**CONTENT.articles, "2026-W48": "sha256:3", "all": "sha256:4"})


def test_an_entry_is_canonical_json_and_reads_back() -> None:
    entry = chain(CONTENT).entries[0]
    assert entry.to_bytes() == rfc8785.dumps(json.loads(entry.to_bytes()))
    assert Entry.from_bytes(entry.to_bytes()) == entry
    assert re.fullmatch(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", entry.code)


def test_an_entry_names_only_what_changed_since_the_one_before() -> None:
    first, second = chain(CONTENT, LATER).entries
    assert dict(first.articles) == {"2026-W47": "sha256:1", "all": "sha256:2"}
    assert dict(second.articles) == {"2026-W48": "sha256:3", "all": "sha256:4"}
    assert (second.seq, second.previous) == (2, f"{1:040x}")


def test_where_nothing_changed_there_is_no_new_entry() -> None:
    assert len(chain(CONTENT, replace(CONTENT, source="d" * 40, time="2026-11-21T16:00:00Z")).entries) == 1


@pytest.mark.parametrize("changed", [{"epoch": 3}, {"in_force": "sha256:9"}, {"articles": {"all": "sha256:9"}}])
def test_a_change_of_access_of_terms_or_of_a_page_is_a_new_entry(changed: dict[str, object]) -> None:
    assert len(chain(CONTENT, replace(CONTENT, **changed)).entries) == 2  # type: ignore[arg-type]  # by name


def test_the_code_of_a_version_stays_when_a_later_one_is_published() -> None:
    one, two = chain(CONTENT), chain(CONTENT, LATER)
    assert two.codes()["2026-W47"] == one.codes()["2026-W47"]
    assert two.codes()["all"] == two.codes()["2026-W48"] != one.codes()["all"]


def test_tags_that_follow_from_each_other_are_a_chain_in_whatever_order_they_come() -> None:
    made = chain(CONTENT, LATER)
    assert linked("northwind", list(reversed(tags(made)))) == made


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _, two: [two], "publication 1 is missing"),
        (lambda one, two: [(1, "f" * 40, *one[2:]), two], "does not follow"),
        (lambda one, two: [(*one[:2], "e" * 40, one[3]), two], "another commit"),
        (lambda one, two: [(*one[:3], one[3].replace(b"northwind", b"southwind")), two], "of southwind"),
        (lambda one, two: [(*one[:3], one[3] + b" "), two], "canonical form"),
        (lambda one, two: [(*one[:3], b"[]"), two], "no entry"),
        (lambda one, two: [(*one[:3], b"\xff{"), two], "cannot be read"),
    ],
    ids=["missing", "replaced", "moved", "another's", "not canonical", "no entry", "no JSON"],
)
def test_tags_that_were_changed_are_no_chain(spoil: object, reason: str) -> None:
    with pytest.raises(BrokenChain, match=reason):
        linked("northwind", spoil(*tags(chain(CONTENT, LATER))))  # type: ignore[operator]  # a table of lambdas
