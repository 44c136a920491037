"""What was promised, and since when: handed by history to the measuring stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reports.model.agreement import Agreement


@dataclass(frozen=True, slots=True)
class AgreementVersion:
    """One wording; `number` counts distinct digests from 1; `revision` is a commit id, "" for the working copy."""

    number: int
    digest: str
    agreement: Agreement
    on: date
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A wording that both sides held to, and the day since when."""

    since: date
    version: AgreementVersion


@dataclass(frozen=True, slots=True)
class Baselines:
    """The wordings of the terms up to one version of the site, oldest first; never empty.

    `in_force` is the newest wording that both sides accepted, None where nothing is accepted yet; `held` are all that
    were in force, oldest first. `reported_on` and `reported_in` tell, by period name, the day and the commit of each
    update.
    """

    versions: tuple[AgreementVersion, ...]
    in_force: AgreementVersion | None = None
    reported_on: Mapping[str, date] = field(default_factory=dict)
    reported_in: Mapping[str, str] = field(default_factory=dict)
    held: tuple[Held, ...] = ()

    @property
    def first(self) -> AgreementVersion:
        """The first wording that could be read."""
        return self.versions[0]

    @property
    def current(self) -> AgreementVersion:
        """The wording of this version of the site."""
        return self.versions[-1]

    @property
    def promised(self) -> AgreementVersion:
        """The wording that dates and money are measured against: in force, else this version's."""
        return self.in_force or self.current

    def as_of(self, day: date) -> "Baselines":
        """Return what was written and what was in force on a day; the first wording where history begins later."""
        known = tuple(version for version in self.versions if version.on <= day) or self.versions[:1]
        held = tuple(one for one in self.held if one.since <= day)
        return replace(self, versions=known, in_force=held[-1].version if held else None, held=held)
