"""The nouns: frozen values, one noun a file, no input or output."""

from reports.model.access import Access, Grant
from reports.model.agency import Agency, TeamMember, Thresholds
from reports.model.agreement import Agreement
from reports.model.baselines import AgreementVersion, Baselines
from reports.model.client import Client, PeriodUpdate
from reports.model.profile import Profile
from reports.model.update import Cause, Status, Task, Update

__all__ = [
    "Access",
    "Agency",
    "Agreement",
    "AgreementVersion",
    "Baselines",
    "Cause",
    "Client",
    "Grant",
    "PeriodUpdate",
    "Profile",
    "Status",
    "Task",
    "TeamMember",
    "Thresholds",
    "Update",
]
