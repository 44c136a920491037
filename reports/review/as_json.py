"""A review → JSON, all of it, for programs."""

import json
from typing import Any

from reports.problems import Problem, shown
from reports.review.review import Review, Reviewed, Section


def as_json(review: Review) -> str:
    """Return a review as JSON in ASCII; nothing is left out or shortened."""
    told = {
        "base": review.base,
        "head": review.head,
        "blocked": review.is_blocked,
        "reviewed": [_reviewed(one) for one in review.reviewed],
    }
    return json.dumps(told, indent=2)


def _reviewed(one: Reviewed) -> dict[str, Any]:
    return {
        "client": one.id or None,
        "name": one.name,
        "problems": [_problem(problem) for problem in one.problems],
        "sections": [_section(section) for section in one.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    lines = [
        {"subject": line.subject, "old": line.old or None, "new": line.new or None, "note": line.note or None}
        for line in section.lines
    ]
    return {"part": section.part.name.lower(), "title": section.title, "note": section.note or None, "lines": lines}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": shown(problem.file),
        "line": problem.line,
        "path": shown(problem.path),
        "code": problem.code,
        "severity": problem.severity.value,
        "message": shown(problem.message),
        "hint": shown(problem.hint),
    }
