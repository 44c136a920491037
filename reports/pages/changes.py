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
from reports.pages.request_state import WAITING, RequestStanding, is_undecided, request_standing
from reports.pages.signing import Signing
from reports.pages.story import Story
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class OptionView:
    """One way to go on, and what it would change."""

    what: str
    chosen: bool
    recommended: bool
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request; `id` is also its anchor.

    `fold` is the line under which the options are folded up, "" while one is to be chosen; `signing` is the form to
    decide by, None where nothing is to be decided.
    """

    id: str
    title: str
    raised: str
    about: str
    standing: RequestStanding
    decided_why: Markup
    why: Markup
    need: str
    options: tuple[OptionView, ...]
    fold: str
    signing: Signing | None


def changes(told: Story) -> Article:
    """Render the change requests, the newest first."""
    view = told.view
    requests = sorted(view.client.changes.items(), key=lambda item: (item[1].raised.on, item[0]), reverse=True)
    waiting = sum(view.states[name].state in WAITING for name, _ in requests)
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
    words, state, effects = view.words, view.states[name], _effects(view, request)
    who = anyone(view.words, view.agency, view.client, request.raised.by)
    why = request.decision.why if request.decision else None
    return RequestView(
        id=name,
        title=request.title,
        raised=words("changes.raised", who=who, date=words.date(request.raised.on, "year"), number=name.upper()),
        about=_about(view, request),
        standing=request_standing(view, request, state, effects),
        decided_why=inline(why, view.files) if why else Markup(),
        why=prose(request.why, view.files),
        need=sentence(words, request.need) if request.need else "",
        options=tuple(
            OptionView(option.what, name == state.option, request.recommended == name, effects[name])
            for name, option in request.options.items()
        ),
        fold="" if is_undecided(state) else words("changes.ways"),
        signing=offered(view, state),
    )


def _about(view: VersionView, request: ChangeRequest) -> str:
    said = [view.words(f"changes.kind.{request.kind}")]
    goal = view.client.agreement.goals.get(request.serves_goal or "")
    return " ".join([*said, view.words("changes.goal", goal=sentence(view.words, goal.want))] if goal else said)


def _effects(view: VersionView, request: ChangeRequest) -> dict[str, tuple[EffectRow, ...]]:
    """Say what each option does, by its id."""
    effects = option_effects(request, terms_before(request, view.baselines))
    worked = any(effect.hours is not None for effect in effects.values())
    return {name: effect_rows(view.words, effect, worked=worked) for name, effect in effects.items()}
