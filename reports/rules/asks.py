"""What an update wants from the client → asks and decisions that leave out by when, or what happens otherwise."""

from collections.abc import Iterator, Mapping

from reports.figures.punctuality import owed_update
from reports.model.update import Ask, DecisionNeeded
from reports.rules.rule import Finding
from reports.rules.view import PROFILE, View


def bare_ask(view: View) -> Iterator[Finding]:
    """Find asks without the day or the effect."""
    yield from _incomplete(view, "asks", "the ask", ("due", "effect"), "what happens if it is late")


def bare_decision(view: View) -> Iterator[Finding]:
    """Find wanted decisions without the day or the default."""
    yield from _incomplete(
        view, "decisions_needed", "the wanted decision", ("due", "otherwise"), "what you do if nobody decides"
    )


def _incomplete(view: View, part: str, noun: str, keys: tuple[str, str], otherwise: str) -> Iterator[Finding]:
    due, fallback = keys
    for told in view.open_updates:
        asked: Mapping[str, Ask | DecisionNeeded] = getattr(told.update, part)
        for ask_id, ask in asked.items():
            missing = [key for key in keys if getattr(ask, key) is None]
            if missing:
                ways = {due: f"`{due}:` with a day", fallback: f"`{fallback}:` with {otherwise}"}
                hint = f"Add {' and '.join(ways[key] for key in missing)}."
                yield Finding(
                    told.name,
                    (part, ask_id),
                    f"{noun} has no {' and no '.join(f'`{key}`' for key in missing)}",
                    hint,
                    key=True,
                )


def overdue_update(view: View) -> Iterator[Finding]:
    """Find that the update after the newest one was promised for a day that is over."""
    if view.today is None or (view.shelf.reports and view.newest is None):
        return
    owed = owed_update(view.client, view.today)
    if owed:
        late = f"{owed.days_late} day{'s' * (owed.days_late != 1)}"
        message = f"the update of {owed.period} was promised for {owed.promised_on}, and is {late} late"
        hint = f"Draft it: aboveboard new update {view.client.id}"
        yield Finding(PROFILE, ("cadence",), message, hint, key=True)
