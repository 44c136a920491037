"""Problems → what a terminal, a program or a build host reads of them."""

import json
from collections.abc import Sequence

import click

from reports.cli.context import counted
from reports.problems import Problem, Severity, shown

FORMATS = ("text", "json", "github")
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_DATA | {":": "%3A", ",": "%2C"}


def show_problems(problems: Sequence[Problem], *, err: bool = False) -> int:
    """Print problems by their place, `err` beside the output; return 1 where one is an error, else 0."""
    for problem in sorted(problems):
        mark = "" if problem.severity is Severity.ERROR else "warning: "
        click.echo(f"{mark}{problem}", err=err)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def as_text(problems: Sequence[Problem], clients: int) -> str:
    """Return one line of what was found."""
    if not problems:
        return f"{counted(clients, 'client')}: nothing to put right."
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}."


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of all problems by their place, as JSON in ASCII."""
    return json.dumps([_entry(problem) for problem in sorted(problems)], indent=2)


def as_commands(problems: Sequence[Problem]) -> str:
    """Return a workflow command of GitHub a problem: https://docs.github.com/actions/reference/workflow-commands."""
    return "\n".join(map(_command, sorted(problems)))


def _entry(problem: Problem) -> dict[str, str | int]:
    return {
        "file": shown(problem.file),
        "line": problem.line,
        "column": problem.column,
        "path": shown(problem.path),
        "code": problem.code,
        "severity": problem.severity.value,
        "message": shown(problem.message),
        "hint": shown(problem.hint),
    }


def _command(problem: Problem) -> str:
    place = {"line": problem.line, "col": problem.column} if problem.line else {}
    properties = {"file": shown(problem.file), **place, "title": problem.code}
    said = ",".join(f"{key}={_escaped(str(value), _IN_PROPERTY)}" for key, value in properties.items())
    path = f"{problem.path}: " if problem.path else ""
    lines = [shown(path + problem.message), shown(problem.hint)]
    return f"::{problem.severity} {said}::{_escaped(chr(10).join(filter(None, lines)), _IN_DATA)}"


def _escaped(text: str, marks: dict[str, str]) -> str:
    return "".join(marks.get(char, char) for char in text)
