"""YAML → nodes with marks, however deep and odd."""

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from reports.source.document import Keys, Scalar, Value, value_of
from reports.source.syntax import DEEPEST
from reports.source.yaml_nodes import read_nodes, read_values


def nested(levels: int) -> bytes:
    return b"[" * levels + b"x" + b"]" * levels


def test_twelve_levels_are_read_and_thirteen_refused() -> None:
    assert read_nodes(nested(DEEPEST), "a.yml")[1] == ()
    root, (problem,) = read_nodes(nested(DEEPEST + 1), "a.yml")
    assert (root, problem.code, problem.column) == (None, "too-deep", 13)


@pytest.mark.parametrize("start", [b"[", b"- ", b"{a: ", b"? "])
def test_a_file_of_nothing_but_depth_is_refused(start: bytes) -> None:
    root, problems = read_nodes(start * (250_000 // len(start)), "a.yml")
    assert root is None
    assert problems


def test_aliases_never_multiply() -> None:
    bomb = b"a: &a [x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 110))
    _, problems = read_nodes(bomb, "a.yml")
    assert {problem.code for problem in problems} == {"anchor", "alias"}


def test_keys_and_values_know_their_places() -> None:
    root, _ = read_nodes("# first\nä: b\n  c\nd: {e: f} # comment\n".encode(), "a.yml")
    assert isinstance(root, Keys)
    assert root.entries["ä"][:2] == (2, 1)
    assert root.entries["ä"].node == Scalar(2, 4, "b c", cut=False, empty=False)
    inner = root.entries["d"].node
    assert isinstance(inner, Keys)
    assert inner.flow
    assert inner.entries["e"].node == Scalar(4, 8, "f", cut=False, empty=False)


@pytest.mark.parametrize("text", ["a: b # c", "a: b\n   c\t# d", "a: # b", "a: {b: c # d\n}"])
def test_comments_behind_unquoted_values_are_seen(text: str) -> None:
    root, problems = read_nodes(text.encode(), "a.yml")
    assert not problems
    assert "cut=True" in repr(root)


def test_a_comment_that_tears_a_text_is_pointed_out() -> None:
    _, (problem,) = read_nodes(b"a: first # cut\n   second\n", "a.yml")
    assert (problem.line, problem.code) == (2, "bad-yaml")
    assert "Line 1 has a ` #`" in problem.hint


PIECES = (
    *("a", "b: c", "d:", "e: ", "- ", "? ", "k: >-", "k: |", "x y", "~", "null", "…", "<<: b", "''", '""', '"\\u200b"'),
    *("# c", " # c", "#", "&a ", "*a", "!t ", "{", "}", "[", "]", ", ", ": ", "a: {b, c: d}", "{e: }", "---", "..."),
    *("\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\t", " "),
)


@given(lists(sampled_from(PIECES), max_size=14).map("".join))
def test_values_are_those_of_the_nodes_whichever_way_they_are_read(text: str) -> None:
    root, problems = read_nodes(text.encode(), "a.yml")
    known = value_of(root) if root else None
    values = {} if root and known is None else known
    found, said = read_values(text.encode(), "a.yml")
    assert (told(found), said) == (told(values), problems)


def told(value: Value) -> object:
    """Return a value with the kinds of its parts, since a map in braces equals one without."""
    if isinstance(value, dict):
        return type(value), [(key, told(behind)) for key, behind in value.items()]
    return [told(item) for item in value] if isinstance(value, list) else (type(value), value)
