"""The digest of a request, a deliverable and an update: no way of writing changes it, and everything written does."""

import random
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from reports.history import Document, canonical_document, digest, document_digest
from reports.model import Agreement, ChangeRequest, Update
from reports.source import FileKind, parse

FOLDER = Path(__file__).parent.parent / "cases" / "source" / "complete" / "clients" / "northwind"
FILES = {
    "cr-001": (FileKind.CHANGE, "changes/cr-001.yml"),
    "update:2026-W47": (FileKind.UPDATE, "updates/2026-W47.yml"),
    "agreement": (FileKind.AGREEMENT, "agreement.yml"),
    "deliverable:landing-page": (FileKind.AGREEMENT, "agreement.yml"),
}
FORMS = {
    "cr-001": b'change-request/1\n{"client":"northwind","id":"cr-001","terms":{',
    "update:2026-W47": b'update/1\n{"client":"northwind","id":"2026-W47","terms":{',
    "agreement": b'agreement-terms/1\n{"client":"northwind","terms":{',
    "deliverable:landing-page": b'deliverable/1\n{"client":"northwind","id":"landing-page","terms":{',
}


def text_of(name: str) -> str:
    return (FOLDER / FILES[name][1]).read_text("utf-8")


def read(name: str, text: str) -> Document:
    model = parse(FILES[name][0], text.encode(), "file.yml").model
    assert isinstance(model, Agreement | ChangeRequest | Update)
    if isinstance(model, Agreement) and name != "agreement":
        return model.deliverables[name.partition(":")[2]]
    return model


def digest_of(name: str, document: Document) -> str:
    return document_digest("northwind", name, document)


@pytest.mark.parametrize("name", FILES)
def test_a_canonical_form_says_what_it_is_and_whose(name: str) -> None:
    assert canonical_document("northwind", name, read(name, text_of(name))).startswith(FORMS[name])


def test_a_deliverables_canonical_form_is_exactly_this() -> None:
    terms = Agreement.model_validate(
        {
            "title": "Leads",
            "scope": {"in": {"page": "A page"}, "out": {"shop": "The shop"}},
            "deliverables": {"page": {"what": "Page ", "due": "2026-12-01", "done_when": "It is live. \r\nIt works."}},
        }
    )
    assert canonical_document("harbour", "deliverable:page", terms.deliverables["page"]) == (
        b'deliverable/1\n{"client":"harbour","id":"page","terms":'
        b'{"done_when":"It is live.\\nIt works.","due":"2026-12-01","what":"Page"}}'
    )


def test_an_agreement_has_one_digest_by_either_way() -> None:
    agreement = read("agreement", text_of("agreement"))
    assert isinstance(agreement, Agreement)
    assert digest_of("agreement", agreement) == digest("northwind", agreement)


@pytest.mark.parametrize("name", FILES)
def test_client_and_id_are_a_part_of_it(name: str) -> None:
    document = read(name, text_of(name))
    assert document_digest("harbour", name, document) != digest_of(name, document)
    assert name == "agreement" or document_digest("northwind", f"{name}0", document) != digest_of(name, document)


@pytest.mark.parametrize("name", FILES)
def test_everything_that_is_written_is_in_the_digest(name: str) -> None:
    document = read(name, text_of(name))
    known = {digest_of(name, document): "as it is"}
    for place, other in others(document):
        found = digest_of(name, other)
        assert found not in known, f"{place} is as {known.get(found)}"
        known[found] = place
    assert len(known) > len(type(document).model_fields)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25)
@given(chance=st.randoms(use_true_random=False))
def test_no_way_of_writing_changes_it(name: str, chance: random.Random) -> None:
    data = yaml.load(text_of(name), yaml.BaseLoader)  # noqa: S506 -- plain texts, as they were typed
    data.pop("private", None)
    written = yaml.safe_dump(shuffled(data, chance), allow_unicode=True, sort_keys=False, default_style='"', width=9999)
    rewritten = "\ufeff" + unicodedata.normalize("NFD", written).replace("\n", "  # a remark\r\n")
    assert digest_of(name, read(name, rewritten)) == digest_of(name, read(name, text_of(name)))


@pytest.mark.parametrize("name", FILES)
def test_private_notes_are_no_part_of_it(name: str) -> None:
    text = text_of(name).partition("\nprivate:")[0]
    noted = f"{text}\nprivate:\n  note: They were unsure.\n"
    assert digest_of(name, read(name, noted)) == digest_of(name, read(name, text))


def others(item: BaseModel) -> Iterator[tuple[str, "Document"]]:
    """Yield a document with one thing in it changed, or taken away, for each thing that was written."""
    for field in item.model_fields_set:
        for place, value in changed(getattr(item, field)):
            yield f"{field}{place}", item.model_copy(update={field: value})  # type: ignore[misc] -- a document's copy


def changed(value: object) -> Iterator[tuple[str, object]]:
    """Yield every value that differs from one in a single place."""
    if isinstance(value, BaseModel):
        yield from ((f".{place}", other) for place, other in others(value))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from ((f".{key}{place}", value | {key: other}) for place, other in changed(entry))
            yield f".{key} gone", {other: entry for other, entry in value.items() if other != key}
    elif isinstance(value, tuple):
        for at, entry in enumerate(value):
            yield from ((f"[{at}]{place}", (*value[:at], other, *value[at + 1 :])) for place, other in changed(entry))
            yield f"[{at}] gone", value[:at] + value[at + 1 :]
    else:
        yield "", other_than(value)


def other_than(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=4000)
    if isinstance(value, int | Decimal):
        return value + 1000
    return f"x{value}"


def shuffled(value: object, chance: random.Random) -> object:
    """Return the same data with keys in another order."""
    if isinstance(value, dict):
        entries = list(value.items())
        chance.shuffle(entries)
        return {key: shuffled(entry, chance) for key, entry in entries}
    return [shuffled(entry, chance) for entry in value] if isinstance(value, list) else value
