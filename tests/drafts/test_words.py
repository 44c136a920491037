"""Every word of a draft comes from the catalogue, and the catalogue holds nothing that no draft says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from reports.words import catalogue

MODULES = sorted((Path(__file__).parent.parent.parent / "reports" / "drafts").glob("*.py"))
KEY = re.compile(r"draft(?:\.[a-z0-9-]+)+")


def keys_used() -> Iterator[str]:
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                yield node.value


def test_the_keys_of_drafts_are_those_that_are_used() -> None:
    assert {key for key in catalogue("en").texts if key.startswith("draft.")} == set(keys_used())
