"""What is to be decided on → the text that stands in a receipt below its header: all of it in the client's words.

The same wording gives the same bytes. The digest in the header is what identifies the wording; this is what a person
reads before signing.
"""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reports.changes import Change, explain, terms, terms_of_deliverable
from reports.model import Agreement, ChangeRequest, Deliverable, Update
from reports.model.change_request import Option
from reports.periods import Period

if TYPE_CHECKING:  # who verifies a receipt need not wait for a language
    from reports.words import Words

Document = Agreement | ChangeRequest | Deliverable | Update

_CONTROLS = dict.fromkeys([*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)])
"""All characters of Unicode's category Cc but the line feed: none of them reaches a receipt."""


def receipt_body(document: str, model: Document, words: "Words", terms_in: Agreement) -> str:
    """Return the body: NFC, LF, no space at an end of a line, one LF at the end.

    `document` is its name in acceptances; `terms_in` is the agreement of that moment, which has the names and the
    currency that a request speaks of.
    """
    return _canonical("\n".join(_said(document, model, words, terms_in)))


def _said(document: str, model: Document, words: "Words", terms_in: Agreement) -> Iterator[str]:
    item = document.rpartition(":")[2]
    if isinstance(model, Agreement):
        yield words("receipt.agreement", title=model.title)
        yield ""
        yield from _terms(terms(model), words)
    elif isinstance(model, ChangeRequest):
        yield from _request(item, model, words, terms_in)
    elif isinstance(model, Deliverable):
        yield words("receipt.deliverable", what=model.what)
        yield ""
        yield from _terms(terms_of_deliverable(item, model), words)
    else:
        yield words("receipt.update", period=words.period(Period.parse(item)))
        yield ""
        yield model.summary


def _terms(found: tuple[Change, ...], words: "Words") -> Iterator[str]:
    for change in found:
        told = explain(change, words)
        yield _line(told.term, told.new)


def _request(item: str, request: ChangeRequest, words: "Words", terms_in: Agreement) -> Iterator[str]:
    yield words("receipt.request", id=item, title=request.title)
    yield ""
    yield _line(words("receipt.why"), request.why)
    if request.need:
        yield _line(words("receipt.need"), request.need)
    for name, option in request.options.items():
        yield ""
        yield words("receipt.option", id=name, what=option.what)
        yield from (f"- {effect}" for effect in _effects(option, words, terms_in))
    if request.recommended:
        yield ""
        yield words("receipt.recommended", id=request.recommended)
    if request.goodwill:
        yield ""
        yield words("receipt.goodwill")


def _effects(option: Option, words: "Words", terms_in: Agreement) -> Iterator[str]:
    """Yield what an option changes, else that it changes nothing."""
    if option.budget:
        currency = terms_in.budget.currency if terms_in.budget else ""
        amount = words.money(abs(option.budget), currency).rstrip()
        yield words("change.more" if option.budget > 0 else "change.less", amount=amount)
    for milestone, due in option.milestones.items():
        known = terms_in.milestones.get(milestone)
        day = words.date(due, "year")
        yield _line(words("change.term.milestones.due", item=known.name if known else milestone), day)
    if option.hours is not None:
        yield words("change.hours", value=words.number(option.hours))
    if not option.budget and not option.milestones:
        yield words("receipt.as-agreed")


def _line(term: str, value: str) -> str:
    """Return a term and its value on one line; a value of several lines stands below it, indented."""
    if "\n" not in value:
        return f"{term}: {value}"
    return "\n".join([f"{term}:", *(f"  {line}" for line in value.split("\n"))])


def _canonical(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").translate(_CONTROLS)
    ends = (line.rstrip() for line in unicodedata.normalize("NFC", plain).split("\n"))
    return "\n".join(ends).strip("\n") + "\n"
