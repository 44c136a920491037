from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reports.source import Blank, Keys, Scalar, emit, read_nodes

LONG = (
    "A summary that goes on: it has a colon, a # and 21 % of everything, and it is far longer than one line may be. "
    * 2
)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Yes",
        "null",
        "1.10",
        "12:30",
        "2026-11-20",
        "10%",
        "%",
        "- a",
        "a: b",
        "a # b",
        "@home",
        'say "yes"',
        "back\\",
    ],
)
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    assert yaml.safe_load(emit({"key": text, "list": [text]})) == {"key": text, "list": [text]}


@pytest.mark.parametrize("text", [LONG.strip(), "First line\n\n![A picture: two lines](files/a.png)\n  indented"])
def test_long_texts_are_folded_and_paragraphs_kept(text: str) -> None:
    data = emit({"note": text})
    assert yaml.safe_load(data) == {"note": text}
    assert all(len(line) <= 100 for line in data.decode().splitlines())


def test_scalars_are_written_as_they_are() -> None:
    data = emit({"value": Decimal("33.10"), "on": date(2026, 11, 20), "kept": False, "score": 9})
    assert data == b"value: 33.10\non: 2026-11-20\nkept: false\nscore: 9\n"


def test_maps_in_lists_stand_below_their_dash() -> None:
    data = emit({"next": ["A line", {"id": "form", "what": "Short form"}], "empty": [], "none": {}})
    assert data == b"next:\n  - A line\n  - id: form\n    what: Short form\n"


def test_a_place_that_is_still_empty_has_its_key() -> None:
    data = emit({"spent": Blank.EMPTY, "list": [{"what": Blank.DOTS}]})
    assert data == "spent:\nlist:\n  - what: …\n".encode()


def test_an_id_that_yaml_takes_for_nothing_is_quoted() -> None:
    assert emit({"null": {"null": "a"}, "no": "b"}) == b'"null":\n  "null": a\nno: b\n'


WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], include_characters="\n"))


@given(st.one_of(WRITTEN, st.text(" \n\"'\\:#-ab>|…", min_size=1), st.text("ab \n", min_size=90)))
def test_what_is_written_is_read_again(text: str) -> None:
    root, problems = read_nodes(emit({"note": text}), "note.yml")
    assert problems == ()
    assert isinstance(root, Keys)
    node = root.entries["note"].node
    assert isinstance(node, Scalar)
    assert node.text == text
