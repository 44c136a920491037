"""Two wordings of an agreement → the terms that differ, found exactly and said in plain words."""

from reports.changes.change import Change, Kind, Value
from reports.changes.compare import compare, terms, terms_of_deliverable
from reports.changes.explain import Explained, explain

__all__ = ["Change", "Explained", "Kind", "Value", "compare", "explain", "terms", "terms_of_deliverable"]
