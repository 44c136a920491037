"""agency.yml before and after → what changes for the agency itself: its people, its rules, who sees all clients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.model import Access, Agency
from reports.review.access import access_sections, signer_sections
from reports.review.naming import edited
from reports.review.review import Line, Part, Section
from reports.words import Words

_APART = ("team", "rules")


@dataclass(frozen=True, slots=True)
class AgencySide:
    """The agency as one side has it, who may open its portfolio, and whose keys may sign commits."""

    agency: Agency | None = None
    portfolio: Access | None = None
    signers: tuple[str, ...] = ()


def agency_sections(old: AgencySide, new: AgencySide, words: Words) -> Iterator[Section]:
    """Yield what changes in agency.yml and in the portfolio's access; nothing where one side cannot be read."""
    team = new.agency.team if new.agency else {}
    names = {item: one.name for item, one in team.items()}
    for section in access_sections(old.portfolio, new.portfolio, names, words):
        yield Section(Part.ACCESS, "Who may open the portfolio", "", section.lines)
    yield from signer_sections(old.signers, new.signers)
    if old.agency and new.agency and old.agency != new.agency:
        lines = (*_rules(old.agency.rules, new.agency.rules), *_rest(old.agency, new.agency))
        yield Section(Part.PEOPLE, "The agency", "", lines)


def _rules(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Line]:
    for code in sorted({*old, *new}):
        if old.get(code) != new.get(code):
            yield Line(f"Rule {code}", old.get(code, "by default"), new.get(code, "by default"))


def _rest(old: Agency, new: Agency) -> Iterator[Line]:
    for item in {**old.team, **new.team}:
        was, now = old.team.get(item), new.team.get(item)
        one = now or was
        if one and was != now:
            yield Line(one.name, note=edited(was, now) if was and now else "new" if now else "no longer there")
    others = [
        name for name in type(new).model_fields if name not in _APART and getattr(old, name) != getattr(new, name)
    ]
    yield from (Line(name.replace("_", " ").capitalize(), note="changed") for name in others)
