"""A draft's text → the text that somebody in a hurry makes of it, line by line as in an editor."""

from collections.abc import Mapping

_SAID = {"status": "on-track", "kept": "true", "state": "watching"}


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


def uncommented(text: str, *offers: str) -> str:
    """Return a text with the `# ` taken away from lines that hold one of these words."""
    lines = text.splitlines()
    return "\n".join(line.replace("# ", "", 1) if any(offer in line for offer in offers) else line for line in lines)


def listed(text: str, part: str, *items: str) -> str:
    """Return a text with items written below a part that is still empty, a line each."""
    return text.replace(f"\n{part}:\n", "\n".join(("", f"{part}:", *(f"  - {item}" for item in items), "")), 1)


def _ticked(line: str, tick: str) -> list[str]:
    return [f"{line} {tick}"] if tick == "done" else [line, f"    {tick}"]
