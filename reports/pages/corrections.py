"""An update and its text before the erratum → both texts, for every field that differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup
from pydantic import BaseModel

from reports.model import Cause, PeriodUpdate, Status
from reports.pages.prose import inline
from reports.pages.template import say
from reports.pages.views import VersionView
from reports.words import Words

_UNSAID = frozenset({"corrects"})


@dataclass(frozen=True, slots=True)
class CorrectedField:
    """One field of the update: the lines that we had written, and those that are right."""

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
    fields = tuple(_fields(view, view.corrected, newest)) if view.corrected else ()
    return CorrectionView(lead, inline(corrects.why, view.files), fields)


def _fields(view: VersionView, before: PeriodUpdate, after: PeriodUpdate) -> Iterator[CorrectedField]:
    for field in type(after.update).model_fields:
        old, new = getattr(before.update, field), getattr(after.update, field)
        if field not in _UNSAID and old != new:
            names = _names(view, field)
            was, right = list(_lines(view.words, old, names)), list(_lines(view.words, new, names))
            said = view.words(f"update.field.{field}")
            yield CorrectedField(
                said, [one for one in was if one not in right], [one for one in right if one not in was]
            )


def _names(view: VersionView, field: str) -> Mapping[str, str]:
    """Return what the ids of a field are called."""
    terms = view.client.agreement
    if field == "results":
        return {name: goal.want for name, goal in terms.goals.items()}
    if field == "milestones":
        return {name: milestone.name for name, milestone in terms.milestones.items()}
    if field == "budget" and terms.budget:
        return {name: line.name for name, line in terms.budget.lines.items()}
    if field in {"delivered", "hill"}:
        return {name: item.what for name, item in terms.deliverables.items()}
    return {task.id: task.what for task in view.figures.tasks.planned} if field == "planned" else {}


def _lines(words: Words, value: object, names: Mapping[str, str], path: str = "") -> Iterator[str]:
    """Return the values of a field in the order of the file, each with the name of the thing that it belongs to."""
    if isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _lines(words, getattr(value, key), {}, f"{path}{_key(words, key)}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            named = names.get(key) or words.upper_first(key.replace("-", " "))
            yield from _lines(words, inner, {}, f"{path}{words('update.key', name=named)} ")
    elif isinstance(value, tuple):
        for inner in value:
            yield from _lines(words, inner, {}, path)
    elif value is True:
        yield path.strip()
    elif value is not None and value is not False:
        yield f"{path}{_leaf(words, value)}"


def _key(words: Words, key: str) -> str:
    """Return what a part of a thing is called, "" for parts that speak for themselves."""
    return f"{words(f'update.key.{key}')} " if words.has(f"update.key.{key}") else ""


def _leaf(words: Words, value: object) -> str:
    if isinstance(value, Status):
        return words(f"status.{value.value}")
    if isinstance(value, Cause):
        return words(f"cause.{value.value}")
    if isinstance(value, date):
        return words.date(value, "year")
    return words.number(value) if isinstance(value, Decimal | int) else str(value)
