"""The model's classes → shapes: which keys stand where, and what kind of value each one has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, AwareDatetime

from reports.model.values import Id, Item, Share
from reports.model.work import Done, Fate, Task


class Kind(Enum):
    """What may stand at a place."""

    LINE = auto()
    PROSE = auto()
    WORD = auto()
    ID = auto()
    CHOICE = auto()
    NUMBER = auto()
    SHARE = auto()
    WHOLE = auto()
    DATE = auto()
    MOMENT = auto()
    FLAG = auto()
    RECORD = auto()
    BY_ID = auto()
    BY_WORD = auto()
    LIST = auto()

    __hash__ = object.__hash__
    """Each is the only one of its kind; that of `Enum` is a function of Python's, called for every value of a file."""


TEXTS = frozenset({Kind.LINE, Kind.PROSE})
"""Free text: where quotes may be needed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at a place.

    `keys` and `required` tell a record's keys as YAML has them, `names` how its class calls them, `model` the class;
    `item` the values of a map or a list; `choices` the words allowed; `short` what may stand instead of a whole record;
    `marks` are the limits that pydantic holds a value to.
    """

    kind: Kind
    keys: Mapping[str, "Shape"] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    item: "Shape | None" = None
    choices: tuple[str, ...] = ()
    short: "Shape | None" = None
    model: type[Item] | None = None
    marks: tuple[Any, ...] = ()

    def limit(self, name: str) -> Any:
        """Return a limit by the name that pydantic knows it by, as `ge` or `pattern`; None where there is none."""
        return next((found for mark in self.marks if (found := getattr(mark, name, None)) is not None), None)


_LINE = Shape(Kind.LINE)
_SHORT = {Done: _LINE, Task: _LINE, Fate: Shape(Kind.CHOICE, choices=("done",))}
_LEAVES = {Decimal: Kind.NUMBER, date: Kind.DATE, AwareDatetime: Kind.MOMENT, bool: Kind.FLAG, int: Kind.WHOLE}
_ID_MARK, _SHARE_MARK = get_args(Id)[1], get_args(Share)[1]


@cache
def shape_of(model: type[Item]) -> Shape:
    """Return the shape of a record of the model."""
    keys, names = {}, {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        keys[key], names[key] = _shape(info.annotation, tuple(info.metadata)), name
    required = frozenset(info.alias or name for name, info in model.model_fields.items() if info.is_required())
    return Shape(Kind.RECORD, keys, required, names, short=_SHORT.get(model), model=model)


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *marks))
    if origin in (Union, UnionType):
        return _shape(next(argument for argument in arguments if argument is not type(None)), marks)
    if origin is Literal:
        kind = Kind.WHOLE if isinstance(arguments[0], int) else Kind.CHOICE
        return Shape(kind, choices=tuple(map(str, arguments)))
    if origin is tuple:
        return Shape(Kind.LIST, item=_shape(arguments[0]))
    if origin is Mapping:
        return Shape(Kind.BY_ID if arguments[0] is Id else Kind.BY_WORD, item=_shape(arguments[1]), marks=marks)
    return _leaf(annotation, marks)


def _leaf(annotation: Any, marks: tuple[Any, ...]) -> Shape:
    if issubclass(annotation, Item):
        return shape_of(annotation)
    if issubclass(annotation, StrEnum):
        return Shape(Kind.CHOICE, choices=tuple(choice.value for choice in annotation))
    if annotation is str:
        return Shape(_kind_of_text(marks), marks=marks)
    return Shape(Kind.SHARE if _SHARE_MARK in marks else _LEAVES[annotation], marks=marks)


def _kind_of_text(marks: tuple[Any, ...]) -> Kind:
    if _ID_MARK in marks:
        return Kind.ID
    if not marks or any(getattr(mark, "pattern", None) for mark in marks):
        return Kind.WORD
    return Kind.LINE if any(isinstance(mark, AfterValidator) for mark in marks) else Kind.PROSE
