"""docs/writing-updates.md → its tables and its examples."""

import re
from pathlib import Path

from reports.source import FileKind

WRITING = Path(__file__).parent.parent.parent / "docs" / "writing-updates.md"
SECTIONS = {
    FileKind.AGENCY: "agency.yml",
    FileKind.CLIENT: "client.yml",
    FileKind.AGREEMENT: "agreement.yml",
    FileKind.UPDATE: "updates/2026-W47.yml",
    FileKind.CHANGE: "changes/cr-001.yml",
    FileKind.ACCEPTANCE: "acceptances",
    FileKind.MEETING: "meetings",
}
"""The kinds of file that people write as YAML, and the headings under which they are described."""
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `([a-z0-9_.]+)` \|([^|]*)\|([^|]*)\|$", re.MULTILINE)


def rows(kind: FileKind) -> list[tuple[str, str, str]]:
    """Return key, kind and meaning of each row of a file's table."""
    section = WRITING.read_text().partition(f"\n## {SECTIONS[kind]}\n")[2].partition("\n## ")[0]
    return [(key, form.strip(), meaning.strip()) for key, form, meaning in ROW.findall(section)]


def examples() -> dict[str, str]:
    """Return the example files by their names in a workspace."""
    found: dict[str, str] = {}
    for _, language, text in FENCE.findall(WRITING.read_text()):
        if language == "yaml":
            first, _, rest = text.partition("\n")
            name = first.removeprefix("# ").removesuffix(", changed")
            found[name] = found.get(name, "") + rest
    return found


def examples_of(kind: FileKind) -> dict[str, str]:
    """Return the example files of a kind."""
    file = SECTIONS[kind]
    folder = f"/{file.partition('/')[0]}/"
    return {name: text for name, text in examples().items() if name.endswith(file) or folder in name}
