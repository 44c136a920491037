"""A workspace's repository → the history of every client, from one pass over its first-parent commits."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from pathlib import Path

from reports.errors import Error
from reports.history.at_head import Committed, committed
from reports.history.closings import Closing, closings
from reports.history.committed_files import CommittedFiles, committed_files
from reports.history.committers import Committers, MailmapEdit
from reports.history.entries import TrailEntry
from reports.history.mailmap import Mailmap
from reports.history.mainline import Mainline, read_mainline
from reports.history.memory import Memory, NoMemory
from reports.history.record import NO_FILE, REMOVED, AgencyRecord, Record, zone
from reports.history.recorded import SignersFiles
from reports.history.remembered import remembered_entries
from reports.history.repository import Repository
from reports.history.revisions import Revision, parse_commit
from reports.history.signatures import allowed_keys
from reports.history.terms import AGREEMENT
from reports.history.versions import SiteVersion, site_versions
from reports.history.wordings import document_wordings, wordings
from reports.history.working_copy import working_baselines, working_signers, working_states, working_version
from reports.model import Agency, AgreementVersion, Baselines, Client, Update
from reports.model.document_state import DocumentState
from reports.periods import Period
from reports.source import Folder

Published = Mapping[str, Mapping[str, str]]
"""By client and period, the commit of the last publication in which that period was the newest."""


class ClientHistory:
    """One client's history. What it read is kept with it: let go of it when the client is done."""

    def __init__(self, record: Record, memory: Memory) -> None:
        self._record = record
        self._memory = memory

    def versions(self, before: Period | None = None) -> Iterator[SiteVersion]:
        """Yield the version of every period (before one) whose update is there at HEAD, oldest period first."""
        return site_versions(self._record, before)

    @property
    def entries(self) -> tuple[TrailEntry, ...]:
        """What each commit changed for this client, newest first."""
        return remembered_entries(self._record, self._memory)

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

    def __init__(self, repository: Repository, mainline: Mainline, memory: Memory) -> None:
        self.head = repository.head
        self._repository = repository
        self._mainline = mainline
        self._memory = memory
        self._agency = AgencyRecord(repository, mainline.agency)
        self._committers = _committers(repository, mainline)
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
        return tuple(sorted(self._mainline.clients))

    def moment(self, client_id: str) -> tuple[int, int]:
        """Return how many commits changed what a client's site is made of, and when the last of them was committed.

        Counted are those that touch the client, agency.yml, mkdocs.yml, theme/, allowed_signers or .mailmap; the time
        is in seconds since 1970.
        """
        positions = {*self._mainline.shared, *(touch.position for touch in self._mainline.touches(client_id))}
        newest = self._mainline.commits[max(positions)]
        _, data = next(self._repository.objects([newest]))
        return len(positions), int(parse_commit(newest, data).committed.timestamp())

    def agency(self) -> Agency:
        """Return the agency as HEAD has it, else by the nearest wording; Error where none can be read."""
        found = self._agency.at(self.length - 1)
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
        return len(self._mainline.commits)

    def client(self, client_id: str) -> ClientHistory:
        """Return a client's history, an empty one for a client that no commit knows."""
        commits, published = self._mainline.commits, self.published.get(client_id, {})
        places = {commit: place for place, commit in enumerate(commits)} if published else {}
        known = {period: places[commit] for period, commit in published.items() if commit in places}
        touches, last = self._mainline.touches(client_id), self.length - 1
        record = Record(client_id, self._repository, touches, self._agency, last, self._committers, known)
        return ClientHistory(record, self._memory)


def read_trail(root: Path, head: str = "HEAD", memory: Memory | None = None) -> Trail:
    """Read the history of the workspace at `root`, up to a commit; Refused where it is missing or cannot be trusted.

    With a memory only what is new since is read, without one everything.
    """
    repository, memory = Repository(root, head), memory or NoMemory()
    return Trail(repository, read_mainline(repository, memory), memory)


def _committers(repository: Repository, mainline: Mainline) -> Committers:
    """Return every wording of `.mailmap`, and the keys that may sign commits, as HEAD has them."""
    edits = (MailmapEdit(at, mainline.commits[at], Mailmap(_bytes(repository, blob))) for at, blob in mainline.mailmaps)
    signers = mainline.signers[-1][1] if mainline.signers else REMOVED
    return Committers(tuple(edits), allowed_keys(_bytes(repository, signers)))


def _bytes(repository: Repository, blob: str) -> bytes:
    """Return what a file holds, nothing where it is none."""
    return b"" if blob in (REMOVED, NO_FILE) else next(repository.objects([blob]))[1]
