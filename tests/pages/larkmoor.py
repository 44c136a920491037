"""A client written by hand with something in every field: what the pages are tried on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from reports.changes import compare
from reports.figures import measure
from reports.figures.months import month_figures
from reports.history import Revision, Signed, TrailEntry, Verdict
from reports.history.papers import Papers
from reports.history.states import document_states
from reports.model import (
    Agency,
    Agreement,
    AgreementVersion,
    Baselines,
    ChangeRequest,
    Client,
    PeriodUpdate,
    Profile,
    Update,
)
from reports.model.meeting import Meeting
from reports.pages import ArchiveLine, RecordView, VersionView
from reports.periods import Period
from reports.source import FileInfo
from reports.words import Words

AGENCY: dict[str, Any] = {
    "name": "Quayside Studio",
    "team": {
        "lead": {
            "name": "Ada Quay",
            "title": "account lead",
            "email": "lead@quayside.example",
            "phone": "+44 20 7946 0123",
        },
        "analyst": {"name": "Ben Osei", "title": "analyst", "email": "deputy@quayside.example"},
    },
}
PROFILE: dict[str, Any] = {
    "name": "Larkmoor Outdoor",
    "people": {
        "sponsor": {"name": "Ida Berg", "title": "managing director", "role": "sponsor"},
        "marketing": {"name": "Tom Reyes", "title": "marketing lead", "role": "contributor"},
    },
    "team": {"lead": {"role": "account-manager"}, "analyst": {"role": "deputy"}},
    "channels": [{"kind": "email", "answer_within": "24 hours"}],
}
AGREEMENT: dict[str, Any] = {
    "title": "Shop relaunch and winter campaign",
    "effective": date(2026, 9, 1),
    "ends": date(2027, 1, 29),
    "approvers": {"sponsor": {"name": "Ida Berg", "email": "ida@larkmoor.example"}},
    "in_their_words": [
        {"quote": "I want to look at the shop and feel *proud*.", "by": "Ida Berg", "on": date(2026, 8, 28)}
    ],
    "goals": {
        "leads": {
            "want": "Cheaper leads",
            "feeling": "Nobody asks what the adverts cost",
            "metric": "Cost of a lead",
            "baseline": "42.00",
            "target": "35.00",
            "unit": "EUR",
            "due": date(2026, 12, 31),
            "benchmark": {"value": "38", "source": "Shops like yours"},
        },
        "organic": {
            "want": "Found without adverts",
            "metric": "Visits a week from search",
            "baseline": "3900",
            "target": "6000",
            "unit": "visits",
            "due": date(2027, 1, 29),
        },
        "signups": {
            "want": "More newsletter readers",
            "metric": "sign-ups a week",
            "baseline": "120",
            "target": "200",
            "unit": "sign-ups",
            "due": date(2027, 1, 29),
        },
        "checkout": {
            "want": "Buying on a phone",
            "metric": "checkouts-finished",
            "baseline": "41",
            "target": "55",
            "unit": "%",
            "due": date(2027, 1, 29),
        },
    },
    "scope": {
        "in": {"shop": "New shop for 640 products", "checkout": "Checkout with card and invoice"},
        "out": {"hosting": "Hosting and its cost"},
    },
    "deliverables": {
        "landing-page": {"what": "Landing page", "due": date(2026, 11, 6), "done_when": "It takes **orders**."},
        "photos-placed": {"what": "Photos placed", "due": date(2026, 11, 20), "milestone": "beta", "confidence": "low"},
        "labels": {"what": "Parcel labels", "due": date(2027, 1, 12)},
    },
    "milestones": {
        "strategy": {"name": "Strategy agreed", "due": date(2026, 9, 25)},
        "design": {"name": "Design approved", "due": date(2026, 10, 23)},
        "campaign": {"name": "Campaign live", "due": date(2026, 11, 9)},
        "beta": {"name": "Beta shop", "due": date(2026, 12, 1), "instalment": "16600", "needs": ["photos"]},
        "launch": {"name": "Launch", "due": date(2027, 1, 12), "after": ["beta"]},
    },
    "budget": {
        "currency": "EUR",
        "lines": {
            "design": {"name": "Design", "amount": "13500"},
            "build": {"name": "Build", "amount": "27600"},
            "campaign": {"name": "Campaign", "amount": "9400"},
        },
        "contingency": "3600",
        "tolerance": "10%",
        "payment": "by-milestone",
    },
    "commitments": {
        "photos": {
            "what": "12 product photos",
            "who": "marketing",
            "due": date(2026, 11, 17),
            "effect": "each day late moves Beta by a day",
        },
        "terms": {"what": "Terms of sale", "who": "sponsor", "due": date(2026, 12, 4)},
    },
    "promises": {"answers-24h": {"promise": "We answer within 24 hours", "measure": "hours to the first answer"}},
    "risks": {
        "holidays": {
            "risk": "People are away in December",
            "likelihood": "high",
            "impact": "low",
            "prevention": "A list of who is there",
            "backup": "The deputy decides",
            "owner": "lead",
        },
        "paper": {"risk": "The printer has no paper", "backup": "We print without a **logo**"},
    },
    "limits": {"search": "A place in the search results."},
    "when_plans_change": {"rule": "Dates move by as many working days.", "notice_days": 2},
}
FIRST_AGREEMENT = AGREEMENT | {
    "milestones": AGREEMENT["milestones"]
    | {"beta": {"name": "Beta shop", "due": date(2026, 11, 24), "instalment": "16600"}}
}
UPDATES: dict[str, dict[str, Any]] = {
    "2026-W44": {
        "by": "lead",
        "status": "on-track",
        "summary": "Design is approved, four days after the day we had agreed on.",
        "milestones": {
            "strategy": {"reached": date(2026, 9, 24)},
            "design": {"reached": date(2026, 10, 27), "cause": "client", "why": "Approval came after the autumn fair."},
        },
        "results": {
            "leads": {"value": "36.40"},
            "organic": {"value": "4510"},
            "signups": {"value": "150"},
            "checkout": {"value": "42.2"},
        },
        "budget": {"design": {"spent": "13900"}, "build": {"spent": "6000"}},
        "next": ["Tracking of orders", {"id": "emails", "what": "Welcome mails, three"}],
    },
    "2026-W45": {
        "by": "lead",
        "status": "on-track",
        "summary": "The landing page is live.",
        "planned": {"tracking-of-orders": "done", "emails": {"carried": "The texts come on Monday."}},
        "delivered": {"landing-page": date(2026, 11, 6)},
        "hill": {"photos-placed": 30},
        "results": {
            "leads": {"value": "35.20"},
            "organic": {"value": "4720"},
            "signups": {"value": "149"},
            "checkout": {"value": "42.7"},
        },
        "budget": {"design": {"spent": "13900"}, "build": {"spent": "9400"}, "campaign": {"spent": "1000"}},
        "risks": {
            "holidays": {"state": "rising", "note": "Three of us ask for the same week"},
            "paper": {"state": "closed", "note": "It came on Monday"},
        },
        "next": ["Campaign set live"],
    },
    "2026-W46": {
        "by": "lead",
        "status": "on-track",
        "summary": "The campaign runs.",
        "planned": {"emails": "done", "campaign-set-live": "done"},
        "milestones": {"campaign": {"reached": date(2026, 11, 9)}},
        "results": {
            "leads": {"value": "33.80"},
            "organic": {"value": "5080"},
            "signups": {"value": "166"},
            "checkout": {"value": "43.1"},
        },
        "budget": {"build": {"spent": "12300"}, "campaign": {"spent": "2600"}},
        "asks": {
            "photos": {
                "what": "12 product photos",
                "who": "marketing",
                "due": date(2026, 11, 17),
                "effect": "each further day moves Beta by a day",
                "commitment": "photos",
            },
            "logins": {"what": "Logins of the warehouse", "who": "sponsor", "due": date(2026, 11, 18)},
        },
        "next": [
            {"id": "page", "what": "Product page built, tried on five phones", "goal": "checkout"},
            {"id": "variant", "what": "Second variant of the landing page", "goal": "leads"},
            {"id": "retouch", "what": "Photos retouched and placed", "goal": "checkout"},
            {"id": "banner", "what": "Banner test on the home page", "goal": "leads"},
        ],
    },
    "2026-W47": {
        "by": "lead",
        "status": "at-risk",
        "why": "Beta comes **6 days late, on 7 December**, because the product photos are late.",
        "summary": "Leads cost 21 % less than in September. Beta moves six days; the launch on 12 January stands.",
        "planned": {
            "page": "done",
            "variant": "done",
            "retouch": {"carried": "The photos are 3 days overdue."},
            "banner": {"dropped": "Not needed once the landing page had won."},
        },
        "done": [
            "Orders were counted twice; mended on Tuesday",
            {"what": "Short guide to parcel labels", "goal": "leads"},
        ],
        "results": {
            "leads": {"value": "33.10", "why": "The second page turns 4.1 % of visitors into leads."},
            "organic": {"value": "5240"},
            "signups": {"value": "171"},
            "checkout": {"value": "43.0", "why": "The new checkout opens with Beta."},
        },
        "milestones": {
            "beta": {
                "progress": 70,
                "forecast": date(2026, 12, 7),
                "cause": "client",
                "ask": "photos",
                "why": "Product photos come on 23 November.",
            }
        },
        "budget": {
            "design": {"spent": "13900", "why": "One more round on the product page."},
            "build": {"spent": "14800", "forecast": "27000"},
            "campaign": {"spent": "4050", "forecast": "9100"},
        },
        "next": [
            {
                "what": "Checkout: payment step",
                "outcome": "card and invoice work in the test shop",
                "owner": "analyst",
                "due": date(2026, 11, 27),
            },
            "Beta testers invited",
        ],
        "hill": {"photos-placed": 45},
        "answered": {"logins": date(2026, 11, 18)},
        "decisions_needed": {
            "costs": {
                "what": "Show delivery costs on product pages?",
                "who": "marketing",
                "due": date(2026, 11, 27),
                "otherwise": "in the basket only",
            }
        },
        "decided": {"logo": {"choice": "The blue one", "by": "sponsor", "on": date(2026, 11, 17)}},
        "promises": {"answers-24h": {"kept": False, "note": "Tuesday's mail took two days"}},
        "risks": {"holidays": {"state": "watching", "note": "Two people away in week 52"}},
        "noticed": [{"what": "Half of the traffic is mobile", "suggestion": "Put a shorter form first"}],
        "experiments": [
            {
                "name": "Short form",
                "hypothesis": "Fewer fields",
                "result": "+0.9 points",
                "learned": "Ask less",
                "goal": "leads",
            }
        ],
        "satisfaction": {"score": 9, "by": "marketing", "said": "I know what is going on."},
        "note": "## A look\n\n![The shelf](files/shelf.png)\n\n- one\n- two",
        "attachments": [{"file": "files/w47.pdf", "title": "Test results"}, {"file": "files/shelf.png"}],
    },
}
CHANGES: dict[str, dict[str, Any]] = {
    "cr-001": {
        "title": "Two days of training",
        "raised": {"by": "sponsor", "on": date(2026, 9, 14)},
        "kind": "scope",
        "why": "For a year nobody dared to *touch* the last shop.",
        "need": "People in the house who change a price",
        "serves_goal": "checkout",
        "recommended": "two-days",
        "options": {
            "two-days": {
                "what": "Two days in your office; Beta moves to 1 December",
                "budget": "2400",
                "milestones": {"beta": date(2026, 12, 1)},
                "hours": "24",
            },
            "finish-first": {"what": "Finish what was agreed: half a day"},
        },
        "decision": {"option": "two-days", "by": "sponsor", "on": date(2026, 9, 21), "why": "Better now."},
    },
    "cr-002": {
        "title": "A leaflet on parcel labels",
        "raised": {"by": "marketing", "on": date(2026, 10, 1)},
        "kind": "team",
        "why": "Three new people pack.",
        "goodwill": True,
        "options": {"favour": {"what": "A leaflet on one page", "hours": "1"}, "no": {"what": "It waits"}},
        "decision": {"option": "favour", "by": "lead", "on": date(2026, 10, 5)},
    },
    "cr-003": {
        "title": "Gift cards",
        "raised": {"by": "marketing", "on": date(2026, 11, 9)},
        "kind": "scope",
        "why": "Eleven customers asked for them.",
        "recommended": "finish-first",
        "options": {
            "add-cards": {
                "what": "Gift cards by mail",
                "budget": "4200",
                "milestones": {"launch": date(2027, 1, 19)},
                "hours": "42",
            },
            "finish-first": {"what": "Finish what was agreed: launch on 12 January"},
        },
    },
}
MEETINGS: dict[str, dict[str, Any]] = {
    "2026-09-01-kick-off": {
        "title": "Kick-off",
        "on": date(2026, 9, 1),
        "kind": "kickoff",
        "notes": "We walked through the *shop*.",
    },
    "2026-11-10-call": {
        "title": "Tuesday call",
        "on": date(2026, 11, 10),
        "kind": "weekly",
        "present": ["sponsor", "marketing", "lead"],
        "recording": "https://video.example/call",
        "notes": "The photographer is ill.",
        "decisions": {"photos": {"what": "Old photos stand by", "by": "sponsor"}, "cards": {"what": "No cards yet"}},
        "agreed": {"photos": "Tom brings the photos **before noon**."},
    },
}
FIRST_DIGEST, SECOND_DIGEST = f"sha256:8b41f0{54 * '0'}c97e", f"sha256:5a1101{54 * '0'}77aa"
PAPERS = Papers("larkmoor", {"files/mail.txt": "c" * 64}.get, lambda _: None, lambda _: ())
"""What shows who accepted what: one mail."""
SAID_ON = {"2026-W44": date(2026, 10, 30), "2026-W45": date(2026, 11, 6), "2026-W46": date(2026, 11, 13)}
SAID_ON |= {"2026-W47": date(2026, 11, 20)}


FILES = {
    "files/shelf.png": FileInfo("files/shelf.png", "a" * 64, is_image=True, width=640, height=200),
    "files/w47.pdf": FileInfo("files/w47.pdf", "b" * 64, is_image=False, width=None, height=None),
}


def client(updates: Mapping[str, Mapping[str, Any]] = UPDATES, agreement: Mapping[str, Any] = AGREEMENT) -> Client:
    """Make the client of some updates."""
    reported = tuple(_update(name, fields) for name, fields in updates.items())
    changes = {name: ChangeRequest.model_validate(fields) for name, fields in CHANGES.items()}
    meetings = {name: Meeting.model_validate(fields) for name, fields in MEETINGS.items()}
    made = Client("larkmoor", Profile.model_validate(PROFILE), Agreement.model_validate(agreement), reported)
    return replace(made, changes=changes, meetings=meetings) if updates else made


def view(
    updates: Mapping[str, Mapping[str, Any]] = UPDATES,
    agreement: Mapping[str, Any] = AGREEMENT,
    as_of: date = date(2026, 11, 20),
    corrected: PeriodUpdate | None = None,
    stand_in: str | None = None,
    *,
    back: bool = False,
    **beside: Any,
) -> VersionView:
    """Make a version of the client, measured; `back` tells that its terms went back to the first.

    `beside` are other parts of the client, such as its profile or hours.
    """
    made, agency = replace(client(updates, agreement), **beside), Agency.model_validate(AGENCY)
    first = AgreementVersion(
        1, FIRST_DIGEST, Agreement.model_validate(FIRST_AGREEMENT), date(2026, 9, 1), "4c1d09e" * 5
    )
    second = AgreementVersion(2, SECOND_DIGEST, made.agreement, date(2026, 11, 16), "e93b512" * 5)
    known = tuple(version for version in (first, second) if version.on <= as_of)
    known = (*known[:-1], replace(known[-1], agreement=made.agreement), *(known[:1] if back else ()))
    reported = {name: SAID_ON.get(name) or Period.parse(name).promised_day("friday") for name in updates}
    states = document_states(made, known, {}, PAPERS)
    terms, reports = states["agreement"], dict.fromkeys(updates, "0d6e4f8" * 5)
    baselines = Baselines(known, terms.in_force, reported, reports, terms.held)
    figures = measure(made, agency, baselines, as_of)
    return VersionView(agency, made, figures, baselines, Words("en"), states, FILES, corrected, stand_in)


def _update(name: str, fields: Mapping[str, Any]) -> PeriodUpdate:
    update = Update.model_validate(fields)
    tasks = {task.id or task.what.lower().replace(" ", "-"): task for task in update.next}
    return PeriodUpdate(Period.parse(name), update, tasks)


def record(trail: tuple[TrailEntry, ...] | None = None) -> RecordView:
    """Make the record of the client: three commits, four versions."""
    made = client()
    baselines = view().baselines
    lines = [
        ArchiveLine(each.period, each.update.status, each.update.summary, SAID_ON[each.period.name])
        for each in made.updates
    ]
    shown = _trail(made) if trail is None else trail
    agency = Agency.model_validate(AGENCY)
    months = month_figures(made, agency, baselines, date(2026, 11, 20))
    return RecordView(agency, made, Words("en"), shown, tuple(reversed(lines)), months)


def _trail(made: Client) -> tuple[TrailEntry, ...]:
    first = Agreement.model_validate(FIRST_AGREEMENT)
    return (
        TrailEntry(
            _revision("0d6e4f8", date(2026, 11, 20)),
            published=(Period.parse("2026-W47"),),
            signature=Signed(Verdict.GOOD, "lead@quayside.example"),
        ),
        TrailEntry(
            _revision("e93b512", date(2026, 11, 16)),
            compare(first, made.agreement),
            agreement=2,
            note="Stock figures are added.",
        ),
        TrailEntry(_revision("4c1d09e", date(2026, 9, 1)), unreadable=("agreement.yml",)),
    )


def _revision(start: str, on: date) -> Revision:
    return Revision(start * 5, on, "Ada Quay", datetime(on.year, on.month, on.day, 16, tzinfo=UTC))
