"""A workspace's repository → the history of every client, from one pass over its first-parent commits."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from reports.errors import Error
from reports.history.at_head import Committed, committed
from reports.history.closings import Closing, closings
from reports.history.committed_files import CommittedFiles, committed_files
from reports.history.committers import Committers, MailmapEdit
from reports.history.entries import TrailEntry, trail_entries
from reports.history.mailmap import Mailmap
from reports.history.record import NO_FILE, REMOVED, AgencyRecord, Edit, Record, Touch, zone
from reports.history.recorded import SignersFiles
from reports.history.repository import Difference, Repository
from reports.history.revisions import Revision, parse_commit
from reports.history.signatures import AllowedKey, allowed_keys
from reports.history.terms import AGREEMENT
from reports.history.versions import SiteVersion, site_versions
from reports.history.wordings import document_wordings, wordings
from reports.history.working_copy import working_baselines, working_signers, working_states, working_version
from reports.model import Agency, AgreementVersion, Baselines, Client, Update
from reports.model.document_state import DocumentState
from reports.model.values import ID, RESERVED_CLIENT_IDS
from reports.periods import Period
from reports.source import Folder

_AGENCY = "agency.yml"
_SIGNERS = "allowed_signers"
_MAILMAP = ".mailmap"
_SHARED = (_AGENCY, "mkdocs.yml", "theme", _SIGNERS, _MAILMAP)
_INSIDE = re.compile(rf"clients/(?P<client>{ID})/(?P<name>.+)", re.DOTALL)
Published = Mapping[str, Mapping[str, str]]
"""By client and period, the commit of the last publication in which that period was the newest."""
_FILE_MODES = frozenset({"100644", "100755"})


class ClientHistory:
    """One client's history. What it read is kept with it: let go of it when the client is done."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def versions(self, before: Period | None = None) -> Iterator[SiteVersion]:
        """Yield the version of every period (before one) whose update is there at HEAD, oldest period first."""
        return site_versions(self._record, before)

    @property
    def entries(self) -> tuple[TrailEntry, ...]:
        """What each commit changed for this client, newest first."""
        return trail_entries(self._record)

    def closings(self) -> tuple[Closing, ...]:
        """Return every update at HEAD with the blobs of its text, from the published one on, oldest period first."""
        return tuple(closings(self._record))

    def update(self, name: str, blob: str) -> Update | None:
        """Return what a wording of an update says, by its file and blob; None where it cannot be read."""
        report = self._record.report(name, blob)
        return report.update if report else None

    def wordings(self) -> tuple[AgreementVersion, ...]:
        """Return every wording of the terms that differs from the one before it, oldest first."""
        return tuple(worded.version for worded in wordings(self._record))

    def digests(self, document: str) -> frozenset[str]:
        """Return every digest that a document but the agreement has had, by the name that acceptances use."""
        found = document_wordings(self._record, document)
        return frozenset(digest for wording in found for digest in (wording.digest, wording.written))

    def committed(self, document: str, digests: Sequence[str]) -> datetime | None:
        """Return when the first commit was made that has one of a document's digests, None where none has."""
        record = self._record
        if document == AGREEMENT:
            moments = [worded.moment for worded in wordings(record) if worded.version.digest in digests]
        else:
            found = document_wordings(record, document)
            moments = [one.moment for one in found if {one.digest, one.written}.intersection(digests)]
        return min((record.revisions[moment].committed for moment in moments), default=None)

    def working_version(self, client: Client, agency: Agency, folder: Folder, as_of: date) -> SiteVersion | None:
        """Return the newest version as the working copy has it, None before the first update."""
        return working_version(self._record, client, agency, folder, as_of)

    def working_baselines(self, client: Client, folder: Folder, as_of: date) -> Baselines:
        """Return what was promised and since when, as the working copy has it."""
        return working_baselines(self._record, client, folder, as_of)

    def working_states(self, client: Client, folder: Folder, as_of: date) -> Mapping[str, DocumentState]:
        """Return where the terms, each request, and what somebody decided on stand, as the working copy has them."""
        return working_states(self._record, client, folder, as_of)

    def signers(self, folder: Folder, acceptance: str) -> SignersFiles:
        """Return whose keys could sign when an acceptance of a folder, by its id, was recorded, and since."""
        return working_signers(self._record, folder, acceptance)

    def at_head(self) -> Committed | None:
        """Return the client as HEAD has it, None where it is not there; Error where it cannot be read there."""
        return committed(self._record)


