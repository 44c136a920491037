"""One file → its model: strings stay strings, private values leave, and no text whatever makes it raise."""

import re
import sys
import time
from datetime import date
from decimal import Decimal
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.model import Access, Agreement, Profile, Update
from reports.source import FileKind, Parsed, parse
from tests.support.workspace import agency_text, agreement_text, client_text, update_text

WORDS = [
    "by",
    "status",
    "summary",
    "done",
    "next",
    "private",
    "planned",
    "beta",
    "milestones",
    "due",
    "on-track",
    "what",
]
MARKS = [
    ": ",
    ":",
    "- ",
    "\n",
    "\n  ",
    "\n    ",
    " #",
    "{",
    "}",
    "[",
    "]",
    ", ",
    '"',
    "'",
    "*",
    "&",
    "!",
    "|",
    ">",
    "?",
    "<<",
]
ODD = [
    "\t",
    "\r\n",
    "\r",
    "---",
    "...",
    "%YAML",
    "~",
    "null",
    "\\",
    "\ufeff",
    "\u202e",
    "\ue000",
    "é",
    "2026-11-27",
    "\x00",
]
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*WORDS, *MARKS, *ODD]), max_size=60).map("".join),
    st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=60).map(lambda parts: update_text() + "".join(parts)),
)


def read(text: str, kind: FileKind = FileKind.UPDATE) -> Parsed:
    return parse(kind, text.encode(), "file.yml")


@pytest.mark.parametrize("word", ["no", "on", "1.10", "12:30", "2026-11-27", "0x1F", "1e3", "yes", "0123", "'null'"])
def test_text_stays_as_written(word: str) -> None:
    model = read(client_text(name=word), FileKind.CLIENT).model
    assert isinstance(model, Profile)
    assert model.name == word.strip("'")


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_only_what_looks_like_it(nothing: str) -> None:
    model = read(update_text(note=nothing, asks=nothing)).model
    assert isinstance(model, Update)
    assert model.note is None
    assert not model.asks


@pytest.mark.parametrize(("word", "kept"), [("no", False), ("off", False), ("True", True), ("yes", True)])
def test_flags_are_read_where_flags_belong(word: str, kept: bool) -> None:  # noqa: FBT001 -- a row of the table
    model = read(update_text(promises=f"\n  answers-24h: {{kept: {word}}}")).model
    assert isinstance(model, Update)
    assert model.promises["answers-24h"].kept is kept


def test_money_and_dates_are_exact() -> None:
    model = read(agreement_text(), FileKind.AGREEMENT).model
    assert isinstance(model, Agreement)
    assert model.budget
    assert str(model.goals["cost-per-lead"].baseline) == "42.00"
    assert model.budget.tolerance == Decimal(10)
    assert model.effective == date(2026, 9, 1)


@pytest.mark.parametrize("written", ["20261127", "1795737600", "2026-11-27T00:00:00", "2026-W48-5"])
def test_dates_are_written_one_way(written: str) -> None:
    problems = read(update_text(delivered=f"\n  landing-page: {written}")).problems
    assert [problem.code for problem in problems] == ["bad-date"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(ends: str) -> None:
    plain = read(update_text(note="|\n  One\n  two"))
    other = parse(FileKind.UPDATE, update_text(note="|\n  One\n  two").replace("\n", ends).encode("utf-8-sig"), "f.yml")
    assert plain.model == other.model
    assert plain.model is not None


@pytest.mark.parametrize(
    "text",
    [
        "done:\n  - hours: 2 # since Monday\n    what: Tracking",
        "done: # what we did\n  # on Monday\n  - Tracking",
        "done:\n  - 'Tracking' # on Monday",
        "done:\n  - Tracking of C#, F# and a#b",
        "done:\n  - what: Tracking\n    goal: cost # the first",
    ],
)
def test_comments_are_fine_beside_what_is_no_text(text: str) -> None:
    assert read(update_text(done=None) + text).problems == ()


def test_private_values_leave_the_model() -> None:
    parsed = read(
        agreement_text(private="{margin: 31 %, talks: [calm, {tone: warm}]}", limits="\n  private: [rank]\n  b: Text"),
        FileKind.AGREEMENT,
    )
    told = {(value.path, value.value) for value in parsed.private.values}
    assert told == {
        ("private.margin", "31 %"),
        ("private.talks.1", "calm"),
        ("private.talks.2.tone", "warm"),
        ("limits.private.1", "rank"),
    }
    assert isinstance(parsed.model, Agreement)
    assert list(parsed.model.limits) == ["b"]
    assert "31 %" not in repr(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "private: {plan: leave-them, plan: leave-them}",
        "private:\n  *leave-them : leave-them",
        "note: {private: leave-them}",
        "privat:\n  plan: leave-them",
        "private: {plan: leave-them",
        "private:\n  leave-them: !leave leave-them",
        "private:\n  ? [leave-them]\n  : leave-them",
    ],
)
def test_no_problem_tells_a_private_value(text: str) -> None:
    problems = read(update_text() + text + "\n").problems
    assert problems
    assert "leave-them" not in "".join(map(str, problems))


