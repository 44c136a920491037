"""Commits → the same with access files in them, and the passphrases that a demonstration shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reports.access import DemoRandom, access_name, add, read_agency_key, read_client_keys
from reports.demo.cast import Cast, Opener, cast_file
from reports.demo.days import Days, moment
from reports.demo.telling import Commit
from reports.model import Profile
from reports.model.values import PORTFOLIO
from reports.protect import SealedIdentity
from reports.source import FileKind, parse


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a site will lie below the host, and each person's passphrase: invented, and no secret."""

    address: str
    people: Mapping[str, str]


def with_access(
    told: Sequence[Commit], cast: Cast, agency: bytes, scratch: Path, seed: int, days: Days
) -> tuple[list[Commit], Opening]:
    """Return a client's commits with access.yml: in the first one, and in one for everybody who joins later.

    `agency` is agency.yml; `scratch` is an empty folder, a workspace for as long as access is granted.
    """
    grants = _Grants(scratch, cast, DemoRandom(seed, cast.client_id), days)
    grants.folder.mkdir(parents=True)
    (scratch / "agency.yml").write_bytes(agency)
    people = {opener.person: grants.give(opener, told) for opener in cast.openers if not opener.since}
    commits = [replace(told[0], files={**told[0].files, grants.name("access.yml"): grants.file()}), *told[1:]]
    for opener in cast.openers:
        if opener.since and days.day(opener.since) < told[-1].at.date():
            people[opener.person] = grants.give(opener, told)
            message = f"{cast.client_id}: {cast.people[opener.person]} can open the site"
            files = {grants.name("access.yml"): grants.file()}
            commits.append(Commit(moment(days.day(opener.since), "11:10"), cast.team["lead"], message, files))
    return commits, Opening(_chosen_address(told, grants) or _address(scratch, cast.client_id), people)


def with_portfolio(begun: Commit, scratch: Path, seed: int) -> tuple[Commit, Opening]:
    """Return the workspace's first commit with the portfolio's access file; `scratch` is an empty folder."""
    (scratch / "agency.yml").write_bytes(begun.files["agency.yml"])
    random, since = DemoRandom(seed, PORTFOLIO), begun.at.date()
    readers = cast_file()["portfolio"]
    people = {person: add(scratch, PORTFOLIO, person, since=since, random=random) for person in readers}
    name = access_name(PORTFOLIO)
    files = {**begun.files, name: (scratch / name).read_bytes()}
    return replace(begun, files=files), Opening(_address(scratch, PORTFOLIO), people)


def _chosen_address(told: Sequence[Commit], grants: "_Grants") -> str | None:
    """Return the address that client.yml asks for; a story never changes it."""
    name = grants.name("client.yml")
    profile = parse(FileKind.CLIENT, told[0].files[name], name).model
    return profile.address if isinstance(profile, Profile) else None


def _address(scratch: Path, site: str) -> str:
    keys = read_client_keys(scratch, read_agency_key(scratch, demo=True), site)
    return SealedIdentity(keys.address, "").address(site)


@dataclass(frozen=True, slots=True)
class _Grants:
    """Gives access in the scratch workspace."""

    scratch: Path
    cast: Cast
    random: DemoRandom
    days: Days

    @property
    def folder(self) -> Path:
        """Return the client's folder."""
        return self.scratch / "clients" / self.cast.client_id

    def name(self, file: str) -> str:
        """Return a file of the client, named from the workspace."""
        return f"clients/{self.cast.client_id}/{file}"

    def file(self) -> bytes:
        """Return access.yml as it stands."""
        return (self.folder / "access.yml").read_bytes()

    def give(self, opener: Opener, told: Sequence[Commit]) -> str:
        """Give one person access from their day on, and return the passphrase."""
        since = self.days.day(opener.since) if opener.since else told[0].at.date()
        until = self.days.day(opener.until) if opener.until else None
        profile = self.name("client.yml")
        known = [commit.files[profile] for commit in told if profile in commit.files and commit.at.date() <= since]
        (self.folder / "client.yml").write_bytes(known[-1])
        return add(self.scratch, self.cast.client_id, opener.person, until, since=since, random=self.random)
