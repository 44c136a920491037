"""Two wordings of an agreement → every term that differs, exactly, in one walk over ids."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from reports.changes.change import Change, Kind, Value
from reports.changes.wording import Entries, Wording, wording
from reports.model import Agreement, Deliverable

NAMES: dict[tuple[str, ...], str] = {
    ("approvers",): "name",
    ("goals",): "want",
    ("deliverables",): "what",
    ("milestones",): "name",
    ("budget", "lines"): "name",
    ("commitments",): "what",
    ("promises",): "promise",
    ("risks",): "risk",
}
"""Which field names a thing in the agency's own words. Where a thing is a text itself, it needs no name."""

_HEADLINES: dict[tuple[str, ...], str] = {
    ("approvers",): "email",
    ("goals",): "target",
    ("deliverables",): "due",
    ("milestones",): "due",
    ("budget", "lines"): "amount",
    ("commitments",): "due",
}
"""Which field tells most about a thing that was added or removed."""

_REFERENCES: dict[tuple[str, ...], str] = {
    ("milestones", "needs"): "commitments",
    ("milestones", "after"): "milestones",
    ("deliverables", "milestone"): "milestones",
    ("deliverables", "goal"): "goals",
}
"""Which fields hold ids of other things, and of which."""

_MONEY = frozenset({("budget", "lines", "amount"), ("budget", "contingency"), ("milestones", "instalment")})

_Fields = dict[str, Wording]


def compare(old: Agreement | None, new: Agreement | None) -> tuple[Change, ...]:
    """Return every term that differs, in the order of the terms; () exactly where both have the same digest.

    None stands for no agreement at all. Terms count as written: a default that is written out is a change.
    """
    return compare_wordings(wording(old), wording(new))


def compare_wordings(old: _Fields, new: _Fields) -> tuple[Change, ...]:
    """Return the same of two wordings of an agreement, {} for none."""
    return tuple(_Comparison(old, new).changes())


def terms(agreement: Agreement) -> tuple[Change, ...]:
    """Return every term of an agreement, each as if it were new; also those within things, which `compare` sums up."""
    return tuple(_Whole({}, wording(agreement)).changes())


def terms_of_deliverable(item: str, deliverable: Deliverable) -> tuple[Change, ...]:
    """Return the terms of one deliverable in the same way; ids of other things stay ids."""
    things = Entries({item: wording(deliverable)})
    return tuple(_Whole({}, {"deliverables": things}).changes())


class _Comparison:
    """The walk over two wordings, with what is needed to name things and to know money."""

    def __init__(self, old: _Fields, new: _Fields) -> None:
        self._old = old
        self._new = new
        currencies = {str(_get(side, ("budget", "currency"))) for side in (old, new) if _get(side, ("budget",))}
        self._currency = currencies.pop() if len(currencies) == 1 else None

    def changes(self) -> Iterator[Change]:
        return self._fields((), "", self._old, self._new)

    def _fields(self, path: tuple[str, ...], item: str, old: _Fields, new: _Fields) -> Iterator[Change]:
        for key in _keys(old, new):
            before, after = old.get(key), new.get(key)
            if before != after:
                yield from self._term((*path, key), item, before, after)

    def _term(self, path: tuple[str, ...], item: str, old: Wording | None, new: Wording | None) -> Iterator[Change]:
        if isinstance(old, Entries) or isinstance(new, Entries):
            yield from self._entries(path, cast("Entries", old or {}), cast("Entries", new or {}))
        elif isinstance(old, dict) or isinstance(new, dict):
            yield from self._fields(path, item, cast("_Fields", old or {}), cast("_Fields", new or {}))
        elif path == ("in_their_words",):
            yield from _words(cast("Sequence[_Fields]", old or ()), cast("Sequence[_Fields]", new or ()))
        else:
            yield self._change(path, item, old, new)

    def _entries(self, path: tuple[str, ...], old: Entries, new: Entries) -> Iterator[Change]:
        for name in _keys(old, new):
            before, after = old.get(name), new.get(name)
            if before != after:
                yield from self._entry((*path, name), before, after)

    def _entry(self, path: tuple[str, ...], old: Wording | None, new: Wording | None) -> Iterator[Change]:
        kind = path[:-1]
        item = _name(kind, new) or _name(kind, old)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from self._fields(path, item, old, new)
        else:
            currency = self._currency if (*kind, _HEADLINES.get(kind, "")) in _MONEY else None
            before, after = _headline(kind, old), _headline(kind, new)
            yield Change(_kind(old, new), path, item, before, after, currency, _unit(kind, new or old))

    def _change(self, path: tuple[str, ...], item: str, old: Wording | None, new: Wording | None) -> Change:
        place = field_of(path)
        currency = self._currency if place in _MONEY else None
        of = _REFERENCES.get(place)
        before = self._named(of, old, (self._old, self._new)) if of else old
        after = self._named(of, new, (self._new, self._old)) if of else new
        return Change(_kind(old, new), path, item, cast("Value", before), cast("Value", after), currency)

    def _named(self, of: str, ids: Wording | None, sides: tuple[_Fields, _Fields]) -> Value:
        """Return the names behind ids, an id itself where nothing has it."""
        if isinstance(ids, tuple):
            return tuple(self._named(of, one, sides) for one in ids)
        names = (_name((of,), _get(side, (of, str(ids)))) for side in sides)
        return next(filter(None, names), cast("Value", ids))


