"""What is known of a client → drafts of its next files: what can be said stands, what must be said is left empty."""

from reports.drafts.acceptance import acceptance_draft, acceptance_name, who_decides
from reports.drafts.agreement import agreement_draft
from reports.drafts.change import change_draft, next_change
from reports.drafts.client import client_draft
from reports.drafts.following import following_period, period_named
from reports.drafts.kinds import KINDS
from reports.drafts.lines import schema_line
from reports.drafts.meeting import meeting_draft
from reports.drafts.update import update_draft
from reports.drafts.write import write_folder, write_new, write_together

__all__ = [
    "KINDS",
    "acceptance_draft",
    "acceptance_name",
    "agreement_draft",
    "change_draft",
    "client_draft",
    "following_period",
    "meeting_draft",
    "next_change",
    "period_named",
    "schema_line",
    "update_draft",
    "who_decides",
    "write_folder",
    "write_new",
    "write_together",
]
