"""Two states of clients' files → what changes in the words of the business, as text, Markdown and JSON."""

from reports.review.agency import AgencySide, agency_sections
from reports.review.as_json import as_json
from reports.review.as_markdown import MARKER, as_markdown
from reports.review.as_text import as_text
from reports.review.client import ClientSide, review_client
from reports.review.review import Part, Review, Reviewed, Section, review_of

__all__ = [
    "MARKER",
    "AgencySide",
    "ClientSide",
    "Part",
    "Review",
    "Reviewed",
    "Section",
    "agency_sections",
    "as_json",
    "as_markdown",
    "as_text",
    "review_client",
    "review_of",
]
