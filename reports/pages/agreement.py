"""One version → the page Agreement: the terms in the words of both sides."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from reports.figures.agreed_amount import agreed_in_all
from reports.model.agreement import Agreement, Goal, WhenPlansChange
from reports.pages.article import Article
from reports.pages.figures_in_words import goal_measure, goal_value, risk_weight, sentence
from reports.pages.navigation import article
from reports.pages.offered import offered
from reports.pages.people import anyone
from reports.pages.proposal import proposal
from reports.pages.prose import inline, prose
from reports.pages.standing import standing
from reports.pages.story import Story
from reports.pages.template import joined, say, say_count
from reports.pages.terms_state import terms_state
from reports.pages.views import VersionView
from reports.words import Words

Said = tuple[Markup, Markup | None]
"""What one side will do, and what goes with it."""


@dataclass(frozen=True, slots=True)
class GoalTerm:
    """What success is, for one goal."""

    want: str
    feeling: str
    measure: str
    start: str
    target: str
    due: str


@dataclass(frozen=True, slots=True)
class RiskTerm:
    """What may go wrong, and what we do about it."""

    risk: str
    weight: str
    prevention: Markup
    backup: Markup
    owner: str


def agreement(told: Story) -> Article:
    """Render the terms."""
    view, words, terms = told.view, told.view.words, told.view.baselines.promised.agreement
    proposed = proposal(view)
    values: dict[str, object] = {
        "agreement": terms.title,
        "standing": standing(view),
        "proposal": proposed,
        "signing": offered(view, terms_state(view)),
        "term": _term(words, terms),
        "changed": None if proposed else told.terms,
        "wishes": [
            (prose(wish.quote), words("agreement.said", by=wish.by, date=words.date(wish.on, "long")))
            for wish in terms.in_their_words
        ],
        "ours": _ours(words, terms),
        "yours": _yours(words, terms),
        "inside": [inline(text) for text in terms.scope.inside.values()],
        "outside": [inline(text) for text in terms.scope.outside.values()],
        "goals": [_goal(words, goal) for goal in terms.goals.values()],
        "price": _price(words, terms),
        "lines": [(line.name, words.amount(line.amount)) for line in terms.budget.lines.values()]
        if terms.budget
        else [],
        "currency": words.currency(terms.budget.currency) if terms.budget else "",
        "total": words.amount(agreed_in_all(terms.budget)) if terms.budget else "",
        "risks": _risks(view, terms),
        "followed": "risks" in told.pages,
        "limits": [inline(text) for text in terms.limits.values()],
        "when_plans_change": _when(words, terms.when_plans_change),
        "ending": told.ending,
    }
    return article(told.folder, "agreement", words, values)


def _term(words: Words, terms: Agreement) -> str:
    if terms.effective and terms.ends:
        return words("agreement.term", start=words.date(terms.effective, "year"), end=words.date(terms.ends, "year"))
    return words("agreement.from", start=words.date(terms.effective, "year")) if terms.effective else ""


def _ours(words: Words, terms: Agreement) -> list[Said]:
    """Return what the agency will do, each with what tells that it is done."""
    milestones = [
        (_by(words, milestone.name, milestone.due), None)
        for milestone in sorted(terms.milestones.values(), key=lambda milestone: milestone.due)
    ]
    deliverables = [
        (
            _by(words, item.what, item.due),
            say(words, "agreement.done-when", text=inline(item.done_when)) if item.done_when else None,
        )
        for item in terms.deliverables.values()
    ]
    promises = [
        (escape(item.promise), say(words, "agreement.measured", measure=item.measure) if item.measure else None)
        for item in terms.promises.values()
    ]
    return [*milestones, *deliverables, *promises]


def _yours(words: Words, terms: Agreement) -> list[Said]:
    """Return what the client will do, each with what comes of it being late."""
    return [
        (
            _by(words, item.what, item.due),
            escape(sentence(words, words.upper_first(item.effect))) if item.effect else None,
        )
        for item in terms.commitments.values()
    ]


def _by(words: Words, what: str, due: date | None) -> Markup:
    return say(words, "agreement.by", what=what, date=words.date(due, "long")) if due else escape(what)


def _goal(words: Words, goal: Goal) -> GoalTerm:
    return GoalTerm(
        want=goal.want,
        feeling=goal.feeling or "",
        measure=goal_measure(words, goal.metric, goal.unit),
        start=goal_value(words, goal.unit, goal.baseline),
        target=goal_value(words, goal.unit, goal.target),
        due=words.date(goal.due) if goal.due else "",
    )


def _price(words: Words, terms: Agreement) -> list[Markup]:
    budget = terms.budget
    if budget is None:
        return []
    total = words.money(agreed_in_all(budget), budget.currency)
    parts = [say(words, f"agreement.price.{budget.basis}", total=total)]
    if budget.payment:
        parts.append(say(words, f"agreement.payment.{budget.payment}"))
    if budget.contingency:
        parts.append(say(words, "agreement.reserve", amount=words.money(budget.contingency, budget.currency)))
    if budget.tolerance is not None:
        parts.append(say(words, "agreement.tolerance", share=words.percent(budget.tolerance)))
    return parts


def _risks(view: VersionView, terms: Agreement) -> list[RiskTerm]:
    return [
        RiskTerm(
            risk=item.risk,
            weight=risk_weight(view.words, item),
            prevention=inline(item.prevention) if item.prevention else Markup(),
            backup=inline(item.backup) if item.backup else Markup(),
            owner=anyone(view.words, view.agency, view.client, item.owner) if item.owner else "",
        )
        for item in terms.risks.values()
    ]


def _when(words: Words, terms: WhenPlansChange | None) -> Markup:
    if terms is None:
        return Markup()
    notice = [say_count(words, "agreement.notice", terms.notice_days)] if terms.notice_days else []
    return joined([prose(terms.rule), *(Markup("<p>{}</p>").format(line) for line in notice)], "")
