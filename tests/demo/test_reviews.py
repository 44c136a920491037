"""docs/review.md shows real reviews: made again from the demonstration, they say the same."""

import re
import shutil
from pathlib import Path

import pytest

from reports.demo import DemoAgency
from reports.history.repository import Repository
from reports.pipeline.review import review
from reports.review import MARKER, as_markdown

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "review.md"
TOLD = {
    "A week": b"larkmoor 2026-W46:",
    "A wish": b"larkmoor: Tom wishes for gift cards",
    "Terms that were decided on": b"larkmoor: stock figures from the warehouse are in scope",
    "A number put right": b"larkmoor 2026-W42: corrected",
}
"""What the commits that are reviewed are called, by the heading that they stand under."""


def shown() -> dict[str, str]:
    """Return each review of the document by its heading."""
    parts = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    quoted = {part.partition("\n")[0]: re.findall(r"^> ?(.*)$", part, re.MULTILINE) for part in parts}
    return {heading: "\n".join(lines) for heading, lines in quoted.items() if lines}


def made(root: Path, revisions: str) -> str:
    return as_markdown(review(root, revisions)).removeprefix(MARKER).strip("\n")


@pytest.mark.parametrize("heading", TOLD)
def test_a_review_in_the_document_is_the_one_that_is_made(demo: DemoAgency, heading: str) -> None:
    repository = Repository(demo.directory)
    chain = repository.chain()
    commits = zip(chain, repository.objects(link.commit for link in chain), strict=True)
    (link,) = [link for link, (_, data) in commits if data.partition(b"\n\n")[2].startswith(TOLD[heading])]
    assert made(demo.directory, f"{link.parent}..{link.commit}") == shown()[heading]


def test_a_date_that_moves_with_nobody_asked_is_stopped_as_the_document_shows(demo: DemoAgency, tmp_path: Path) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo.directory, root)
    terms = root / "clients" / "larkmoor" / "agreement.yml"
    text = terms.read_text(encoding="utf-8")
    assert text.count("due: 2027-01-12") == 1
    terms.write_text(text.replace("due: 2027-01-12", "due: 2027-01-19"), encoding="utf-8")
    assert made(root, "HEAD") == shown()["A date that moves with nobody asked"]
    assert review(root, "HEAD").is_blocked


def test_the_document_shows_five() -> None:
    assert set(shown()) == {*TOLD, "A date that moves with nobody asked"}
