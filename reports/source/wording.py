"""Shapes and what was found → the words of a message: what is allowed, and what was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from reports.source.document import Cut, Value
from reports.source.shapes import Kind, Shape
from reports.source.syntax import shortened

PUT_IN_QUOTES = "Put the text in quotes."
HELPED = 20
"""Problems of a file that come with a guess at what was meant: guessing takes longer than reading."""
_MANY = 12
_MOST_WORDS = 1000

_ALLOWED = {
    Kind.LINE: "a line of text",
    Kind.PROSE: "text",
    Kind.ID: "an id: lower case letters, digits and hyphens, at most 63",
    Kind.NUMBER: "a number such as 1400 or 33.10",
    Kind.SHARE: 'a share in quotes such as "10%"',
    Kind.WHOLE: "a whole number",
    Kind.DATE: "a date such as 2026-11-27",
    Kind.MOMENT: "a day with its time such as 2026-11-27T15:40+02:00",
    Kind.FLAG: "`true` or `false`",
    Kind.BY_ID: "a short name, a `:` and what belongs to it, on a line of its own below",
    Kind.BY_WORD: "a word, a `:` and what belongs to it, on a line of its own below",
    Kind.LIST: "a list: each item on a line of its own after `- `",
}
_WORDS = {
    "email": "an address such as ada@example.com",
    "site": "an address that starts with https:// or http://",
    "url": "an address that starts with https://, mailto: or tel:",
    "address": "lower case letters, digits and hyphens, at most 63",
    "language": "a language such as `en` or `fi`",
    "timezone": "a time zone such as `Europe/Helsinki`",
    "currency": "three capital letters such as `EUR`",
    "photo": "a file such as `files/ada.jpg`",
    "file": "a file of this client's folder such as `files/plan.pdf`",
    "agency_key": "16 hex digits",
    "document": "`agreement`, `cr-001`, `deliverable:landing-page` or `update:2026-W47`",
    "digest": "`sha256:` and 64 hex digits",
    "supersedes": "`sha256:` and 64 hex digits",
    "sha256": "64 hex digits",
    "receipt": "a file of this client's folder such as `files/receipt.txt`",
    "recording": "an address that starts with https://",
}


def allowed(shape: Shape, key: str | int) -> str:
    """Say what may stand at a place, `key` being the last key on the way to it."""
    if shape.choices:
        return one_of(shape.choices)
    if shape.kind is Kind.WORD:
        return _WORDS.get(str(key), "text")
    if shape.kind is Kind.RECORD:
        return _allowed_record(shape)
    return _ALLOWED[shape.kind]


def still_empty(shape: Shape, key: str | int) -> str:
    """Say that a place waits to be filled, and with what."""
    if shape.short and shape.short.choices:
        ways = one_of((*shape.short.choices, *(f"{way}: why" for way in shape.keys if way not in shape.short.choices)))
        return f"not ticked yet; write {ways}"
    return f"still empty; write {allowed(shape, key)}"


def _allowed_record(shape: Shape) -> str:
    keys = f"a map with the keys {listed(shape.keys)}"
    return f"{allowed(shape.short, '')}, or {keys}" if shape.short else keys


def keys_below(shape: Shape, text: str) -> str:
    """Say how a record is written where only a text was found; nothing where another text would do."""
    if shape.short and text not in shape.keys:
        return ""
    first = next((key for key in shape.keys if key in shape.required), next(iter(shape.keys)))
    key = text if text in shape.keys else first
    return f"Write each key on a line of its own below, as `{key}: …`."


def one_of(words: Iterable[str]) -> str:
    """Say which words may stand at a place."""
    ticked = [f"`{word}`" for word in words]
    return ticked[0] if len(ticked) == 1 else f"{', '.join(ticked[:-1])} or {ticked[-1]}"


def listed(words: Iterable[str]) -> str:
    """List words, each in backticks."""
    return ", ".join(f"`{word}`" for word in words)


def there_are(words: Iterable[str]) -> str:
    """Say which things of a kind there are, the first twelve of them."""
    known = list(dict.fromkeys(islice(words, _MANY + 1)))
    if len(known) in {0, 1}:
        return f"there is {listed(known) or 'none'}"
    return f"there are {listed(known[:_MANY])}{' and others' if len(known) > _MANY else ''}"


def found(value: Value) -> str:
    """Say what was found."""
    if isinstance(value, dict):
        return "a map"
    if isinstance(value, list):
        return "a list"
    text = value.text if isinstance(value, Cut) else value
    return ticked(text) if isinstance(text, str) else "nothing"


def ticked(text: str) -> str:
    """Show a text in backticks, cut where it is long."""
    return f"`{shortened(text)}`"


def meant(word: str, words: Iterable[str]) -> str | None:
    """Return which of the words was probably meant; None, too, where there are more than anyone has in mind."""
    known = tuple(words)
    if len(known) > _MOST_WORDS:
        return None
    low = word.lower()
    spellings = dict.fromkeys((low, low.replace("_", "-"), low.replace("-", "_")))
    return next((near for spelling in spellings for near in get_close_matches(spelling, known, n=1)), None)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Ask for the word that was probably meant; empty where none is near."""
    near = meant(word, words)
    return f"Did you mean `{near}`?" if near else ""
