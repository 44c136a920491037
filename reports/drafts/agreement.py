"""A kind of engagement → the draft of its agreement: nothing in it is agreed, so each term waits to be written."""

from collections.abc import Iterable, Iterator
from datetime import date

from reports.drafts.kinds import KINDS, Kind, Named
from reports.drafts.lines import BELOW, comment, offered, offered_below, part, schema_line, text_of
from reports.source import Blank, FileKind, Value, slug, yaml_lines
from reports.words import Words


def agreement_draft(kind: str, language: str, today: date) -> str:
    """Return the text of agreement.yml; its comments and examples are in the agency's language."""
    return text_of(_lines(KINDS[kind], Words(language), today))


def _lines(kind: Kind, words: Words, today: date) -> Iterator[str]:
    yield schema_line(FileKind.AGREEMENT, folders=2)
    yield from comment(words(kind.head))
    yield from comment(words("draft.how-first"))
    yield ""
    yield from yaml_lines({"title": Blank.EMPTY, "effective": Blank.EMPTY, "ends": Blank.EMPTY})
    yield from comment(words("draft.terms.approvers"))
    yield from yaml_lines({"approvers": {"sponsor": {"name": Blank.EMPTY, "email": Blank.EMPTY}}})
    yield from part(words("draft.terms.part.goals"))
    yield from (*_wishes(words, today), *_goals(kind, words))
    yield from part(words("draft.terms.part.scope"))
    yield from (*_scope(words), *_limits(kind, words))
    yield from part(words("draft.terms.part.dates"))
    yield from (*_dates(kind, words), *_commitments(words))
    yield from part(words("draft.terms.part.money"))
    yield from _budget(kind, words)
    yield from part(words("draft.update.between"))
    yield from (*_promises(kind, words), *_risks(words), *_when_plans_change(words))


def _wishes(words: Words, today: date) -> Iterator[str]:
    yield from comment(words("draft.terms.wishes"))
    yield from offered_below("in_their_words", [{"quote": Blank.DOTS, "by": Blank.DOTS, "on": today}])


def _goals(kind: Kind, words: Words) -> Iterator[str]:
    yield from comment(words("draft.terms.goals"))
    yield "goals:"
    for goal in kind.goals:
        yield from _example(goal, words)
        measured: dict[str, Value] = {
            "want": Blank.EMPTY,
            "metric": Blank.EMPTY if goal.example else words(goal.name),
            "baseline": Blank.EMPTY,
            "target": Blank.EMPTY,
            "unit": goal.unit or Blank.EMPTY,
            "due": Blank.EMPTY,
        }
        yield from yaml_lines({_id(goal, words): measured}, BELOW)
    yield from comment(words("draft.terms.benchmark"), BELOW * 2)
    yield from offered({"benchmark": {"value": Blank.DOTS, "source": Blank.DOTS}}, BELOW * 2)


def _scope(words: Words) -> Iterator[str]:
    yield "scope:"
    for key, said in (("in", "draft.terms.inside"), ("out", "draft.terms.outside")):
        yield from comment(words(said), BELOW)
        yield f"{BELOW}{key}:"
        yield from offered({words("draft.id"): Blank.DOTS}, BELOW * 2)


def _limits(kind: Kind, words: Words) -> Iterator[str]:
    yield from comment(words("draft.terms.limits"))
    yield "limits:"
    yield from _each(kind.limits, words, Blank.EMPTY)
    if not kind.limits:
        yield from offered({words("draft.id"): Blank.DOTS}, BELOW)


def _dates(kind: Kind, words: Words) -> Iterator[str]:
    ids = [_id(milestone, words) for milestone in kind.milestones]
    if ids:
        yield from comment(words("draft.terms.milestones"))
        yield "milestones:"
    for milestone, milestone_id in zip(kind.milestones, ids, strict=True):
        dated: dict[str, Value] = {"name": words(milestone.name), "due": Blank.EMPTY, "instalment": Blank.EMPTY}
        yield from yaml_lines({milestone_id: dated}, BELOW)
    yield from comment(words("draft.terms.deliverables"))
    handed: dict[str, Value] = {"what": Blank.DOTS, "due": Blank.DOTS, "done_when": Blank.DOTS}
    belongs: dict[str, Value] = {"milestone": ids[0]} if ids else {"goal": _id(kind.goals[0], words)}
    yield from offered_below("deliverables", {words("draft.id"): handed | belongs})


def _commitments(words: Words) -> Iterator[str]:
    brought: dict[str, Value] = {"what": Blank.DOTS, "who": "sponsor", "due": Blank.DOTS, "effect": Blank.DOTS}
    yield from comment(words("draft.terms.commitments"))
    yield from offered_below("commitments", {words("draft.id"): brought})


def _budget(kind: Kind, words: Words) -> Iterator[str]:
    yield "budget:"
    yield from yaml_lines(
        {
            "currency": Blank.EMPTY,
            "basis": "retainer" if kind.monthly else "fixed",
            "payment": "monthly" if kind.monthly else "by-milestone",
        },
        BELOW,
    )
    yield from comment(words("draft.terms.lines-month" if kind.monthly else "draft.terms.lines"), BELOW)
    yield f"{BELOW}lines:"
    for line in kind.lines:
        priced: dict[str, Value] = {"name": words(line.name), "amount": Blank.EMPTY, "hours": Blank.EMPTY}
        yield from yaml_lines({_id(line, words): priced}, BELOW * 2)
    yield from comment(words("draft.terms.tolerance"), BELOW)
    yield from offered({"tolerance": "10%"}, BELOW)


def _promises(kind: Kind, words: Words) -> Iterator[str]:
    yield from comment(words("draft.terms.promises"))
    yield "promises:"
    yield from _each(kind.promises, words, {"promise": Blank.EMPTY, "measure": Blank.EMPTY})


def _risks(words: Words) -> Iterator[str]:
    feared: dict[str, Value] = {"risk": Blank.DOTS, "likelihood": "medium", "impact": "medium"}
    countered: dict[str, Value] = {"prevention": Blank.DOTS, "backup": Blank.DOTS}
    yield from comment(words("draft.terms.risks"))
    yield from offered_below("risks", {words("draft.id"): feared | countered})


def _when_plans_change(words: Words) -> Iterator[str]:
    yield from comment(words("draft.terms.when-plans-change"))
    yield from yaml_lines({"when_plans_change": {"rule": Blank.EMPTY, "notice_days": Blank.EMPTY}})


def _each(things: Iterable[Named], words: Words, place: Value) -> Iterator[str]:
    for thing in things:
        yield from _example(thing, words)
        yield from yaml_lines({_id(thing, words): place}, BELOW)


def _example(thing: Named, words: Words) -> Iterator[str]:
    if thing.example:
        yield from comment(words("draft.example", text=words(thing.example)), BELOW)


def _id(thing: Named, words: Words) -> str:
    """Return the id that a name gives; where its letters give none, the key's own last word."""
    return slug(words(thing.name)) or thing.name.rpartition(".")[2]
