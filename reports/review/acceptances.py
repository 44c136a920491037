"""Acceptances before and after → who accepted or rejected what, how, and whether anything shows it."""

from collections.abc import Iterator, Mapping

from reports.model import Acceptance, Client
from reports.review.naming import counted, names_of
from reports.review.review import Line, Part, Section
from reports.words import Words

_VERBS = {"accept": "accepts", "reject": "rejects"}
_HOW = {
    "browser-signature": "signed on the site",
    "e-sign": "signed with a service",
    "email": "by e-mail",
    "meeting": "in a meeting",
}


def acceptance_sections(old: Client | None, new: Client, now: str, words: Words) -> Iterator[Section]:
    """Yield acceptances that are recorded, and those that are gone; how a file is called is no matter.

    `now` says where the agreement stands since.
    """
    before, after = old.acceptances if old else {}, new.acceptances
    yield from _section("recorded", _only(after, before), new, now, words)
    yield from _section("removed", _only(before, after), old or new, now, words)


def proofs(client: Client | None) -> frozenset[str]:
    """Return the files that acceptances name."""
    all_of_them = client.acceptances.values() if client else ()
    evidence = (one.evidence.file for one in all_of_them if one.evidence)
    return frozenset((*evidence, *(one.receipt for one in all_of_them if one.receipt)))


def _only(these: Mapping[str, Acceptance], those: Mapping[str, Acceptance]) -> list[Acceptance]:
    others = list(those.values())
    return [one for one in these.values() if one not in others]


def _section(what: str, acceptances: list[Acceptance], client: Client, now: str, words: Words) -> Iterator[Section]:
    if acceptances:
        lines = tuple(_line(one, names_of(client, None), words) for one in acceptances)
        yield Section(Part.ACCEPTANCES, f"{counted(len(lines), 'acceptance')} {what}", now, lines)


def _line(one: Acceptance, names: Mapping[str, str], words: Words) -> Line:
    said = f"{_HOW[one.method]} on {words.date(one.at.date(), 'year')}"
    note = said if one.evidence or one.receipt else f"{said}, and nothing shows it"
    return Line(names.get(one.by, one.by), "", f"{_VERBS[one.decision]} {one.document}, version {one.version}", note)
