"""Stylesheets → what each custom property is on a page of one scheme, and where that was said.

It knows the selectors by which Material and our own files set colours (`:root`, `body`, `[data-md-color-…]`), on
screens; what a rule says of anything smaller than the page is not looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

_ROOT, _BODY = frozenset({":root", "html", "*"}), frozenset({"body"})
_ATTRIBUTE = "data-md-color-"
_MEDIA = frozenset({"screen", "all"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet; `name` is what messages call it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A custom property as it was declared; `tokens` are those of tinycss2, `line` counts from 1."""

    tokens: tuple[Any, ...]
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one selector declares: of the document's root, or of the body where its attributes are `wanted`."""

    wanted: Mapping[str, str | None]
    weight: int
    on_root: bool
    declared: Mapping[str, Declared]


def variables(sheets: Iterable[Sheet], attributes: Mapping[str, str]) -> Mapping[str, Declared]:
    """Return the custom properties that a body with these attributes has, `var()` put in; later sheets win."""
    rules = [rule for sheet in sheets for rule in _rules_of(sheet)]
    inherited = _put_in(_cascade(rule for rule in rules if rule.on_root))
    own = _cascade(rule for rule in rules if not rule.on_root and _matches(rule, attributes))
    return _put_in({**inherited, **own})


@lru_cache(maxsize=64)  # every scheme asks for the same
def _rules_of(sheet: Sheet) -> tuple[_Rule, ...]:
    return tuple(_rules(sheet, tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True)))


def _rules(sheet: Sheet, nodes: Iterable[Any]) -> Iterator[_Rule]:
    for node in nodes:
        if node.type == "at-rule" and node.content and _on_screen(node):
            yield from _rules(sheet, tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
        if node.type == "qualified-rule":
            yield from _of_selectors(node, _declared(sheet, node))


def _on_screen(rule: Any) -> bool:
    return rule.lower_at_keyword == "media" and tinycss2.serialize(rule.prelude).strip() in _MEDIA


def _declared(sheet: Sheet, rule: Any) -> Mapping[str, Declared]:
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    ours = (one for one in found if one.type == "declaration" and one.name.startswith("--"))
    return {one.name: Declared(tuple(_without_space(one.value)), sheet.name, one.source_line) for one in ours}


def _without_space(tokens: Iterable[Any]) -> Iterator[Any]:
    return (token for token in tokens if token.type not in {"whitespace", "comment"})


def _of_selectors(rule: Any, declared: Mapping[str, Declared]) -> Iterator[_Rule]:
    """Yield a rule for each selector that speaks of the whole page; the others speak of its parts."""
    if not declared:
        return
    for selector in tinycss2.serialize(rule.prelude).split(","):
        name = selector.strip()
        wanted = {} if name in _ROOT | _BODY else _attributes(name)
        if wanted is not None:
            yield _Rule(wanted, len(wanted), name in _ROOT, declared)


def _attributes(selector: str) -> Mapping[str, str | None] | None:
    """Return what `[data-md-color-scheme="slate"][data-md-color-primary]` asks of a body; None for any other."""
    wanted: dict[str, str | None] = {}
    for token in tinycss2.parse_component_value_list(selector.removeprefix("body")):
        if token.type != "[] block":
            return None
        name, _, value = tinycss2.serialize(token.content).partition("=")
        if not name.startswith(_ATTRIBUTE):
            return None
        wanted[name] = value.strip("\"'") or None
    return wanted or None


def _matches(rule: _Rule, attributes: Mapping[str, str]) -> bool:
    return all(name in attributes and value in {None, attributes[name]} for name, value in rule.wanted.items())


def _cascade(rules: Iterable[_Rule]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for rule in sorted(rules, key=lambda rule: rule.weight):  # stable: what comes later wins
        found |= rule.declared
    return found


def _put_in(declared: Mapping[str, Declared]) -> dict[str, Declared]:
    return {
        name: Declared(tuple(_filled(one.tokens, declared, (name,))), one.sheet, one.line)
        for name, one in declared.items()
    }


def _filled(tokens: Iterable[Any], declared: Mapping[str, Declared], above: tuple[str, ...]) -> Iterator[Any]:
    """Yield tokens with each `var()` replaced by what it stands for; one that stands for nothing goes."""
    for token in tokens:
        if token.type != "function":
            yield token
            continue
        inner = list(_without_space(token.arguments))
        name = inner[0].value if token.lower_name == "var" and inner else ""
        if name in declared and name not in above:
            yield from _filled(declared[name].tokens, declared, (*above, name))
        elif not name:
            arguments = list(_filled(token.arguments, declared, above))
            yield tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments)
