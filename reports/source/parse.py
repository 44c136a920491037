"""The bytes of one file → its model, its private values, its problems. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import ValidationError

from reports.model import Access, Agency, Agreement, Profile, Update
from reports.model.private import Private
from reports.problems import Problem
from reports.source.convert import Conversion
from reports.source.explain import explain
from reports.source.places import Marks
from reports.source.shapes import shape_of
from reports.source.yaml_nodes import Node, read_nodes

Document = Agency | Profile | Agreement | Update | Access


class FileKind(StrEnum):
    """What a file tells."""

    AGENCY = "agency"
    CLIENT = "client"
    AGREEMENT = "agreement"
    UPDATE = "update"
    ACCESS = "access"


_MODELS: dict[FileKind, type[Document]] = {
    FileKind.AGENCY: Agency,
    FileKind.CLIENT: Profile,
    FileKind.AGREEMENT: Agreement,
    FileKind.UPDATE: Update,
    FileKind.ACCESS: Access,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file as read: no model where there are problems, and no private value in the model."""

    model: Document | None
    private: Private
    problems: tuple[Problem, ...]
    marks: Marks = field(repr=False, compare=False)


def parse(kind: FileKind, data: bytes, file: str) -> Parsed:
    """Read one file by our rules for YAML and by its model; `file` only names it in problems. It never raises."""
    root, problems = read_nodes(data, file)
    marks = Marks(data)
    if root is None:
        return Parsed(None, Private(), problems, marks)
    conversion = Conversion(file, discreet=kind is FileKind.ACCESS)
    model, faults = _validate(_MODELS[kind], root, conversion, file)
    found = tuple(sorted((*problems, *conversion.problems, *faults)))
    return Parsed(None if found else model, Private(tuple(conversion.private)), found, marks)


def _validate(
    kind: type[Document], root: Node, conversion: Conversion, file: str
) -> tuple[Document | None, tuple[Problem, ...]]:
    shape = shape_of(kind)
    data = conversion.convert(root, shape)
    try:
        return kind.model_validate({} if data is None else data), ()
    except ValidationError as error:
        return None, tuple(explain(error, root, shape, conversion, file))
