"""Loaded clients and the agency's settings → findings of good reporting, as problems at their lines."""

from reports.rules.apply import agency_problems, rule_problems, setting_problems, weight_of
from reports.rules.facts import ClientFacts, facts_of
from reports.rules.leaks import names_of
from reports.rules.rule import Finding, Rule
from reports.rules.table import RULES
from reports.rules.view import AgencyView, View

__all__ = [
    "RULES",
    "AgencyView",
    "ClientFacts",
    "Finding",
    "Rule",
    "View",
    "agency_problems",
    "facts_of",
    "names_of",
    "rule_problems",
    "setting_problems",
    "weight_of",
]
