"""stories/cast.toml → the commits of the workspace itself: agency.yml as it changed, mkdocs.yml and .gitignore."""

from collections.abc import Mapping
from typing import Any

from reports.demo.cast import cast_file
from reports.demo.days import Days, moment
from reports.demo.story import read_attachment, read_workspace_file
from reports.demo.telling import Commit
from reports.source import emit

_LATER = "joins"


def agency_commits(weeks: int) -> list[Commit]:
    """Return the commits that set the workspace up, and those that announce who joined the agency's team."""
    days = Days.ending(weeks)
    agency = cast_file()["agency"]
    joining = {member: person for member, person in agency["team"].items() if _LATER in person}
    first = {
        ".gitignore": read_workspace_file("gitignore"),
        "mkdocs.yml": read_workspace_file("mkdocs.yml"),
        "theme/blank/.blank": b"",
        "agency.yml": _agency_file(set(joining)),
        **{photo: read_attachment(photo) for photo in _photos(agency)},
    }
    commits = [Commit(moment(days.day("0.mon"), "09:20"), "mara", "workspace: the agency and its site", first)]
    absent = set(joining)
    for member, person in sorted(joining.items(), key=lambda item: days.day(item[1][_LATER])):
        absent = absent - {member}
        at = moment(days.day(person[_LATER]), "09:05")
        if at.date() <= days.period(weeks).last:
            message = f"agency: {person['name']} joins as {person['title'].lower()}"
            commits.append(Commit(at, "mara", message, {"agency.yml": _agency_file(absent)}))
    return commits


def _photos(agency: Mapping[str, Any]) -> list[str]:
    return [person["photo"] for person in agency["team"].values() if "photo" in person]


def _agency_file(absent: set[str]) -> bytes:
    agency: dict[str, Any] = dict(cast_file()["agency"])
    agency["team"] = {
        member: {key: value for key, value in person.items() if key != _LATER}
        for member, person in agency["team"].items()
        if member not in absent
    }
    return emit(agency)
