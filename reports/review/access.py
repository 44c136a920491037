"""Who may open a site, before and after → who was let in, for how long, and who was not any more.

Of an access file only the part in clear is looked at.
"""

from collections.abc import Iterator, Mapping

from reports.model import Access, Grant
from reports.review.review import Line, Part, Section
from reports.words import Words


def access_sections(
    old: Access | None, new: Access | None, names: Mapping[str, str], words: Words
) -> Iterator[Section]:
    """Yield who gains and loses access; `names` are those behind people's ids."""
    before, after = old.people if old else {}, new.people if new else {}
    lines = [
        _line(names.get(item, item), before.get(item), after.get(item), words)
        for item in {**before, **after}
        if before.get(item) != after.get(item)
    ]
    if old and new and old.epoch != new.epoch and not lines:
        lines = [Line("Keys of the site", str(old.epoch), str(new.epoch), "made anew")]
    if lines:
        yield Section(Part.ACCESS, "Who may open the site", "", tuple(lines))


def _line(name: str, old: Grant | None, new: Grant | None, words: Words) -> Line:
    note = "access granted" if old is None else "access taken away" if new is None else "access changed"
    return Line(name, _span(old, words), _span(new, words), note)


def _span(grant: Grant | None, words: Words) -> str:
    if grant is None:
        return ""
    since = f"since {words.date(grant.since, 'year')}"
    return f"{since} until {words.date(grant.until, 'year')}" if grant.until else since
