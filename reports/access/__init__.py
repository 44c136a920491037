"""Who may open what: the agency's key, people's passphrases, a client's keys."""

from reports.access.agency_key import AgencyKey, demo_key, read_agency_key
from reports.access.grant import AccessLine, add, client_keys, init, list_access, read_client_keys
from reports.access.randomness import DemoRandom
from reports.access.roster import access_name

__all__ = [
    "AccessLine",
    "AgencyKey",
    "DemoRandom",
    "access_name",
    "add",
    "client_keys",
    "demo_key",
    "init",
    "list_access",
    "read_agency_key",
    "read_client_keys",
]
