"""The nouns: frozen values, one noun a file, no input or output."""

from reports.model.acceptance import Acceptance
from reports.model.access import Access, Grant
from reports.model.agency import Agency, TeamMember, Thresholds
from reports.model.agreement import Agreement, Approver, Deliverable
from reports.model.baselines import AgreementVersion, Baselines, Held
from reports.model.change_request import ChangeRequest
from reports.model.client import Client, PeriodUpdate
from reports.model.hours import HourEntry, TimeSheet
from reports.model.meeting import Meeting
from reports.model.profile import Profile
from reports.model.series import MetricPoint, Series
from reports.model.update import Cause, Status, Update
from reports.model.work import Task

__all__ = [
    "Acceptance",
    "Access",
    "Agency",
    "Agreement",
    "AgreementVersion",
    "Approver",
    "Baselines",
    "Cause",
    "ChangeRequest",
    "Client",
    "Deliverable",
    "Grant",
    "Held",
    "HourEntry",
    "Meeting",
    "MetricPoint",
    "PeriodUpdate",
    "Profile",
    "Series",
    "Status",
    "Task",
    "TeamMember",
    "Thresholds",
    "TimeSheet",
    "Update",
]
