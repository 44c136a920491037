"""The table of rules, a view and what agency.yml says of each rule → problems with their weight and place."""

from collections.abc import Iterator

from reports.model import Agency
from reports.problems import Problem, Severity
from reports.rules.rule import Finding, Rule, Weight
from reports.rules.table import CODES, RULES
from reports.rules.view import AgencyView, View
from reports.source import Marks, dotted
from reports.source.wording import did_you_mean

_AGENCY = "agency.yml"


def weight_of(rule: Rule, agency: Agency) -> Weight:
    """Return what a rule weighs for this agency."""
    return agency.rules.get(rule.code, rule.weight)


def rule_problems(view: View) -> Iterator[Problem]:
    """Yield what every rule that is not off finds of one client."""
    for rule in RULES:
        weight = weight_of(rule, view.agency)
        if weight != "off":
            for found in rule.find(view):
                parsed = view.shelf.parsed.get(found.name)
                file = view.shelf.file(found.name)
                yield _problem(found, rule, Severity(weight), file, parsed.marks if parsed else None)


def setting_problems(agency: Agency, marks: Marks) -> Iterator[Problem]:
    """Yield a problem for each rule that agency.yml sets and that there is not."""
    for code in agency.rules:
        if code not in CODES:
            line, column = marks.place(("rules", code), key=True)
            hint = did_you_mean(code, CODES) or "See all of them with: aboveboard check --rules"
            yield Problem(_AGENCY, line, column, f"rules.{code}", "unknown-rule", f"there is no rule `{code}`", hint)


def agency_problems(view: AgencyView, marks: Marks) -> Iterator[Problem]:
    """Yield what every rule that is not off finds of all clients together."""
    for rule in RULES:
        weight = weight_of(rule, view.agency)
        if weight != "off":
            for found in rule.find_in_agency(view):
                yield _problem(found, rule, Severity(weight), found.name, marks)


def _problem(found: Finding, rule: Rule, severity: Severity, file: str, marks: Marks | None) -> Problem:
    line, column = marks.place(found.path, key=found.key) if marks else (0, 0)
    return Problem(file, line, column, dotted(found.path), rule.code, found.message, found.hint, severity)
