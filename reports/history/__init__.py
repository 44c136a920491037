"""A workspace's git history → every version of every client's site, and the trail of what changed."""

from reports.history.at_head import Committed
from reports.history.closings import Closing
from reports.history.committed_files import CommittedFiles
from reports.history.entries import TrailEntry
from reports.history.events import (
    AcceptanceEvent,
    AccessEvent,
    Deed,
    Event,
    KeyEvent,
    NamesEvent,
    ReportEvent,
    RequestEvent,
    TeamEvent,
)
from reports.history.revisions import Revision
from reports.history.signatures import Signed, Verdict
from reports.history.silent_edits import told
from reports.history.snapshot import SnapshotFolder
from reports.history.terms import (
    AGREEMENT,
    Document,
    canonical_document,
    canonical_terms,
    digest,
    document_digest,
    documents_of,
    offered,
)
from reports.history.trail import ClientHistory, Trail, read_trail
from reports.history.versions import SiteVersion
from reports.history.working_copy import working_baselines, working_states, working_version

__all__ = [
    "AGREEMENT",
    "AcceptanceEvent",
    "AccessEvent",
    "ClientHistory",
    "Closing",
    "Committed",
    "CommittedFiles",
    "Deed",
    "Document",
    "Event",
    "KeyEvent",
    "NamesEvent",
    "ReportEvent",
    "RequestEvent",
    "Revision",
    "Signed",
    "SiteVersion",
    "SnapshotFolder",
    "TeamEvent",
    "Trail",
    "TrailEntry",
    "Verdict",
    "canonical_document",
    "canonical_terms",
    "digest",
    "document_digest",
    "documents_of",
    "offered",
    "read_trail",
    "told",
    "working_baselines",
    "working_states",
    "working_version",
]
