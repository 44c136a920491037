"""Words and values → lines of a draft: what a comment says, what stands, and what is offered behind a `#`."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.schemas import SCHEMAS
from reports.source import FileKind, Value, yaml_lines

BELOW = "  "
"""What indents a line below its key."""
_WIDTH = 100


def schema_line(kind: FileKind, folders: int) -> str:
    """Return the first line of a file so many folders below the workspace: an editor completes and checks by it."""
    return f"# yaml-language-server: $schema={'../' * folders}{SCHEMAS}/{kind}.json"


def comment(text: str, indent: str = "") -> Iterator[str]:
    """Yield a text as comment, folded; a comment never shares a line with a value, which it might cut."""
    head = f"{indent}# "
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=head, subsequent_indent=head, break_long_words=False, break_on_hyphens=False
    )


def part(title: str) -> Iterator[str]:
    """Yield the line that begins a part of a file."""
    yield ""
    yield f"# --- {title} ---"


def offered(values: Mapping[str, Value], indent: str = "") -> Iterator[str]:
    """Yield lines that mean nothing until somebody takes their `# ` away."""
    yield from (f"{indent}# {line}" for line in yaml_lines(values))


def offered_below(key: str, value: Mapping[str, Value] | Sequence[Value]) -> Iterator[str]:
    """Yield a key that stands, and below it what is offered."""
    head, *lines = yaml_lines({key: value})
    yield head
    yield from (f"{BELOW}# {line.removeprefix(BELOW)}" for line in lines)


def to_fill(key: str) -> Iterator[str]:
    """Yield a key that waits for a text of some lines, and room for it."""
    yield f"{key}: >-"
    yield ""


def text_of(lines: Iterable[str]) -> str:
    """Return a whole file, with no two empty lines behind each other."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"
