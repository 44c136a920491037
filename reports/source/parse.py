"""The bytes of one file → its model, its private values, its problems. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import ValidationError

from reports.model import (
    Acceptance,
    Access,
    Agency,
    Agreement,
    ChangeRequest,
    Meeting,
    Profile,
    Series,
    TimeSheet,
    Update,
)
from reports.model.private import Private
from reports.problems import Problem
from reports.source.convert import Conversion
from reports.source.document import Value
from reports.source.explain import explain
from reports.source.places import Marks
from reports.source.shapes import shape_of
from reports.source.tables import read_hours, read_series
from reports.source.yaml_nodes import read_values

Document = Agency | Profile | Agreement | Update | ChangeRequest | Acceptance | Meeting | Access
Table = Series | TimeSheet


class FileKind(StrEnum):
    """What a file tells."""

    AGENCY = "agency"
    CLIENT = "client"
    AGREEMENT = "agreement"
    UPDATE = "update"
    CHANGE = "change"
    ACCEPTANCE = "acceptance"
    MEETING = "meeting"
    ACCESS = "access"
    METRIC = "metric"
    HOURS = "hours"


_TABLES: dict[FileKind, Callable[[bytes, str], tuple[Table, tuple[Problem, ...]]]] = {
    FileKind.METRIC: read_series,
    FileKind.HOURS: read_hours,
}
MODELS: dict[FileKind, type[Document]] = {
    FileKind.AGENCY: Agency,
    FileKind.CLIENT: Profile,
    FileKind.AGREEMENT: Agreement,
    FileKind.UPDATE: Update,
    FileKind.CHANGE: ChangeRequest,
    FileKind.ACCEPTANCE: Acceptance,
    FileKind.MEETING: Meeting,
    FileKind.ACCESS: Access,
}
"""The models of the kinds of file that are YAML."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file as read: no model where there are problems, and no private value in the model."""

    model: Document | Table | None
    private: Private
    problems: tuple[Problem, ...]
    marks: Marks = field(repr=False, compare=False)


def parse(kind: FileKind, data: bytes, file: str) -> Parsed:
    """Read one file by our rules for YAML or tables, and by its model; `file` only names it. It never raises."""
    if kind in _TABLES:
        table, problems = _TABLES[kind](data, file)
        return Parsed(None if problems else table, Private(), tuple(sorted(problems)), Marks(data))
    document, problems = read_values(data, file)
    marks = Marks(data)
    if document is None:
        return Parsed(None, Private(), problems, marks)
    conversion = Conversion(file, marks, discreet=kind is FileKind.ACCESS)
    model, faults = _validate(MODELS[kind], document, conversion)
    found = tuple(sorted((*problems, *conversion.problems, *faults)))
    return Parsed(None if found else model, Private(tuple(conversion.private)), found, marks)


def _validate(
    kind: type[Document], document: Value, conversion: Conversion
) -> tuple[Document | None, tuple[Problem, ...]]:
    shape = shape_of(kind)
    data = conversion.convert(document, shape)
    try:
        return kind.model_validate({} if data is None else data), ()
    except ValidationError as error:
        return None, tuple(explain(error, document, shape, conversion))
