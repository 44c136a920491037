"""A client's team → nobody to call, and nobody to stand in."""

from collections.abc import Iterator

from reports.model.profile import ACCOUNT_MANAGER, DEPUTY, Assignment
from reports.rules.rule import Finding
from reports.rules.view import PROFILE, AgencyView, View
from reports.source.wording import listed


def no_account_manager(view: View) -> Iterator[Finding]:
    """Find a client that has nobody of the agency to call."""
    yield from _nobody(view, ACCOUNT_MANAGER, "nobody of the agency is the one to call")


def no_deputy(view: View) -> Iterator[Finding]:
    """Find a client that has nobody to call while the account manager is away."""
    yield from _nobody(view, DEPUTY, "nobody stands in for the account manager")


def _nobody(view: View, role: str, message: str) -> Iterator[Finding]:
    team = view.client.profile.team
    if view.client.is_over or any(one.role == role and is_at_work(view, one) for one in team.values()):
        return
    last = max((one.until for one in team.values() if one.role == role and one.until), default=None)
    since = f" since {last}" if last else ""
    hint = f"Give one of `team` in {PROFILE} the role `{role}`."
    yield Finding(PROFILE, ("team",), f"{message}{since}", hint, key=True)


def too_many_clients(view: AgencyView) -> Iterator[Finding]:
    """Find people of the agency who work for more clients than is good for either."""
    for member, person in view.agency.team.items():
        clients = [client.id for client in view.clients if member in client.team and not client.is_over]
        if person.clients_at_most and len(clients) > person.clients_at_most:
            message = (
                f"{person.name} works for {len(clients)} clients ({listed(clients)}); {person.clients_at_most} at most"
            )
            hint = "Give one of them to somebody else, or set another limit."
            yield Finding("agency.yml", ("team", member, "clients_at_most"), message, hint)


def is_at_work(view: View, one: Assignment) -> bool:
    """Whether someone of the team works for the client today; on whatever day, where nothing depends on the day."""
    return view.today is None or one.holds_on(view.today)
