"""Our own ES modules → one classic script that does the same.

A browser asks for one file and not for thirty, and from a disk it would load no modules at all. The few forms that
the modules of the lock shell keep to are known here; every other is refused.
"""

import re
from collections.abc import Iterator, Mapping

from reports.errors import Error

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b[^\n]*|\bimport\.meta\b", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Join the modules that `entry` needs, by name; equal modules give equal bytes.

    Each keeps its own scope, and runs once, after those that it imports. `entry` may await.

    Raises:
        Error: a form of import or export that is not known here, a module that is not there, or a circle of them.
    """
    order = list(dict.fromkeys(_needed(modules, entry, ())))
    parts = [_scope(name, modules[name]) for name in order[:-1]]
    return "\n".join(['"use strict";', "(async () => {", *parts, _body(entry, modules[entry]), "})();", ""])


def _needed(modules: Mapping[str, str], name: str, above: tuple[str, ...]) -> Iterator[str]:
    """Yield the modules below one, deepest first, and itself last."""
    if name in above or name not in modules:
        raise Error(f"theme/shell/{(above or (name,))[-1]} imports {name}, which is not there or imports it in turn.")
    for _, other in _IMPORT.findall(modules[name]):
        yield from _needed(modules, other, (*above, name))
    yield name


def _scope(name: str, code: str) -> str:
    exported = ", ".join(_EXPORT.findall(code))
    return f"const {_variable(name)} = (() => {{\n{_body(name, code)}\nreturn {{ {exported} }};\n}})();"


def _body(name: str, code: str) -> str:
    imported = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = {_variable(found[2])};\n", code)
    body = _EXPORT.sub("", imported)
    other = _OTHER.search(body)
    if other:
        raise Error(f"theme/shell/{name} has a form that cannot be joined into one script: {other[0]}")
    return body.rstrip("\n")


def _renamed(names: str) -> str:
    """Write `a as b` of an import as `a: b` of a pattern."""
    return re.sub(r"\b(\w+) as (\w+)\b", r"\1: \2", names)


def _variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name.removesuffix(".js"))
