"""Every rule of good reporting: its code, what it weighs, what it finds, and why that matters."""

from reports.rules.agreed import terms_changed, unknown_digest, void_acceptance
from reports.rules.amounts import doubtful_amount
from reports.rules.asks import bare_ask, bare_decision, overdue_update
from reports.rules.changes import beyond_tolerance, other_option, request_not_applied, stale_request
from reports.rules.dates import impossible_date, late_notice, unlikely_date
from reports.rules.leaks import other_client, private_repeated
from reports.rules.people import no_account_manager, no_deputy, too_many_clients
from reports.rules.published import published_changed
from reports.rules.reasons import missing_why
from reports.rules.rule import Rule
from reports.rules.telling import jargon, long_summary, no_numbers, value_twice, watermelon
from reports.rules.work import orphan_work, undecided_work, vanished_task

RULES = (
    Rule(
        "missing-why",
        "error",
        "a status that is not on track, a date or a forecast that moved, or a result that got worse, without a `why`",
        "A client forgives a delay that is explained, and remembers one that is not.",
        missing_why,
    ),
    Rule(
        "watermelon",
        "warning",
        "a newest update that says `on-track` while figures are red: green outside, red inside",
        "Bad news that comes late, and in figures instead of words, costs more trust than the news itself.",
        watermelon,
    ),
    Rule(
        "vanished-task",
        "warning",
        "a task that the update before planned, that has no fate and is not planned again",
        "What was announced and is never heard of again is a broken promise, however small.",
        vanished_task,
    ),
    Rule(
        "orphan-work",
        "warning",
        "work, done or planned, that serves no goal, deliverable or change request",
        "Work that serves nothing that was agreed is paid by somebody who did not ask for it.",
        orphan_work,
    ),
    Rule(
        "undecided-work",
        "error",
        "work on a change request that is not decided, or was decided against, and is no favour",
        "Nothing that costs extra begins before the client has said yes.",
        undecided_work,
    ),
    Rule(
        "no-numbers",
        "warning",
        "an update without a result, money or progress",
        "Words alone cannot be held against what was promised.",
        no_numbers,
    ),
    Rule(
        "value-twice",
        "warning",
        "a `value` of a goal whose own series, `metrics/<goal>.csv`, has begun by that day",
        "Every fact has one home; of two, one will be wrong.",
        value_twice,
    ),
    Rule(
        "long-summary",
        "error",
        "a summary of more than 80 words",
        "The summary is forwarded to people who read nothing else.",
        long_summary,
    ),
    Rule(
        "jargon",
        "warning",
        "a word of `jargon` in agency.yml, in any text of an update",
        "A word that the client has to look up says nothing.",
        jargon,
    ),
    Rule(
        "bare-ask",
        "warning",
        "an ask without `due` or without `effect`",
        "People act on what has a day and a consequence.",
        bare_ask,
    ),
    Rule(
        "bare-decision",
        "warning",
        "a wanted decision without `due` or without `otherwise`",
        "A decision that nobody takes must not stop the work: say what happens then.",
        bare_decision,
    ),
    Rule(
        "late-notice",
        "warning",
        "a milestone that moves later, told fewer than `notice_days` before its day, and not for the client's sake",
        "A client can plan around a delay that is told in time.",
        late_notice,
    ),
    Rule(
        "beyond-tolerance",
        "warning",
        "a forecast of money beyond the agreed `tolerance`, with no request for more on the table",
        "An invoice may never be a surprise.",
        beyond_tolerance,
    ),
    Rule(
        "request-not-applied",
        "error",
        "a decided request whose dates, money or `result` are not in the agreement, or one accepted and not decided",
        "Both sides decided, and the agreement says something else.",
        request_not_applied,
    ),
    Rule(
        "other-option",
        "error",
        "an acceptance of an option its request has not, or was not decided for; a `result` without what was decided",
        "What was chosen, what is written down and what is done must be one and the same.",
        other_option,
    ),
    Rule(
        "terms-changed",
        "error",
        "terms that differ from the ones in force, and that no change request decided since names",
        "What both sides agreed on changes when both sides agree.",
        terms_changed,
    ),
    Rule(
        "stale-request",
        "warning",
        "an open change request whose `base` is not in force any more",
        "Its price and its dates were worked out from terms that hold no longer.",
        stale_request,
    ),
    Rule(
        "void-acceptance",
        "warning",
        "an acceptance that does not count: by somebody else, after other terms, or with a receipt that does not hold",
        "What looks accepted, and is not, is found out when it matters most.",
        void_acceptance,
    ),
    Rule(
        "unknown-digest",
        "error",
        "an acceptance of words that the agreement, request, deliverable or update never had, or of another version's",
        "An acceptance is worth as much as the exact words it names.",
        unknown_digest,
    ),
    Rule(
        "published-changed",
        "error",
        "a closed update that was changed without `corrects`, or is gone",
        "Whoever finds one report changed unseen doubts all of them.",
        published_changed,
    ),
    Rule(
        "impossible-date",
        "error",
        "a milestone due before one it comes after, a decision before its request, an event of a day still to come",
        "Days that contradict each other make every other day doubtful.",
        impossible_date,
    ),
    Rule(
        "unlikely-date",
        "warning",
        "a date outside the agreement, behind its milestone, or over when it is told; an answer before its ask, "
        "an update before its period",
        "It is probably mistyped.",
        unlikely_date,
    ),
    Rule(
        "doubtful-amount",
        "warning",
        "an amount of money with three decimals, such as 1.200",
        "A point begins decimals here: where a thousand was meant, every total is wrong.",
        doubtful_amount,
    ),
    Rule(
        "private-repeated",
        "error",
        "a public text that repeats a private note, or a sentence of it",
        "What is read once cannot be taken back.",
        private_repeated,
    ),
    Rule(
        "other-client",
        "error",
        "a text that names another client of the agency, or one of its people",
        "Who works with you is nobody else's business, and cannot be taken back.",
        other_client,
    ),
    Rule(
        "overdue-update",
        "warning",
        "a client whose next update was promised for a day that is over",
        "Silence is read as bad news.",
        overdue_update,
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
    Rule(
        "too-many-clients",
        "warning",
        "somebody who works for more clients than `clients_at_most` in agency.yml",
        "Somebody with too many clients is late for all of them.",
        find_in_agency=too_many_clients,
    ),
)
"""In the order of docs/checks.md."""

CODES = tuple(rule.code for rule in RULES)
