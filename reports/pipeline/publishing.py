"""A workspace → its sealed site on record: a tag a client, then a folder or a branch, and what is pushed."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reports.access import AgencyKey
from reports.errors import Refused
from reports.history import ClientHistory, Trail, read_trail
from reports.pipeline.on_record import as_published
from reports.pipeline.recorded import Ledgers
from reports.pipeline.report import Report
from reports.pipeline.rewordings import WAY_OUT, reworded
from reports.pipeline.sealed import build_sealed
from reports.pipeline.working_copy import Checked
from reports.protect import ClientKeys
from reports.protect.output import MARKER
from reports.publish import Chain, Entry, GitDoor, publish_folder, read_ledgers, refuse_branch, remove_tag, write_tag
from reports.publish.guard import refuse_dirty, refuse_older_access, refuse_rewritten
from reports.publish.remote import address, push_branch, push_tags


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: the build's report, the new entries, and for clients without one the last they have.

    `branch_changed` is None where no branch was asked for.
    """

    report: Report
    new: tuple[Entry, ...]
    unchanged: tuple[Entry, ...]
    branch_changed: bool | None = None


@dataclass(slots=True)
class _Publication:
    """A build on its way into the ledgers (a `pipeline.sealed.Publication`)."""

    door: GitDoor
    trail: Trail
    only: str | None
    remote: str | None
    ledgers: Ledgers
    tagged: list[Chain] = field(default_factory=list)

    def permit(self, copy: Checked, key: AgencyKey, keys: Mapping[str, ClientKeys]) -> None:
        """Refuse what may not be published."""
        if copy.agency.demo or key.is_demo:
            raise Refused(
                "A demonstration is never published: anyone who has aboveboard can open it.",
                "Start a workspace of your own with `aboveboard init`, and its key with `aboveboard access init`.",
            )
        if self.remote:
            address(self.door, self.remote)
        refuse_dirty(self.door, self.only)
        chains = [chain for name, chain in self.ledgers.chains.items() if self.only in (None, name)]
        refuse_rewritten(self.door, chains)
        for chain in chains:
            if chain.client in keys:
                refuse_older_access(chain, keys[chain.client].epoch)
            _refuse_silent_changes(self.door, chain, self.trail.client(chain.client))

    def record(self) -> None:
        """Tag every new entry and push the tags, all of it or nothing."""
        try:
            for name, chain in sorted(self.ledgers.chains.items()):
                if not chain.is_tagged:
                    self.ledgers.chains[name] = write_tag(self.door, chain)
                    self.tagged.append(self.ledgers.chains[name])
            if self.remote:
                push_tags(self.door, self.remote, self._clients())
        except BaseException:
            for chain in self.tagged:
                remove_tag(self.door, chain)
            raise

    def _clients(self) -> tuple[str, ...]:
        return tuple(sorted(name for name in self.ledgers.chains if self.only in (None, name)))


def publish(root: Path, out: Path, only: str | None, remote: str | None, progress: Callable[[str], None]) -> Published:
    """Build the sealed site of every client, or of one, into `out` and put it on record.

    Raises:
        Found: the working copy has errors.
        Refused: it cannot be built, or may not be published, for the reason that is told.
    """
    door = GitDoor(root)
    trail, ledgers = read_trail(root), read_ledgers(door)
    held, record = as_published(trail, ledgers), Ledgers(ledgers, is_publication=True)
    publication = _Publication(door, held, only, remote, record)
    report = build_sealed(root, out, only, progress, publication)
    return _published(report, publication)


def publish_branch(root: Path, branch: str, remote: str | None, progress: Callable[[str], None]) -> Published:
    """Do the same for every client, onto a branch that holds the sealed site alone; raises what `publish` does."""
    door = GitDoor(root)
    read_trail(root)
    refuse_branch(door, branch)
    with tempfile.TemporaryDirectory() as place:
        site = Path(place) / "site"
        done = publish(root, site, None, remote, progress)
        (site / MARKER).unlink()
        (site / ".nojekyll").touch()  # GitHub would run Jekyll over a branch otherwise
        changed = publish_folder(door, site, branch)
    if remote:
        push_branch(door, remote, branch)
    return Published(done.report, done.new, done.unchanged, changed)


def _published(report: Report, publication: _Publication) -> Published:
    new = tuple(chain.entries[-1] for chain in publication.tagged)
    fresh = {entry.client for entry in new}
    last = (publication.ledgers.chains[built.id].newest for built in report.clients if built.id not in fresh)
    return Published(report, new, tuple(entry for entry in last if entry))


def _refuse_silent_changes(door: GitDoor, chain: Chain, history: ClientHistory) -> None:
    """Refuse an update that says something else than the last publication, without an erratum."""
    if chain.newest is None:
        return
    silent = [one.name for one in reworded(door, history, chain.client, chain.newest.source) if one.is_silent]
    if silent:
        file = f"clients/{chain.client}/{silent[0]}"
        more = f" and {len(silent) - 1} more" if len(silent) > 1 else ""
        raise Refused(f"{file}{more} is published, and says something else now.", WAY_OUT)