class Trail:
    """The history of all clients up to `head`, a commit id."""

    def __init__(
        self,
        repository: Repository,
        touches: Mapping[str, Sequence[Touch]],
        agency: AgencyRecord,
        shared: Mapping[int, str],
        positions: Mapping[str, int],
        committers: Committers,
    ) -> None:
        self.head = repository.head
        self._shared = shared
        self._repository = repository
        self._touches = touches
        self._agency = agency
        self._positions = positions
        self._length = len(positions)
        self._committers = committers
        self.published: Published = {}

    def held_to(self, published: Published) -> "Trail":
        """Return the same history, the version of a period that was published being what stood then."""
        held = copy(self)
        held.published = published
        return held

    def since(self, other: str) -> str:
        """Return the id of the newest commit that is behind both `head` and another; Refused where there is none."""
        return self._repository.merge_base(other)

    def files(self) -> CommittedFiles:
        """Return the files that clients and the agency have at `head`."""
        return committed_files(self._repository)

    @property
    def client_ids(self) -> tuple[str, ...]:
        """Every client that has ever been there, sorted."""
        return tuple(sorted(self._touches))

    def moment(self, client_id: str) -> tuple[int, int]:
        """Return how many commits changed what a client's site is made of, and when the last of them was committed.

        Counted are those that touch the client, agency.yml, mkdocs.yml, theme/, allowed_signers or .mailmap; the time
        is in seconds since 1970.
        """
        commits = {**self._shared, **{touch.position: touch.commit for touch in self._touches.get(client_id, ())}}
        _, newest = next(self._repository.objects([commits[max(commits)]]))
        return len(commits), int(parse_commit(commits[max(commits)], newest).committed.timestamp())

    def agency(self) -> Agency:
        """Return the agency as HEAD has it, else by the nearest wording; Error where none can be read."""
        found = self._agency.at(self._length - 1)
        if not found:
            raise Error("agency.yml cannot be read in any commit.", "Commit it: git add agency.yml && git commit")
        return found

    def newest(self, timezone: str) -> Revision:
        """Return HEAD's commit, its day in an IANA time zone."""
        _, data = next(self._repository.objects([self.head]))
        commit = parse_commit(self.head, data)
        return Revision.of(commit, zone(timezone, "UTC"), self._committers.name_of(commit))

    @property
    def length(self) -> int:
        """How many first-parent commits there are up to HEAD."""
        return self._length

    def client(self, client_id: str) -> ClientHistory:
        """Return a client's history, an empty one for a client that no commit knows."""
        touches = self._touches.get(client_id, ())
        places = {period: self._positions.get(commit) for period, commit in self.published.get(client_id, {}).items()}
        known = {period: place for period, place in places.items() if place is not None}
        last = self._length - 1
        return ClientHistory(Record(client_id, self._repository, touches, self._agency, last, self._committers, known))


def read_trail(root: Path, head: str = "HEAD") -> Trail:
    """Read the history of the workspace at `root`, up to a commit; Refused where it is missing or cannot be trusted."""
    repository = Repository(root, head)
    chain = repository.chain()
    positions = {link.commit: position for position, link in enumerate(chain)}
    touches: dict[str, list[Touch]] = {}
    agency: list[tuple[int, str]] = []
    shared: dict[int, str] = {}
    signers = REMOVED
    mailmaps: list[tuple[int, str, str]] = []
    merged: dict[str, list[str]] = {}
    for difference in repository.merged(chain, "clients"):
        merged.setdefault(difference.commit, []).append(difference.path)
    found = repository.differences(chain, "clients", *_SHARED)
    for commit, differences in groupby(found, key=attrgetter("commit")):
        position = positions[commit]
        changed = list(differences)
        edits, agency_blob = _sorted_out(changed)
        if not all(difference.path.startswith("clients/") for difference in changed):
            shared[position] = commit
        signers = next((_blob(each) for each in changed if each.path == _SIGNERS), signers)
        mailmaps += [(position, commit, _blob(each)) for each in changed if each.path == _MAILMAP]
        if agency_blob is not None:
            agency.append((position, agency_blob))
        alone = len(edits) == 1 and agency_blob is None
        for client_id, own in edits.items():
            inside = f"clients/{client_id}/"
            own_merged = tuple(path.removeprefix(inside) for path in merged.get(commit, ()) if path.startswith(inside))
            touches.setdefault(client_id, []).append(Touch(position, commit, tuple(own), alone, own_merged))
    committers = Committers(_mailmaps(repository, mailmaps), _allowed(repository, signers))
    return Trail(repository, touches, AgencyRecord(repository, agency), shared, positions, committers)


def _allowed(repository: Repository, blob: str) -> tuple[AllowedKey, ...]:
    """Return the keys that may sign commits, as HEAD has them."""
    if blob in (REMOVED, NO_FILE):
        return ()
    _, data = next(repository.objects([blob]))
    return allowed_keys(data)


def _mailmaps(repository: Repository, edits: Iterable[tuple[int, str, str]]) -> tuple[MailmapEdit, ...]:
    """Return every wording of the file that tells what authors are called."""
    found = []
    for position, commit, blob in edits:
        data = b"" if blob in (REMOVED, NO_FILE) else next(repository.objects([blob]))[1]
        found.append(MailmapEdit(position, commit, Mailmap(data)))
    return tuple(found)


def _sorted_out(differences: Iterable[Difference]) -> tuple[dict[str, list[Edit]], str | None]:
    """Return what a commit changed, by client, and the agency's new blob where that changed."""
    edits: dict[str, list[Edit]] = {}
    agency = None
    for difference in differences:
        blob = _blob(difference)
        inside = _INSIDE.fullmatch(difference.path)
        if inside and inside["client"] not in RESERVED_CLIENT_IDS:
            edits.setdefault(inside["client"], []).append(Edit(inside["name"], blob))
        elif difference.path == _AGENCY:
            agency = blob
    return edits, agency


def _blob(difference: Difference) -> str:
    if not difference.blob:
        return REMOVED
    return difference.blob if difference.mode in _FILE_MODES else NO_FILE
