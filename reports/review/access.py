"""Who may open a site, before and after → who was let in, for how long, and who was not any more.

Of an access file only the part in clear is looked at. Whose keys may sign stands in files of OpenSSH's format.
"""

from collections.abc import Iterator, Mapping, Sequence

from reports.model import Access, Grant
from reports.receipts import BadSigners, fingerprint, parse_signers
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


def signer_sections(old: Sequence[str], new: Sequence[str]) -> Iterator[Section]:
    """Yield keys that may sign from now on, and those that may not any more, by the lines of `allowed_signers`."""
    gained, lost = [line for line in new if line not in old], [line for line in old if line not in new]
    lines = (
        *(_key(line, "may sign from now on: compare its fingerprint another way") for line in gained),
        *(_key(line, "may not sign any more") for line in lost),
    )
    if lines:
        yield Section(Part.ACCESS, "Whose keys may sign", "", lines)


def _key(line: str, note: str) -> Line:
    """Name a key by whose it is and its fingerprint; a line that is none of ours stands as it is."""
    try:
        signers = parse_signers(line)
    except BadSigners:
        return Line(line, note=note)
    named = (f"{one.principal}, {fingerprint(one.key)}, for {', '.join(one.namespaces)}" for one in signers)
    return Line(next(named, line), note=note)