def test_access_is_read_by_its_own_shape() -> None:
    text = (
        "format: 1\nepoch: 2\nagency_key: c2f965973f5fdfaf\npeople:\n  sponsor: {since: 2026-09-01}\nsealed: c2VjcmV0\n"
    )
    model = read(text, FileKind.ACCESS).model
    assert isinstance(model, Access)
    assert model.people["sponsor"].since == date(2026, 9, 1)


def test_a_problem_of_access_shows_nothing_of_the_file() -> None:
    text = "format: 1\nepoch: hush\nagency_key: hush\npeople: hush\nsealed: [hush]\n"
    problems = read(text, FileKind.ACCESS).problems
    assert len(problems) == 4
    assert "hush" not in "".join(map(str, problems))


def test_marks_find_values_and_keys() -> None:
    marks = read(update_text(delivered="\n  landing-page: 2026-11-19")).marks
    assert marks.place(("delivered", "landing-page")) == (9, 17)
    assert marks.place(("delivered", "landing-page"), key=True) == (9, 3)
    assert marks.place(("done", 0, "what")) == (5, 5)


@given(texts, st.sampled_from(FileKind))
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_never_raises_and_every_problem_lies_in_the_file(text: str, kind: FileKind) -> None:
    data = text.encode("utf-8", "surrogatepass")
    lines = re.split("\r\n|\r|\n", data.decode("utf-8", "replace"))
    parsed = parse(kind, data, "file.yml")
    assert (parsed.model is None) == bool(parsed.problems)
    for problem in parsed.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.mark.parametrize(
    "text", ["? by #", "? by\n? status #", "?  #", "{b #", "- ?  #", "by: #", "", "\n\n", "#", "\r"]
)
def test_marks_behind_the_end_are_brought_back(text: str) -> None:
    lines = re.split("\r\n|\r|\n", text)
    assert all(1 <= problem.line <= len(lines) for problem in read(text).problems)


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_bytes_of_any_kind_never_raise(data: bytes) -> None:
    assert parse(FileKind.CLIENT, data, "file.yml").problems


def test_a_long_update_takes_about_a_millisecond() -> None:
    tasks = "".join(f"\n  - what: Task number {number} of this week\n    hours: 2" for number in range(42))
    data = update_text(done=tasks).encode()
    parse(FileKind.UPDATE, data, "file.yml")
    start = time.process_time()
    for _ in range(20):
        parse(FileKind.UPDATE, data, "file.yml")
    assert (time.process_time() - start) / 20 < 0.01


def test_reading_needs_nothing_heavy() -> None:
    heavy = ("mkdocs", "jinja2", "babel", "git", "imagesize", "cryptography", "urllib.request")
    script = f"import sys, reports.source; print([name for name in {heavy!r} if name in sys.modules])"
    assert run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_texts_of_the_support_are_valid() -> None:
    for kind, text in zip(FileKind, (agency_text(), client_text(), agreement_text(), update_text()), strict=False):
        assert read(text, kind).problems == ()
