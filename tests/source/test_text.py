"""Bytes → text: encodings, sizes and hidden characters, with their places."""

import pytest

from reports.source.text import LARGEST, hidden_character, read_text

SAVE_AS = "Save the file as UTF-8: editors offer it as an encoding, Excel as `CSV UTF-8`."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_called_by_its_name(encoding: str) -> None:
    _, (problem,) = read_text("\ufeffname: ä\n".encode(encoding), "c.yml")
    assert str(problem) == f"c.yml:1:1: not-utf-8: the file is saved as UTF-16, and UTF-8 is read\n    {SAVE_AS}"


def test_bytes_that_are_no_utf8_are_named_with_their_place() -> None:
    _, (problem,) = read_text("name: ä\r\ntitle: caf\xe9\n".encode("latin-1").replace(b"\xe4", "ä".encode()), "c.yml")
    assert str(problem) == f"c.yml:2:11: not-utf-8: the byte 0xe9 is no UTF-8\n    {SAVE_AS}"


def test_a_wrong_byte_is_found_behind_a_mark_of_order_too() -> None:
    _, (problem,) = read_text(b"\xef\xbb\xbfa: b\r\nc: \xe9", "c.yml")
    assert (problem.line, problem.column, problem.message) == (2, 4, "the byte 0xe9 is no UTF-8")


def test_large_files_are_refused() -> None:
    assert read_text(b"#" * LARGEST, "c.yml")[1] == ()
    _, (problem,) = read_text(b"#" * (LARGEST + 1), "c.yml")
    assert str(problem).startswith("c.yml: too-large: the file is too large; 256 KB are allowed")


@pytest.mark.parametrize("code", [0x00, 0x08, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF])
def test_hidden_characters_are_refused(code: int) -> None:
    text, (problem,) = read_text(f"a: b\nc: d{chr(code)}e\n".encode(), "c.yml")
    assert (text, problem.line, problem.column, problem.code) == ("", 2, 5, "hidden-character")
    assert f"U+{code:04X}" in problem.message


@pytest.mark.parametrize("code", [0xE000, 0xE001, 0xF8FF, 0x100000, 0xE0041, 0x3164, 0x2800])
def test_private_use_tags_and_fillers_are_refused(code: int) -> None:
    assert hidden_character(f"a{chr(code)}b")


@pytest.mark.parametrize("text", ["tab\there", "Größe, ő, ş, й", "日本語とかな", "한국어", "€ “q” … 🎉 ❤️", "a\u00a0b"])
def test_what_people_write_is_welcome(text: str) -> None:
    assert read_text(text.encode(), "c.yml") == (text, ())


def test_a_file_full_of_hidden_characters_is_told_shortly() -> None:
    assert len(read_text(b"\x01" * 1000, "c.yml")[1]) == 20
