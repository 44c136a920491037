"""One version → the page Changes: what somebody wished to change, both ways to go on, and what was decided."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.figures.effects import option_effects, terms_before
from reports.model import ChangeRequest
from reports.pages.article import Article
from reports.pages.effects import EffectRow, effect_rows
from reports.pages.figures_in_words import sentence
from reports.pages.navigation import article
from reports.pages.offered import offered
from reports.pages.people import anyone
from reports.pages.prose import inline, prose
from reports.pages.signing import Signing
from reports.pages.story import Story
from reports.pages.views import VersionView

_FAVOUR, _DECIDED, _OPEN = ("ok", "gift-outline"), ("ok", "check-decagram"), ("you", "account-clock")


@dataclass(frozen=True, slots=True)
class OptionView:
    """One way to go on, and what it would change."""

    what: str
    chosen: bool
    recommended: bool
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request; `id` is also its anchor. `state` says what was decided, by whom and when, or that it is open.

    `signing` is the form to decide by, None where nothing is to be decided.
    """

    id: str
    title: str
    raised: str
    about: str
    tone: str
    icon: str
    state: str
    decided_why: Markup
    why: Markup
    need: str
    options: tuple[OptionView, ...]
    signing: Signing | None


def changes(told: Story) -> Article:
    """Render the change requests, the newest first."""
    view = told.view
    requests = sorted(view.client.changes.items(), key=lambda item: (item[1].raised.on, item[0]), reverse=True)
    waiting = sum(request.decision is None for _, request in requests)
    favours = [(name, request) for name, request in requests if request.goodwill and request.decision]
    values: dict[str, object] = {
        "requests": [_request(view, name, request) for name, request in requests],
        "waiting": view.words.plural("changes.waiting", waiting) if waiting else "",
        "favours": [(name, request.title) for name, request in favours],
        "favours_done": view.words.plural("changes.favours", len(favours)) if favours else "",
        "ending": told.ending,
    }
    return article(told.folder, "changes", view.words, values)


def _request(view: VersionView, name: str, request: ChangeRequest) -> RequestView:
    tone, icon = _OPEN if request.decision is None else _FAVOUR if request.goodwill else _DECIDED
    words, why = view.words, request.decision.why if request.decision else None
    who = anyone(view.agency, view.client, request.raised.by)
    return RequestView(
        id=name,
        title=request.title,
        raised=words("changes.raised", who=who, date=words.date(request.raised.on, "year"), number=name.upper()),
        about=_about(view, request),
        tone=tone,
        icon=icon,
        state=_state(view, request),
        decided_why=inline(why, view.files) if why else Markup(),
        why=prose(request.why, view.files),
        need=sentence(words, request.need) if request.need else "",
        options=_options(view, request),
        signing=offered(view, view.states[name]) if name in view.states else None,
    )


def _about(view: VersionView, request: ChangeRequest) -> str:
    said = [view.words(f"changes.kind.{request.kind}")]
    goal = view.client.agreement.goals.get(request.serves_goal or "")
    return " ".join([*said, view.words("changes.goal", goal=sentence(view.words, goal.want))] if goal else said)


def _state(view: VersionView, request: ChangeRequest) -> str:
    words, decision = view.words, request.decision
    if decision is None:
        days = (view.figures.as_of - request.raised.on).days
        return words.plural("changes.open", days) if days > 0 else words("changes.open-today")
    said = "changes.favour" if request.goodwill else "changes.decided"
    who, day = anyone(view.agency, view.client, decision.by), words.date(decision.on, "year")
    return words(said, who=who, date=day)


def _options(view: VersionView, request: ChangeRequest) -> tuple[OptionView, ...]:
    effects = option_effects(request, terms_before(request, view.baselines))
    worked = any(effect.hours is not None for effect in effects.values())
    return tuple(
        OptionView(
            what=option.what,
            chosen=request.decision is not None and request.decision.option == name,
            recommended=request.recommended == name,
            effects=effect_rows(view.words, effects[name], worked=worked),
        )
        for name, option in request.options.items()
    )
