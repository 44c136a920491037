"""Markdown → the files it names."""

import pytest

from reports.source.prose import files_in, pictures_in


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("![Shelf](files/shelf.png)", ["files/shelf.png"]),
        (
            'See ![The [new] shelf](<files/shelf.png> "Shelf") and [plan](files/plan.pdf).',
            ["files/shelf.png", "files/plan.pdf"],
        ),
        ("![Shelf][shelf]\n\n[shelf]: files/the%20shelf.png", ["files/the shelf.png"]),
        ("files/shelf.png", []),
        ("[mail](mailto:ada@example.com) and [x](https://example.com/files/y.png)", []),
    ],
)
def test_files_that_prose_shows_or_links_to(text: str, files: list[str]) -> None:
    assert list(files_in(text)) == files


def test_pictures_from_anywhere_are_found_and_links_are_not() -> None:
    text = "![a](https://example.com/a.png) [b](b.png) ![c](c.png)"
    assert list(pictures_in(text)) == ["https://example.com/a.png", "c.png"]
