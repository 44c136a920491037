"""Acceptances beside the terms → terms that changed after they were accepted, and acceptances of other words."""

from collections.abc import Iterator, Mapping

from reports.history import digest
from reports.model import Acceptance
from reports.rules.rule import Finding
from reports.rules.view import AGREEMENT, View

_SHOWN = 19
"""Signs of a digest that a message shows: enough to tell one from another."""


def terms_changed(view: View) -> Iterator[Finding]:
    """Find terms that differ from the newest accepted ones, while no request was decided since."""
    accepted = [one for one in _of_terms(view).values() if one.decision == "accept"]
    if not accepted:
        return
    newest = max(accepted, key=lambda one: one.at)
    day = newest.at.date()
    decided = (change.decision.on for change in view.client.changes.values() if change.decision)
    if newest.digest != digest(view.client.id, view.client.agreement) and not any(on >= day for on in decided):
        message = f"the terms are not those that `{newest.by}` accepted on {day}, and no request was decided since"
        hint = f"Take the change back, or ask for it: a file in {view.shelf.file('changes/')}, and a decision."
        yield Finding(AGREEMENT, (), message, hint)


def unknown_digest(view: View) -> Iterator[Finding]:
    """Find acceptances of words that the agreement never had, or of another version's words."""
    terms = _of_terms(view)
    if view.history is None or not terms:
        return
    numbers = {wording.digest: wording.number for wording in view.history.wordings()}
    numbers.setdefault(digest(view.client.id, view.client.agreement), len(numbers) + 1)
    for item, acceptance in terms.items():
        number = numbers.get(acceptance.digest)
        if number is None:
            message = f"`{acceptance.digest[:_SHOWN]}…` is the digest of no wording that {AGREEMENT} ever had"
            hint = "Copy it from the wording that was accepted; if the terms changed since, they must be accepted anew."
            yield Finding(_file(item), ("digest",), message, hint)
        elif number != acceptance.version:
            message = f"this digest is that of version {number}, not of version {acceptance.version}"
            yield Finding(_file(item), ("version",), message, "Correct the one that is wrong.")


def _of_terms(view: View) -> Mapping[str, Acceptance]:
    """Return the acceptances of the agreement that nobody took back, by name of file."""
    own = {item: one for item, one in view.client.acceptances.items() if one.document == "agreement"}
    revoked = {one.revokes for one in own.values()}
    return {item: one for item, one in own.items() if item not in revoked}


def _file(item: str) -> str:
    return f"acceptances/{item}.yml"
