"""The kinds of value that stand in YAML: ids, lines, prose, amounts, shares."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

ID = r"[a-z0-9][a-z0-9-]{0,62}"
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
PORTFOLIO = "portfolio"
"""Stands where a client's id does, for the agency's own view of all clients: in its keys, its access file, its site."""
RESERVED_CLIENT_IDS = frozenset(
    {"all", "assets", "aux", "con", "files", "index", "nul", PORTFOLIO, "prn", "search", "site"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


class Item(BaseModel):
    """Anything that stands in a file: frozen, and with no key that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _number(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        message = "write a plain number such as 1400 or 33.10, without spaces, thousands marks or a unit"
        raise ValueError(message)
    return value


def _share(value: Any) -> Any:
    if isinstance(value, str):
        if not value.strip().endswith("%"):
            message = 'write a share with its sign, in quotes, such as "10%"'
            raise ValueError(message)
        return _number(value.strip().removesuffix("%").strip())
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        message = "this must stand on one line"
        raise ValueError(message)
    return value


Id = Annotated[str, StringConstraints(pattern=f"^{ID}$")]
"""What others refer to: lower case letters, digits and hyphens, at most 63."""
Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line)]
"""A line of text, no Markdown."""
Prose = Annotated[str, StringConstraints(min_length=1)]
"""Markdown; raw HTML in it is escaped."""
Number = Annotated[Decimal, BeforeValidator(_number)]
"""A number as written, its decimals kept."""
Amount = Annotated[Decimal, BeforeValidator(_number)]
"""Money in the budget's currency."""
Share = Annotated[Decimal, BeforeValidator(_share)]
"""A share in per cent, written as "10%"."""
EMail = Annotated[str, StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+$")]
"""An address of e-mail."""
FilePath = Annotated[str, StringConstraints(pattern=r"^files(?:/[^./\\\x00-\x1f][^/\\\x00-\x1f]*)+$")]
"""A file of the client's folder, as `files/plan.pdf`."""
