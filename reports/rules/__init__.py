"""A loaded client and the agency's settings → findings of good reporting, as problems at their lines."""

from reports.rules.apply import rule_problems, setting_problems, weight_of
from reports.rules.rule import Finding, Rule
from reports.rules.table import RULES
from reports.rules.view import View

__all__ = ["RULES", "Finding", "Rule", "View", "rule_problems", "setting_problems", "weight_of"]
