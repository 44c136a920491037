"""A line of a story's `next` (`what | outcome | who | day | goal | deliverable | request`) → a task, and its fate."""

import re
from collections.abc import Mapping
from typing import Any

from reports.source.task_ids import slug

_EXPLICIT = re.compile(r"\[([a-z0-9-]+)\] ?")
_FIELDS = ("what", "outcome", "owner", "due", "goal", "deliverable", "request")

Fate = str | Mapping[str, str | bool]
"""What became of a task, as an update says it: `done`, or a map with the one thing that happened."""


def read_task(line: str, week: int, suffix: str) -> tuple[str, str | dict[str, Any]]:
    """Return a task's id and the task as it stands in an update: a line, or the whole where more is known.

    A weekday alone is one of the week after `week`. `suffix` keeps ids of a later part apart.
    """
    explicit = _EXPLICIT.match(line)
    fields = [field.strip() for field in line[explicit.end() if explicit else 0 :].split("|")]
    found = {name: field for name, field in zip(_FIELDS, fields, strict=False) if field}
    name = (explicit[1] if explicit else slug(found["what"])) + suffix
    if len(found) == 1 and not explicit and not suffix:
        return name, found["what"]
    if "due" in found:
        found["due"] = "@" + (found["due"] if "." in found["due"] else f"{week + 1}.{found['due']}")
    return name, {"id": name, **found} if explicit or suffix else found


def fates(open_tasks: list[str], week: Mapping[str, Any], suffix: str) -> dict[str, Fate]:
    """Return what became of each open task: done, unless the week says that it was carried or dropped.

    The deputy writes `done: true` where the account lead writes a word; both are understood. Raises KeyError where a
    week speaks of a task that nobody had planned.
    """
    said: dict[str, Fate] = {}
    for fate in ("carried", "dropped"):
        said |= {name + suffix: {fate: why} for name, why in week.get(fate, {}).items()}
    unknown = said.keys() - set(open_tasks)
    if unknown:
        raise KeyError(f"week {week['n']}: {sorted(unknown)} not among {open_tasks}")
    done: Fate = {"done": True} if week.get("by") == "deputy" else "done"
    return {name: said.get(name, done) for name in open_tasks}
