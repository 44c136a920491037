"""What a state means → its tone, its icon and its word: never colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.figures.figures import FateKind, Health
from reports.figures.promises import Verdict
from reports.figures.risks import RiskState
from reports.model import Status
from reports.model.document_state import State


@dataclass(frozen=True, slots=True)
class Tone:
    """A role of colour (`ok`, `warn`, `bad`, `still`, `you`) and the icon that says the same by its outline."""

    name: str
    icon: str


STATUS = {
    Status.ON_TRACK: Tone("ok", "check-circle"),
    Status.AT_RISK: Tone("warn", "alert"),
    Status.OFF_TRACK: Tone("bad", "close-octagon"),
    Status.ON_HOLD: Tone("still", "pause-circle"),
    Status.COMPLETE: Tone("ok", "flag-checkered"),
}
NO_STATUS = Tone("still", "progress-clock")
HEALTH = {
    Health.GREEN: Tone("ok", "check-circle"),
    Health.AMBER: Tone("warn", "alert"),
    Health.RED: Tone("bad", "close-octagon"),
    Health.UNKNOWN: Tone("still", "minus-circle-outline"),
}
GOAL = HEALTH | {Health.RED: Tone("bad", "arrow-down-bold-circle")}
FATE = {
    FateKind.DONE: Tone("ok", "check-circle"),
    FateKind.CARRIED: Tone("warn", "arrow-right-circle"),
    FateKind.DROPPED: Tone("still", "minus-circle"),
    FateKind.OPEN: Tone("still", "help-circle-outline"),
}
TERMS = {
    State.DRAFT: Tone("still", "file-document-edit-outline"),
    State.PARTLY_ACCEPTED: Tone("you", "account-clock"),
    State.IN_FORCE: Tone("ok", "check-decagram"),
    State.CHANGED_SINCE_ACCEPTED: Tone("you", "file-document-edit-outline"),
    State.REVERTED: Tone("warn", "history"),
    State.REJECTED: Tone("still", "close-octagon"),
    State.EVIDENCE_ALTERED: Tone("bad", "alert-decagram"),
    State.BROKEN_CHAIN: Tone("warn", "link-off"),
}
REQUESTS = {
    State.OPEN: Tone("you", "account-clock"),
    State.PARTLY_ACCEPTED: Tone("you", "account-clock"),
    State.ACCEPTED: Tone("ok", "check-decagram"),
    State.CHANGED_SINCE_ACCEPTED: Tone("you", "file-document-edit-outline"),
    State.REJECTED: Tone("still", "close-octagon"),
    State.EVIDENCE_ALTERED: Tone("bad", "alert-decagram"),
    State.STALE: Tone("warn", "autorenew"),
    State.DECIDED: Tone("ok", "check-decagram"),
    State.APPLIED: Tone("ok", "check-decagram"),
    State.NOT_APPLIED: Tone("warn", "alert"),
}
RISK: Mapping[RiskState, Tone] = {
    "happened": Tone("bad", "close-octagon"),
    "rising": Tone("warn", "alert"),
    "watching": Tone("still", "eye-outline"),
    "falling": Tone("ok", "trending-down"),
    "closed": Tone("ok", "check-circle"),
}
NO_RISK_NEWS = Tone("still", "shield-outline")
VERDICTS = {
    Verdict.KEPT: Tone("ok", "check-circle"),
    Verdict.BEATEN: Tone("ok", "star-circle"),
    Verdict.MISSED: Tone("warn", "clock-alert-outline"),
    Verdict.OPEN: Tone("still", "minus-circle-outline"),
}
FAVOUR = Tone("ok", "gift-outline")
UNCLEAR = Tone("warn", "alert")
ANSWERS = {"accept": Tone("ok", "check-circle"), "reject": Tone("bad", "close-octagon")}
NO_ANSWER = Tone("you", "account-clock")
VOID_ANSWER = Tone("warn", "alert")
