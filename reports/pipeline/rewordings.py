"""Updates as they were published, beside a later commit → those that say something else, in silence or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.history import ClientHistory
from reports.model import Update
from reports.publish import GitDoor
from reports.publish.guard import changed_updates

WAY_OUT = "Take it back; or add `corrects:` with `why:` and `on:`, and the client sees both texts."


@dataclass(frozen=True, slots=True)
class Reworded:
    """An update that says something else than was published; `says` is None where it is gone or cannot be read."""

    name: str
    told: Update
    says: Update | None

    @property
    def is_silent(self) -> bool:
        """Whether no erratum tells of it: one of an earlier correction does not."""
        return self.says is None or self.says.corrects in (None, self.told.corrects)


def reworded(door: GitDoor, history: ClientHistory, client_id: str, published: str) -> Iterator[Reworded]:
    """Yield each update of HEAD that says something else than in a commit that was published."""
    for name, then, now in changed_updates(door, client_id, published):
        told, says = history.update(name, then), history.update(name, now) if now else None
        if told is not None and told != says:
            yield Reworded(name, told, says)