class _Whole(_Comparison):
    """The walk over one wording, into each thing."""

    def _entry(self, path: tuple[str, ...], old: Wording | None, new: Wording | None) -> Iterator[Change]:
        if isinstance(new, dict):
            yield from self._fields(path, _name(path[:-1], new), {}, new)
        else:
            yield from super()._entry(path, old, new)


def field_of(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the path of a term less the id in it: which field of which kind of thing it is."""
    for kind in (*NAMES, ("scope", "in"), ("scope", "out"), ("limits",)):
        if path[: len(kind)] == kind:
            return kind + path[len(kind) + 1 :]
    return path


def _words(old: Sequence[_Fields], new: Sequence[_Fields]) -> Iterator[Change]:
    """Compare what was quoted: a quote has no id, so one that was edited goes and comes."""
    before, after = Counter(map(_quote, old)), Counter(map(_quote, new))
    path = ("in_their_words",)
    for quote, by, on in (before - after).elements():
        yield Change(Kind.REMOVED, path, by, (quote, on), None)
    for quote, by, on in (after - before).elements():
        yield Change(Kind.ADDED, path, by, None, (quote, on))
    both = before & after
    if _kept(old, both) != _kept(new, both):
        yield Change(Kind.REORDERED, path, "", None, None)


def _quote(words: _Fields) -> tuple[str, str, date]:
    return str(words["quote"]), str(words["by"]), cast("date", words["on"])


def _kept(quotes: Sequence[_Fields], both: Counter[tuple[str, str, date]]) -> list[tuple[str, str, date]]:
    """Return the quotes that stand on both sides, in their order here."""
    left = both.copy()
    kept = []
    for quote in map(_quote, quotes):
        if left[quote] > 0:
            left[quote] -= 1
            kept.append(quote)
    return kept


def _keys(old: _Fields, new: _Fields) -> Iterator[str]:
    yield from new
    yield from (key for key in old if key not in new)


def _kind(old: Wording | None, new: Wording | None) -> Kind:
    if old is None:
        return Kind.ADDED
    return Kind.REMOVED if new is None else Kind.CHANGED


def _unit(kind: tuple[str, ...], thing: Wording | None) -> str | None:
    """Return what the target of a goal counts, None for other things."""
    unit = _get(thing, ("unit",)) if kind == ("goals",) else None
    return str(unit) if unit else None


def _get(fields: Wording | None, path: tuple[str, ...]) -> Wording | None:
    for key in path:
        fields = fields.get(key) if isinstance(fields, dict) else None
    return fields


def _name(kind: tuple[str, ...], thing: Wording | None) -> str:
    return str(thing.get(NAMES[kind], "")) if kind in NAMES and isinstance(thing, dict) else ""


def _headline(kind: tuple[str, ...], thing: Wording | None) -> Value:
    """Return what tells most about a thing that was added or removed: a text itself, a date, an amount."""
    value = thing.get(_HEADLINES.get(kind, "")) if isinstance(thing, dict) else thing
    return value if isinstance(value, str | date | Decimal) else None
