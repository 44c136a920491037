"""A client's files, the agency and a day → what every part of a draft looks at."""

from dataclasses import dataclass
from datetime import date

from reports.figures import measure
from reports.figures.figures import Figures
from reports.model import Agency, AgreementVersion, Baselines, Client
from reports.model.profile import ACCOUNT_MANAGER
from reports.periods import Period
from reports.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """What a draft of one client's update is made from.

    `words` are those of the agency's language, in which whoever writes is spoken to; `day` is the one on which the
    update is promised, `next_day` that of the update after it.
    """

    client: Client
    figures: Figures
    period: Period
    words: Words
    day: date
    next_day: date

    @property
    def author(self) -> str | None:
        """Who is to sign: the account manager of the day, else whoever wrote the last update."""
        managers = self.client.profile.team_on(self.day, ACCOUNT_MANAGER)
        newest = self.client.newest
        return next(iter(managers), newest.update.by if newest else None)


def figures_of(client: Client, agency: Agency, today: date) -> Figures:
    """Measure a client as of today, against the terms as they stand in the working copy."""
    terms = AgreementVersion(1, "", client.agreement, date.min)
    return measure(client, agency, Baselines((terms,)), today)


def view_of(client: Client, agency: Agency, period: Period, today: date) -> View:
    """Return what the draft of an update looks at."""
    cadence = client.profile.cadence
    return View(
        client=client,
        figures=figures_of(client, agency, today),
        period=period,
        words=Words(agency.language),
        day=period.promised_day(cadence.day),
        next_day=period.following(cadence.every).promised_day(cadence.day),
    )
