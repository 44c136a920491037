"""Work in updates/2026-W47.yml: what is planned, what became of it, and what was done beside the plan."""

from datetime import date
from typing import Any

from pydantic import model_validator

from reports.model.values import Id, Item, Line, Number, Prose


class Fate(Item):
    """What became of a planned task: done, or carried or dropped with the reason."""

    done: bool = False
    """The long way to write `done`."""
    carried: Prose | None = None
    """Why it is not done. It is planned again for next time by itself: do not repeat it in `next`."""
    dropped: Prose | None = None
    """Why it is not needed any more."""

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value != "done":
                message = "write `done`, or `carried:` or `dropped:` with the reason below it"
                raise ValueError(message)
            return {"done": True}
        return value

    @model_validator(mode="after")
    def _exactly_one(self) -> "Fate":
        if [self.done, self.carried is not None, self.dropped is not None].count(True) != 1:
            message = "a planned task is one of three: `done`, or `carried:` or `dropped:` with the reason behind it"
            raise ValueError(message)
        return self


class Done(Item):
    """Work that nobody had planned."""

    what: Line
    """What was done."""
    goal: Id | None = None
    """The goal it serves."""
    deliverable: Id | None = None
    """The deliverable it belongs to."""
    request: Id | None = None
    """The change request it is for, by its file's name: `cr-001`."""
    hours: Number | None = None
    """How long it took, in hours. Kept, not shown."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: Any) -> Any:
        return {"what": value} if isinstance(value, str) else value


class Task(Item):
    """Work planned for the next period. Its id is `id`, else the slug of a line that stands alone."""

    id: Id | None = None
    """A shorter id. Never change it later."""
    what: Line
    """What you will do."""
    outcome: Line | None = None
    """What will be there when it is done."""
    owner: Id | None = None
    """Of a person, yours or theirs."""
    due: date | None = None
    """The day by which it is done."""
    goal: Id | None = None
    """The goal it serves."""
    deliverable: Id | None = None
    """The deliverable it belongs to."""
    request: Id | None = None
    """The change request it is for, by its file's name: `cr-001`."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, value: Any) -> Any:
        return {"what": value} if isinstance(value, str) else value
