"""A draft's text → the text that somebody in a hurry makes of it, line by line as in an editor."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from reports.problems import Problem

_SAID = {"status": "on-track", "kept": "true", "state": "watching"}
_ANSWERS = {
    "amount": "1400",
    "at": "2026-11-27T10:30+02:00",
    "baseline": "42",
    "by": "sponsor",
    "currency": "EUR",
    "decision": "accept",
    "due": "2026-12-31",
    "email": "ida@northwind.example",
    "kind": "scope",
    "method": "email",
    "target": "30",
}
"""What somebody answers where `check` finds a place that is empty; elsewhere some words will do."""


def filled(draft: str, ticks: Mapping[str, str] | None = None, summary: str = "All is well this week.") -> str:
    """Return an update with everything said that must be said; a tick is `done`, or `carried: why` on its own line."""
    lines = []
    part = ""
    for line in draft.splitlines():
        key, _, value = line.strip().partition(":")
        part = key if line[:1].isalpha() else part
        if part == "planned" and line.startswith("  ") and not value and line.strip()[0] != "#":
            lines += _ticked(line, (ticks or {}).get(key, "done"))
        elif key in _SAID and not value:
            lines.append(f"{line} {_SAID[key]}")
        else:
            lines.append(line)
        if line == "summary: >-":
            lines.append(f"  {summary}")
    return "\n".join(lines) + "\n"


def answered(draft: str, problems: Callable[[str], Sequence[Problem]]) -> str:
    """Return a draft with each place filled that `check` calls empty, at the line that it names, until it is silent."""
    text = draft
    for _ in range(5):
        empty = [problem for problem in problems(text) if problem.code == "empty-value"]
        if not empty:
            return text
        text = _with_answers(text, empty)
    raise AssertionError(f"still asked for: {empty}")


def _with_answers(text: str, empty: Iterable[Problem]) -> str:
    lines = text.splitlines()
    for problem in sorted(empty, key=lambda problem: -problem.line):
        place, key = problem.line - 1, problem.path.rpartition(".")[2]
        line = lines[place].removesuffix("…").rstrip()
        if line.endswith(">-"):
            lines.insert(place + 1, f"{' ' * (_indent(line) + 2)}Some words.")
        elif problem.path in {"scope.in", "scope.out"}:
            lines.insert(place + 1, f"{' ' * (_indent(line) + 2)}shop: The shop")
        else:
            lines[place] = f"{line} {_ANSWERS.get(key, 'Some words')}"
    return "\n".join(lines) + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def uncommented(text: str, *offers: str) -> str:
    """Return a text with the `# ` taken away from lines that hold one of these words."""
    lines = text.splitlines()
    return "\n".join(line.replace("# ", "", 1) if any(offer in line for offer in offers) else line for line in lines)


def taken(text: str) -> str:
    """Return a text with every offer taken; what is only said begins with no key."""
    return re.sub(r"^( *)# ((?:- | {2})*(?!yaml-)[a-z0-9_-]+:(?: .*)?)$", r"\1\2", text, flags=re.MULTILINE)


def listed(text: str, part: str, *items: str) -> str:
    """Return a text with items written below a part that is still empty, a line each."""
    return text.replace(f"\n{part}:\n", "\n".join(("", f"{part}:", *(f"  - {item}" for item in items), "")), 1)


def _ticked(line: str, tick: str) -> list[str]:
    return [f"{line} {tick}"] if tick == "done" else [line, f"    {tick}"]
