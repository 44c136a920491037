"""A file's name in a client's folder → what it is, or what is wrong with the name."""

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from functools import lru_cache

from reports.model.values import ID, RESERVED_CLIENT_IDS
from reports.periods import Period
from reports.problems import Problem
from reports.source.parse import FileKind
from reports.source.task_ids import slug
from reports.source.wording import did_you_mean

UPDATES = "updates/"
SIGNERS = "allowed_signers"
"""Whose keys may sign for a client, in OpenSSH's format; it is no YAML."""
_FILES = "files/"
_KINDS = {"client.yml": FileKind.CLIENT, "agreement.yml": FileKind.AGREEMENT, "access.yml": FileKind.ACCESS}
_UPDATE = re.compile(r"updates/([^/]+)\.yml")
_NAMED = (
    (re.compile(r"changes/(cr-[0-9]{3,})\.yml"), FileKind.CHANGE),
    (re.compile(rf"acceptances/({ID})\.yml"), FileKind.ACCEPTANCE),
    (re.compile(r"meetings/([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9][a-z0-9-]{0,62})\.yml"), FileKind.MEETING),
    (re.compile(rf"metrics/({ID})\.csv"), FileKind.METRIC),
    (re.compile(rf"hours/({ID})\.csv"), FileKind.HOURS),
)
_SHAPE = re.compile(r"([0-9]{4})-?[wW]?-?([0-9]{1,2})")
_FOLDERS = (
    "client.yml",
    "agreement.yml",
    "access.yml",
    SIGNERS,
    "updates/",
    "files/",
    "changes/",
    "acceptances/",
    "meetings/",
    "metrics/",
    "hours/",
)
_CALLED = {
    "changes/": "a number of three digits or more, as `cr-001.yml`",
    "acceptances/": "its day, what and who, as `2026-09-01-agreement-sponsor.yml`, in lower case",
    "meetings/": "its day and a word for it, as `2026-09-01-kickoff.yml`, in lower case",
    "metrics/": "the goal that it measures, as `cost-per-lead.csv`",
    "hours/": "what it holds, as `2026-11.csv`, in lower case",
}
_CLIENT_ID = re.compile(ID)
_LEFT_LYING = ("thumbs.db", "desktop.ini")
_TABLES = ("metrics/", "hours/")
_ATTACHMENT = "Remove it, or put it below files/ if it is an attachment."
_TWICE = "There is `{}` already: keep what is right there, and remove this one."
_SHEETS = (".xlsx", ".xls", ".ods", ".numbers")


def kind_of(name: str) -> FileKind | None:
    """Return what a file tells, None for a file that is not read as YAML or has no good name."""
    return FileKind.UPDATE if period_of(name) else _KINDS.get(name) or _named(name)[0]


def stem_of(name: str) -> str | None:
    """Return what a change request, acceptance, meeting, metric or time sheet is referred to by: its file's name."""
    return _named(name)[1]


def _named(name: str) -> tuple[FileKind | None, str | None]:
    found = ((kind, shape.fullmatch(name)) for shape, kind in _NAMED)
    return next(((kind, match[1]) for kind, match in found if match), (None, None))


@lru_cache(maxsize=4096)
def period_of(name: str) -> Period | None:
    """Return the period of an update by its name, as `updates/2026-W47.yml`; None where it is no update's name."""
    shape = _UPDATE.fullmatch(name)
    try:
        return Period.parse(shape[1]) if shape else None
    except ValueError:
        return None


def name_problem(name: str, file: str, there: Collection[str] = ()) -> Problem | None:
    """Return what is wrong with a name in a client's folder; None where it is a name we know.

    `there` are all names of the folder: nobody is told to rename a file to one of them.
    """
    if not name.isprintable():
        message = "the name holds characters that cannot be seen, or bytes that are no UTF-8"
        return Problem(file, 0, 0, "", "bad-file-name", message, "Rename it: letters, digits, spaces, - and _.")
    if kind_of(name) or name.startswith(_FILES) or name == SIGNERS or _left_lying(name):
        return None
    folder = name[: name.find("/") + 1]
    if folder in _CALLED:
        message = f"nothing reads a file of this name; below {folder} each is called after {_CALLED[folder]}"
        return Problem(file, 0, 0, "", "bad-file-name", message, _as_table(name) or "Rename it.")
    if name.startswith(UPDATES):
        message = "no update is called so; allowed is an ISO week as `2026-W47.yml` or a month as `2026-11.yml`"
        return Problem(file, 0, 0, "", "bad-file-name", message, _better_update(name, there))
    message = "a client's folder has no such file, and nothing would read it"
    hint = _better_place(name, there) or did_you_mean(name, _FOLDERS) or _ATTACHMENT
    return Problem(file, 0, 0, "", "unknown-file", message, hint)


def client_id_problem(client_id: str, file: str) -> Problem | None:
    """Return what is wrong with the name of a client's folder; None where it may be a client's id."""
    if client_id in RESERVED_CLIENT_IDS:
        message = f"`{client_id}` may not be a client's id: the name is taken by the site or by an operating system"
        return Problem(file, 0, 0, "", "bad-client-id", message, f"Name the folder `{client_id}-client`, for instance.")
    if not _CLIENT_ID.fullmatch(client_id):
        message = f"`{client_id}` is no client's id; allowed are lower case letters, digits and hyphens, at most 63"
        better = slug(client_id)
        return Problem(file, 0, 0, "", "bad-client-id", message, f"Name the folder `{better}`." if better else "")
    return None


def _left_lying(name: str) -> bool:
    """Whether an editor or an operating system left a file there by itself."""
    return name.endswith("~") or name.rpartition("/")[2].lower() in _LEFT_LYING


def _as_table(name: str) -> str:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    if name.startswith(_TABLES) and f"{dot}{ending.lower()}" in _SHEETS:
        return f"Save it as CSV, in UTF-8 and with commas between the columns: `{stem}.csv`. Then remove this one."
    return ""


def _better_place(name: str, there: Collection[str]) -> str:
    """Say where a file belongs that has a good name and lies in the wrong folder."""
    base = name.rpartition("/")[2]
    better = next((f"{folder}{base}" for folder in (UPDATES, "changes/") if kind_of(f"{folder}{base}")), None)
    if better is None:
        return ""
    return _TWICE.format(better) if better in there else f"Move it to `{better}`."


def _better_update(name: str, there: Collection[str]) -> str:
    shape = _SHAPE.match(name.removeprefix(UPDATES))
    if not shape:
        return "Rename it after the period it tells of."
    month = "w" not in name.removeprefix(UPDATES).lower()
    better = _week_of(name) or (f"{shape[1]}-{int(shape[2]):02}" if month else f"{shape[1]}-W{int(shape[2]):02}")
    if f"{UPDATES}{better}.yml" == name:
        return f"There is no {'month' if month else 'week'} {int(shape[2])} in {shape[1]}."
    if f"{UPDATES}{better}.yml" in there:
        return _TWICE.format(f"{better}.yml")
    return f"Rename it to `{better}.yml`{', the week of that day' if _week_of(name) else ''}."


def _week_of(name: str) -> str | None:
    """Return the week of an update that is called after a day."""
    with suppress(ValueError):
        return str(Period.week_of(date.fromisoformat(name.removeprefix(UPDATES).removesuffix(".yml"))))
    return None
