"""mkdocs.yml's bytes → plain values of the kinds that settings have. Nothing in it is run, included or looked up."""

from collections.abc import Iterator, Mapping
from typing import Any

from reports.errors import Refused
from reports.source import Keys, Node, Scalar, read_nodes

_FLAGS = {"true": True, "false": False}
_KINDS: Mapping[str, tuple[type, ...]] = {
    "extra": (dict,),
    "extra_css": (list,),
    "plugins": (list,),
    "theme": (dict, str),
}
_THEME_KINDS: Mapping[str, tuple[type, ...]] = {
    "favicon": (str,),
    "features": (list,),
    "icon": (dict,),
    "logo": (str,),
    "palette": (dict, list),
}
_ITEMS: Mapping[str, tuple[type, ...]] = {
    "extra_css": (str,),
    "plugins": (str, dict),
    "theme.features": (str,),
    "theme.icon": (str,),
    "theme.palette": (dict,),
}
_WORDS: Mapping[type, str] = {dict: "keys with values", list: "a list", str: "a text"}


def read_plain(data: bytes, file: str) -> Mapping[str, Any]:
    """Return the keys of a file: texts, true and false, maps and lists.

    Raises:
        Refused: it is no YAML that we read, or a value is of another kind than the setting has.
    """
    node, problems = read_nodes(data, file)
    if problems:
        raise Refused(f"{file} cannot be read.", "\n".join(str(problem) for problem in problems))
    found = _plain(node) if node else None
    chosen = {} if found is None else found
    if not isinstance(chosen, dict):
        raise Refused(f"{file} holds no keys with values.", "Write it as `site_name: Client reports`.")
    faults = tuple(_faults(chosen))
    if faults:
        raise Refused(f"{file} holds values that settings do not take.", "\n".join(faults))
    return chosen


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return _FLAGS.get(node.text or "", node.text)
    if isinstance(node, Keys):
        return {key: _plain(entry.node) for key, entry in node.entries.items()}
    return [_plain(item) for item in node.nodes]


def _faults(chosen: Mapping[str, Any]) -> Iterator[str]:
    yield from _wrong_kinds(chosen, _KINDS, "")
    theme = chosen.get("theme")
    if isinstance(theme, dict):
        yield from _wrong_kinds(theme, _THEME_KINDS, "theme.")


def _wrong_kinds(values: Mapping[str, Any], kinds: Mapping[str, tuple[type, ...]], before: str) -> Iterator[str]:
    for key, kind in kinds.items():
        value = values.get(key)
        if value is None:
            continue
        if not isinstance(value, kind):
            yield f"{before}{key}: it must be {_named(kind)}"
        else:
            yield from _wrong_items(value, f"{before}{key}")


def _wrong_items(value: Any, place: str) -> Iterator[str]:
    single = isinstance(value, str) or place not in _ITEMS or (place == "theme.palette" and isinstance(value, dict))
    items = () if single else value.values() if isinstance(value, dict) else value
    kind = _ITEMS.get(place, ())
    if not all(isinstance(item, kind) and item for item in items):
        yield f"{place}: each entry must be {_named(kind)}"


def _named(kinds: tuple[type, ...]) -> str:
    return " or ".join(_WORDS[kind] for kind in kinds)
