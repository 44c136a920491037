"""Every rule of good reporting: its code, what it weighs, what it finds, and why."""

from reports.rules.people import no_account_manager, no_deputy
from reports.rules.reasons import missing_why
from reports.rules.rule import Rule
from reports.rules.telling import long_summary, no_numbers

RULES = (
    Rule(
        "missing-why",
        "error",
        "a status that is not on track, a date or a forecast that moved, or a result that got worse, without a `why`",
        "A client forgives a delay that is explained, and remembers one that is not.",
        missing_why,
    ),
    Rule(
        "long-summary",
        "error",
        "a summary of more than 80 words",
        "The summary is forwarded to people who read nothing else.",
        long_summary,
    ),
    Rule(
        "no-numbers",
        "warning",
        "an update without a result, money or progress",
        "Words alone cannot be held against what was promised.",
        no_numbers,
    ),
    Rule(
        "no-account-manager",
        "warning",
        "a client with nobody in the role `account-manager`",
        "The client must know whom to call.",
        no_account_manager,
    ),
    Rule(
        "no-deputy",
        "warning",
        "a client with nobody in the role `deputy`",
        "People fall ill and go on holiday; the client's questions do not.",
        no_deputy,
    ),
)
"""In the order of docs/checks.md."""

CODES = tuple(rule.code for rule in RULES)
