"""Attachments and pictures that files name → a problem for each that is not in the folder."""

from collections.abc import Iterator

from reports.model import Acceptance, Update
from reports.model.values import Item
from reports.problems import Problem
from reports.source.document import Path, dotted
from reports.source.parse import Parsed
from reports.source.prose import files_in, pictures_in, prose_of
from reports.source.shelf import Shelf
from reports.source.wording import HELPED, did_you_mean

_FILES = "files/"


def file_problems(shelf: Shelf) -> Iterator[Problem]:
    """Yield every file that a client's files name and the folder does not have, and every picture from elsewhere."""
    there = {name: None for name in shelf.names if name.startswith(_FILES)}
    for name, parsed in shelf.parsed.items():
        missing = (found for found in _named(parsed) if found[1] not in there)
        for place, (path, target) in enumerate(missing):
            near = did_you_mean(target, there) if place < HELPED else ""
            yield _problem(path, target, parsed, shelf.file(name), near or f"Put the file at {shelf.file(target)}.")


def _named(parsed: Parsed) -> Iterator[tuple[Path, str]]:
    if isinstance(parsed.model, Update):
        for place, attachment in enumerate(parsed.model.attachments):
            yield ("attachments", place, "file"), attachment.file
    if isinstance(parsed.model, Acceptance):
        yield from _proofs(parsed.model)
    if isinstance(parsed.model, Item) and _may_name_files(parsed.marks.data):
        for path, text in prose_of(parsed.model):
            yield from ((path, target) for target in dict.fromkeys((*files_in(text), *pictures_in(text))))


def _may_name_files(data: bytes) -> bool:
    """Whether a file's bytes may hold a picture or the name of a file; behind a backslash anything may be written."""
    return b"files/" in data or b"![" in data or b"\\" in data


def _proofs(acceptance: Acceptance) -> Iterator[tuple[Path, str]]:
    if acceptance.evidence:
        yield ("evidence", "file"), acceptance.evidence.file
    if acceptance.receipt:
        yield ("receipt",), acceptance.receipt


def _problem(path: Path, target: str, parsed: Parsed, file: str, hint: str) -> Problem:
    line, column = parsed.marks.place(path)
    if target.startswith(_FILES):
        return Problem(file, line, column, dotted(path), "missing-attachment", f"there is no file `{target}`", hint)
    message = f"the picture `{target}` is not of this client's folder, and nothing is asked of other hosts"
    return Problem(file, line, column, dotted(path), "foreign-picture", message, "Put it below files/.")
