"""A class of the model → the JSON Schema that an editor completes, explains and checks its file with (draft-07).

An editor reads YAML 1.2: `2026` and `true` are no texts to it, where our reader takes them as typed. So a schema says
what people may type, and never marks what `check` accepts. Where a value may also be a flag or nothing, that is said
by excluding the other types: the language server would offer `true`, `false` and `null` for each text otherwise. It
would fill in `examples` as values, too, so they stand in the descriptions.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from reports.model.values import ID, Item
from reports.source.document import PRIVATE
from reports.source.meanings import Meaning, about, meanings
from reports.source.shapes import Kind, Shape, shape_of
from reports.source.wording import allowed

Schema = dict[str, Any]

_TYPES = frozenset({"array", "boolean", "null", "number", "object", "string"})
_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?"
_DATE = "(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_FORMS = {
    Kind.LINE: r"\S[^\n]*",
    Kind.NUMBER: _NUMBER,
    Kind.SHARE: rf"{_NUMBER}\s*%",
    Kind.WHOLE: "-?[0-9]{1,15}",
    Kind.DATE: _DATE,
    Kind.MOMENT: rf"{_DATE}[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})",
    Kind.FLAG: "(?:[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Oo][Nn]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Oo][Ff][Ff])",
}
"""What a text must look like at a place."""
_WRITTEN = {
    Kind.SHARE: ["string"],
    Kind.DATE: ["string"],
    Kind.MOMENT: ["string"],
    Kind.FLAG: ["boolean", "string"],
}
"""What an editor may take a value for; elsewhere it is a text or a number."""
_TEXTS = frozenset({Kind.LINE, Kind.PROSE, Kind.WORD, Kind.ID})
_PRIVATE = (
    "Whatever you like. It stays in the repository: it is on no page, and each build looks for it in what it is about "
    "to publish."
)


def json_schema(model: type[Item], examples: Mapping[str, str]) -> Schema:
    """Return the schema of a file; `examples` are pieces of YAML by the way to their key, ids left out."""
    schema = _Writer(examples).record(shape_of(model), "", needed=True)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "description": _plain(about(model)), **schema}


class _Writer:
    """Writes the schema of one file."""

    def __init__(self, examples: Mapping[str, str]) -> None:
        self._examples = examples

    def record(self, shape: Shape, before: str, *, needed: bool) -> Schema:
        """Return the schema of a record; `before` is the way to its keys."""
        keys = {key: self._key(shape, key, before) for key in shape.keys}
        return {
            **_typed({"object"}, needed=needed),
            "properties": {**keys, PRIVATE: _private()},
            "required": [key for key in shape.keys if key in shape.required],
            "additionalProperties": False,
        }

    def _key(self, shape: Shape, key: str, before: str) -> Schema:
        inner, required = shape.keys[key], key in shape.required
        meaning = meanings(shape.model)[shape.names[key]] if shape.model else Meaning("", {})
        told = _told(key, inner, meaning.text, self._examples.get(f"{before}{key}", ""), required=required)
        return {**told, **self._value(inner, key, f"{before}{key}.", meaning, needed=required)}

    def _value(self, shape: Shape, key: str, before: str, meaning: Meaning, *, needed: bool) -> Schema:
        if shape.kind is Kind.RECORD:
            return self.record(shape, before, needed=needed)
        if shape.kind is Kind.LIST:
            return {**_typed({"array"}, needed=needed), "items": self._item(shape, key, before, meaning)}
        if shape.kind in {Kind.BY_ID, Kind.BY_WORD}:
            return self._map(shape, key, before, meaning, needed=needed)
        return _leaf(shape, key, meaning, needed=needed)

    def _map(self, shape: Shape, key: str, before: str, meaning: Meaning, *, needed: bool) -> Schema:
        names = {"pattern": f"^{ID}$", "errorMessage": "An id: lower case letters, digits and hyphens, at most 63."}
        least = shape.limit("min_length")
        return {
            **_typed({"object"}, needed=needed),
            "properties": {PRIVATE: {**_private(), "doNotSuggest": True}},
            **({"propertyNames": names} if shape.kind is Kind.BY_ID else {}),
            **({"minProperties": least} if least else {}),
            "additionalProperties": self._item(shape, key, before, meaning),
        }

    def _item(self, shape: Shape, key: str, before: str, meaning: Meaning) -> Schema:
        """Return the schema of what stands in a list, or behind an id."""
        inner = shape.item or shape
        told = {"description": _plain(about(inner.model) if inner.model else meaning.text)}
        whole = self._value(inner, key, before, meaning, needed=True)
        if not inner.short:
            return {**told, **whole}
        return {**told, "anyOf": [whole, _leaf(inner.short, key, meaning, needed=True)]}


def _leaf(shape: Shape, key: str, meaning: Meaning, *, needed: bool) -> Schema:
    """Return the schema of a value; what it may be besides stands apart, so that nothing offers it."""
    said = {"errorMessage": f"Allowed is {allowed(shape, key)}."}
    besides = {word for word, fits in (("boolean", shape.kind in _TEXTS), ("null", not needed)) if fits}
    value = {**_written(shape, meaning), **said}
    if not besides:
        return value
    # The language server tells two alike branches apart by their titles alone, else it shows them joined.
    return {"anyOf": [{"title": key, **value}, {"not": {"type": sorted(_TYPES - besides)}, **said}]}


def _written(shape: Shape, meaning: Meaning) -> Schema:
    if shape.kind is Kind.CHOICE:
        words = [_plain(meaning.words.get(word, "")) for word in shape.choices]
        return {"type": "string", "enum": list(shape.choices), **({"enumDescriptions": words} if any(words) else {})}
    limits = {"minimum": shape.limit("ge"), "maximum": shape.limit("le")}
    found = {"pattern": _form(shape), **limits, "multipleOf": 1 if shape.kind is Kind.WHOLE else None}
    types = _WRITTEN.get(shape.kind, ["string", "number"])
    return {"type": types, **{name: limit for name, limit in found.items() if limit is not None}}


def _form(shape: Shape) -> str | None:
    """Return what a text must look like; spaces around it are let go, as they are when it is read."""
    pattern = shape.limit("pattern")
    if not pattern and shape.kind not in _FORMS:
        return r"\S" if shape.kind is Kind.PROSE else None
    form = f"(?:{pattern.removeprefix('^').removesuffix('$')})" if pattern else _FORMS[shape.kind]
    return rf"^\s*{form}\s*$"


def _typed(types: AbstractSet[str], *, needed: bool) -> Schema:
    """Return the type of a map or a list, which may be left empty where it is not needed."""
    return {"type": next(iter(types))} if needed else {"not": {"type": sorted(_TYPES - types - {"null"})}}


def _told(key: str, shape: Shape, text: str, example: str, *, required: bool) -> Schema:
    kind = "" if shape.choices or shape.kind is Kind.RECORD else _sentence(allowed(shape, key))
    more = " ".join(filter(None, (kind, "Required." if required else "")))
    parts = (text, f"*{more}*" if more else "", f"```yaml\n{example}\n```" if example else "")
    described = " ".join(filter(None, (text, more)))
    return {"title": key, "description": _plain(described), "markdownDescription": "\n\n".join(filter(None, parts))}


def _private() -> Schema:
    return {"title": PRIVATE, "description": _PRIVATE, "properties": {}}


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _plain(text: str) -> str:
    """Return a text for where no Markdown is read."""
    return text.replace("`", "")
