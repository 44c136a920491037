"""Meetings, metrics, hours and files before and after → what was recorded, a line each."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.model import Client
from reports.review.acceptances import proofs
from reports.review.naming import counted
from reports.review.review import Line, Part, Section
from reports.words import Words

_FILES = "files/"


def record_sections(
    old: Client | None, new: Client | None, files: tuple[Mapping[str, str], Mapping[str, str]], words: Words
) -> Iterator[Section]:
    """Yield what else was recorded; `files` tell each file before and after from others, by name."""
    apart = proofs(old) | proofs(new)
    told = [{name: one for name, one in side.items() if name not in apart} for side in files]
    lines = (*_meetings(old, new, words), *_metrics(old, new), *_hours(old, new, words), *_files(*told))
    if lines:
        yield Section(Part.RECORDS, "Records", "", lines)


def _meetings(old: Client | None, new: Client | None, words: Words) -> Iterator[Line]:
    before, after = old.meetings if old else {}, new.meetings if new else {}
    for item in sorted({*before, *after}):
        one = after.get(item) or before.get(item)
        if one and before.get(item) != after.get(item):
            decisions = counted(len(one.decisions), "decision")
            note = _happened(before.get(item), after.get(item))
            yield Line(f"Meeting of {words.date(one.on, 'year')}, {one.title}", note=f"{note}, {decisions}")


def _metrics(old: Client | None, new: Client | None) -> Iterator[Line]:
    before, after = old.metrics if old else {}, new.metrics if new else {}
    for item in sorted({*before, *after}):
        was = set(before[item].points) if item in before else set()
        now = set(after[item].points) if item in after else set()
        counts = ((len(now - was), "new value", ""), (len(was - now), "value taken out", "values taken out"))
        if was != now:
            goals = new.agreement.goals if new else {}
            name = goals[item].want if item in goals else item
            said = [counted(number, noun, plural) for number, noun, plural in counts if number]
            yield Line(f"Series {name}", note=", ".join(said))


def _hours(old: Client | None, new: Client | None, words: Words) -> Iterator[Line]:
    before, after = _worked(old), _worked(new)
    if before != after:
        yield Line("Hours worked", words.number(before), words.number(after))


def _worked(client: Client | None) -> Decimal:
    return sum((entry.hours for entry in client.hours), Decimal(0)) if client else Decimal(0)


def _files(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Line]:
    """Yield the files that readers get, on one line; those that show an acceptance are told with it."""
    names = sorted(name for name in {*old, *new} if name.startswith(_FILES) and old.get(name) != new.get(name))
    if names:
        said = (f"{name.removeprefix(_FILES)} {_happened(old.get(name), new.get(name))}" for name in names)
        yield Line(counted(len(names), "file"), note=", ".join(said))


def _happened(old: object, new: object) -> str:
    if old is None:
        return "new"
    return "removed" if new is None else "changed"
