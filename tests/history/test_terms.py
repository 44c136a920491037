"""The digest of the terms: no way of writing changes it, and every term does."""

import json
import random
import unicodedata
from decimal import Decimal
from hashlib import sha256

import yaml
from hypothesis import given
from hypothesis import strategies as st

from reports.history import canonical_terms, digest
from reports.model import Agreement
from reports.source import FileKind, parse
from tests.support.agreements import AGREEMENTS, Data, agreement, changed, leaves
from tests.support.workspace import agreement_text

SMALL: Data = {"title": "Leads", "scope": {"in": {"page": "A page"}, "out": {"shop": "The shop"}}}


def read(text: str | bytes) -> Agreement:
    parsed = parse(FileKind.AGREEMENT, text.encode() if isinstance(text, str) else text, "agreement.yml")
    assert isinstance(parsed.model, Agreement), parsed.problems
    return parsed.model


def with_term(**keys: object) -> Agreement:
    return agreement(SMALL | keys)


def test_canonical_form_is_exactly_this() -> None:
    terms = with_term(
        milestones={
            "beta": {"name": "Be\u0301ta", "due": "2026-12-01", "instalment": Decimal("14000.00"), "needs": ["b", "a"]}
        },
        when_plans_change={"rule": "We talk. \r\nThen we decide.", "notice_days": 5},
    )
    assert canonical_terms("harbour", terms) == (
        b"agreement-terms/1\n"
        b'{"client":"harbour","terms":{'
        b'"milestones":{"beta":{"due":"2026-12-01","instalment":"14000","name":"B\xc3\xa9ta","needs":["a","b"]}},'
        b'"scope":{"in":{"page":"A page"},"out":{"shop":"The shop"}},"title":"Leads",'
        b'"when_plans_change":{"notice_days":5,"rule":"We talk.\\nThen we decide."}}}'
    )


def test_digest_is_sha256_of_the_canonical_form() -> None:
    terms = agreement(SMALL)
    assert digest("harbour", terms) == "sha256:" + sha256(canonical_terms("harbour", terms)).hexdigest()


def test_client_is_a_part_of_it() -> None:
    assert digest("harbour", agreement(SMALL)) != digest("northwind", agreement(SMALL))


def test_defaults_are_no_terms_until_they_are_written() -> None:
    budget = {"currency": "EUR", "lines": {"build": {"name": "Build", "amount": 1}}}
    unwritten, written = with_term(budget=budget), with_term(budget={**budget, "basis": "fixed"})
    assert b"basis" not in canonical_terms("harbour", unwritten)
    assert digest("harbour", unwritten) != digest("harbour", written)


def test_absent_null_and_empty_are_the_same() -> None:
    known = {digest("harbour", one) for one in (agreement(SMALL), with_term(effective=None, limits={}, goals={}))}
    assert len(known) == 1


def test_order_of_lists_that_are_no_sets_is_a_term() -> None:
    words = [{"quote": quote, "by": "Ida", "on": "2026-09-01"} for quote in ("More leads", "Fewer calls")]
    assert digest("harbour", with_term(in_their_words=words)) != digest(
        "harbour", with_term(in_their_words=words[::-1])
    )


@given(AGREEMENTS, st.data())
def test_every_change_of_a_term_changes_the_digest(data: Data, draw: st.DataObject) -> None:
    path = draw.draw(st.sampled_from(leaves(data)))
    if path[-2:-1] in (("needs",), ("after",)):
        path = ("title",)
    assert digest("harbour", agreement(data)) != digest("harbour", agreement(changed(data, path)))


@given(AGREEMENTS, st.randoms(use_true_random=False))
def test_no_way_of_writing_changes_the_digest(data: Data, chance: random.Random) -> None:
    written = yaml.safe_dump(_plain(data), allow_unicode=True, sort_keys=False, width=1000)
    rewritten = yaml.safe_dump(_shuffled(_plain(data), chance), allow_unicode=True, sort_keys=False, default_style='"')
    rewritten = unicodedata.normalize("NFD", rewritten).replace("\n", "  # a remark\r\n")
    terms, same = read(written), read("\ufeff" + rewritten + "private: {floor: 12000}\r\n")
    assert digest("harbour", terms) == digest("harbour", same)


def test_numbers_are_the_same_however_many_noughts_they_have() -> None:
    text = agreement_text()
    assert digest("harbour", read(text)) == digest("harbour", read(text.replace("amount: 14000", "amount: 14000.00")))


def test_canonical_form_is_json() -> None:
    head, _, body = canonical_terms("harbour", read(agreement_text())).partition(b"\n")
    assert head == b"agreement-terms/1"
    assert set(json.loads(body)) == {"client", "terms"}


def _plain(value: object) -> object:
    """Return data as a person would write it: amounts as text, sets in any order."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    return str(value)


def _shuffled(value: object, chance: random.Random, key: str = "") -> object:
    """Return the same terms in another order: keys, ids and sets."""
    if isinstance(value, dict):
        entries = list(value.items())
        chance.shuffle(entries)
        return {name: _shuffled(entry, chance, name) for name, entry in entries}
    if isinstance(value, list):
        entries = [_shuffled(entry, chance) for entry in value]
        if key in ("needs", "after"):
            chance.shuffle(entries)
        return entries
    return value


def test_nothing_has_no_sign() -> None:
    wants = {"want": "Leads", "metric": "A week", "target": "5"}
    plus, minus = (with_term(goals={"leads": wants | {"baseline": Decimal(zero)}}) for zero in ("0", "-0.0"))
    assert digest("harbour", plus) == digest("harbour", minus)
