"""An update and its text before the erratum → both texts, for every field that differs."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import BaseModel

from reports.model import PeriodUpdate
from reports.pages.prose import inline
from reports.pages.template import say
from reports.pages.views import VersionView
from reports.words import Words

_UNSAID = frozenset({"corrects"})


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field of the update: what we had written, and what is right."""

    field: str
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """When and why the update was corrected."""

    lead: Markup
    why: Markup
    fields: tuple[CorrectedField, ...]


def correction(view: VersionView, newest: PeriodUpdate) -> CorrectionView | None:
    """Return both texts of a corrected update, None where nothing was corrected."""
    corrects = newest.update.corrects
    if corrects is None:
        return None
    lead = say(view.words, "update.corrected", date=view.words.date(corrects.on, "long"))
    fields = tuple(_fields(view.words, view.corrected, newest)) if view.corrected else ()
    return CorrectionView(lead, inline(corrects.why, view.files), fields)


def _fields(words: Words, before: PeriodUpdate, after: PeriodUpdate) -> Iterator[CorrectedField]:
    for name in type(after.update).model_fields:
        old, new = getattr(before.update, name), getattr(after.update, name)
        if name not in _UNSAID and old != new:
            was, is_now = list(_lines(old)), list(_lines(new))
            yield CorrectedField(
                words(f"update.field.{name}"),
                [line for line in was if line not in is_now],
                [line for line in is_now if line not in was],
            )


def _lines(value: object, path: str = "") -> Iterator[str]:
    """Return a value's leaves in the order of the file, each with the ids that lead to it."""
    if isinstance(value, BaseModel):
        value = value.model_dump(exclude_defaults=True, by_alias=True)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lines(inner, f"{path}{key}: " if path else f"{key}: ")
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _lines(inner, path)
    elif value is not None:
        yield f"{path}{value}"
