"""Judges of pages that are not ours: axe-core of who reads with a screen reader or by keyboard."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

JUDGES = Path(__file__).parent.parent.parent / ".ci" / "pages" / "node_modules"
SETTLE = """() => {
  document.querySelectorAll("article details").forEach(folded => { folded.open = true })
  const ends = moving => moving.effect.getComputedTiming().endTime < Infinity
  document.getAnimations().filter(ends).forEach(moving => moving.finish())
}"""
JUDGE = """async () => {
  const asked = {resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}
  return (await axe.run(document, asked)).violations
}"""


def axe_says(page: Page) -> list[str]:
    """Return what axe finds wrong in a page as it stands, all that is folded open and nothing on its way."""
    found = JUDGES / "axe-core" / "axe.min.js"
    assert found.exists(), "The tests of pages need axe-core: `make test` sets it up, with npm."
    page.evaluate(SETTLE)
    if page.evaluate("!window.axe"):
        page.evaluate(found.read_text(encoding="utf-8"))
    violations: list[dict[str, Any]] = page.evaluate(JUDGE)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]
