"""The commits that touched one client → its files at each of them, what they mean, and in which time zone.

Every blob is read and parsed at most once. A record lives as long as one client is worked on, so that memory does not
grow with the number of clients.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo

from reports.changes.wording import Wording, wording
from reports.history.committers import Committers
from reports.history.repository import Repository
from reports.history.revisions import Commit, Revision, parse_commit
from reports.history.terms import wording_digest
from reports.model import Agency, Agreement, PeriodUpdate, Profile, Update
from reports.resources import languages
from reports.source import FileKind, kind_of, parse, period_of, stem_of, tasks_of

REMOVED = ""
NO_FILE = "no plain file"
"""Stands for the blob of a symbolic link or a submodule, which is never followed."""

PROFILE, AGREEMENT, ACCESS = "client.yml", "agreement.yml", "access.yml"
_Made = TypeVar("_Made")
_BESIDE = ("changes/", "acceptances/", "meetings/", "metrics/", "hours/")


class Edit(NamedTuple):
    """A file of a client's folder that a commit changed; `blob` may be REMOVED or NO_FILE."""

    name: str
    blob: str


class Touch(NamedTuple):
    """A commit that touched a client's folder; `position` counts along the first-parent chain of the repository.

    `alone` tells that it touched no other client. `merged` are files that a merge has as none of its parents has them.
    """

    position: int
    commit: str
    edits: tuple[Edit, ...]
    alone: bool
    merged: tuple[str, ...] = ()


class AgencyRecord:
    """Every wording of agency.yml with its position in the chain, and which one held at a commit."""

    def __init__(self, repository: Repository, edits: Sequence[tuple[int, str]]) -> None:
        self._repository = repository
        self.edits = edits
        self._known: dict[str, Agency | None] = {}

    def at(self, position: int) -> Agency | None:
        """Return the agency as of a position in the chain, else by the nearest wording that can be read, if any can."""
        held = self._held(position)
        nearest = sorted(range(len(self.edits)), key=lambda index: (abs(index - held), index))
        readable = (self._agency(self.edits[index][1]) for index in nearest)
        return next((agency for agency in readable if agency), None)

    def is_whole(self, positions: Iterable[int]) -> bool:
        """Whether there is a wording at each of these positions that can be read, so that no later one stands in."""
        held = {(self.edits[self._held(position)], position) for position in positions} if self.edits else ()
        return bool(held) and all(since <= position and self._agency(blob) for (since, blob), position in held)

    def _held(self, position: int) -> int:
        return max(bisect_right(self.edits, position, key=itemgetter(0)) - 1, 0)

    def _agency(self, blob: str) -> Agency | None:
        if blob in (REMOVED, NO_FILE):
            return None
        if blob not in self._known:
            _, data = next(self._repository.objects([blob]))
            model = parse(FileKind.AGENCY, data, "agency.yml").model
            self._known[blob] = model if isinstance(model, Agency) else None
        return self._known[blob]


class Record:
    """One client's commits, oldest first, and what its files meant at each of them.

    A moment is named by its index in `touches`; `head` is HEAD's position in the chain. `committers` are
    what HEAD says of those who commit. `published` are the moments at which periods were published last, by the
    period's name; the constructor takes their positions.
    """

    def __init__(
        self,
        client_id: str,
        repository: Repository,
        touches: Sequence[Touch],
        agency: AgencyRecord,
        head: int,
        committers: Committers,
        published: Mapping[str, int] | None = None,
    ) -> None:
        self.client_id = client_id
        self.repository = repository
        self.touches = touches
        self.agency = agency
        self.head = head
        self.committers = committers
        places = [touch.position for touch in touches]
        self.published = {period: bisect_right(places, place) - 1 for period, place in (published or {}).items()}
        self._models: dict[tuple[str, str], object] = {}
        self._reports: dict[tuple[str, str], PeriodUpdate | None] = {}
        self._sums: dict[str, str] = {}
        self._terms: dict[str, dict[str, Wording]] = {}
        self._digests: dict[str, str] = {}
        self._made: dict[object, object] = {}

    def once(self, make: Callable[["Record"], _Made]) -> _Made:
        """Return what a function makes of this record, made only once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_Made", self._made[make])

    @cached_property
    def commits(self) -> tuple[Commit, ...]:
        """The commits behind `touches`."""
        found = self.repository.objects(touch.commit for touch in self.touches)
        return tuple(parse_commit(name, data) for name, data in found)

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """The same with their days in the time zone that the client had at each."""
        both = zip(self.commits, self.zones, strict=True)
        return tuple(Revision.of(commit, zone, self.committers.name_of(commit)) for commit, zone in both)

    @cached_property
    def zones(self) -> tuple[ZoneInfo, ...]:
        """The client's time zone at each moment."""
        return tuple(self._zones())

    def folders(self, moments: Iterable[int]) -> dict[int, dict[str, str]]:
        """Return the files of the client's folder at some moments, folded from the differences in one pass."""
        wanted = frozenset(moments)
        found = {}
        blobs: dict[str, str] = {}
        for index, touch in enumerate(self.touches):
            _apply(blobs, touch.edits)
            if index in wanted:
                found[index] = blobs.copy()
        return found

    def profile(self, blob: str | None) -> Profile | None:
        """Return what a wording of client.yml says, None where it, or a page in its language, cannot be read."""
        model = self.model(PROFILE, blob)
        return model if isinstance(model, Profile) and model.language.partition("-")[0] in languages() else None

    def agreement(self, blob: str | None) -> Agreement | None:
        """Return what a wording of agreement.yml says, None where it cannot be read."""
        model = self.model(AGREEMENT, blob)
        return model if isinstance(model, Agreement) else None

    def terms(self, blob: str | None) -> dict[str, Wording]:
        """Return the wording of the terms as a wording of agreement.yml has them, {} where it cannot be read."""
        key = blob or NO_FILE
        if key not in self._terms:
            self._terms[key] = wording(self.agreement(blob))
        return self._terms[key]

    def digest(self, blob: str | None) -> str:
        """Return the digest of these terms, "" where they cannot be read."""
        if blob is None or self.agreement(blob) is None:
            return ""
        if blob not in self._digests:
            self._digests[blob] = wording_digest(self.client_id, self.terms(blob))
        return self._digests[blob]

    def report(self, name: str, blob: str | None) -> PeriodUpdate | None:
        """Return what a wording of an update says, with its period and tasks; None where it cannot be read."""
        key = (name, blob or NO_FILE)
        if key not in self._reports:
            self._reports[key] = _report(name, self.model(name, blob))
        return self._reports[key]

    def model(self, name: str, blob: str | None) -> object:
        """Return what a wording of any file says, None where it cannot be read or is no file that is parsed."""
        kind = kind_of(name)
        if kind is None or blob is None or blob in (NO_FILE, REMOVED):
            return None
        key = (name, blob)
        if key not in self._models:
            self._models[key] = parse(kind, self._contents[blob], f"clients/{self.client_id}/{name}").model
        return self._models[key]

    def sum_of(self, blob: str | None) -> str | None:
        """Return the SHA-256 of a file's bytes, None where there is no plain file."""
        if blob is None or blob in (NO_FILE, REMOVED):
            return None
        if blob not in self._sums:
            self._sums[blob] = sha256(self.bytes_of(blob) or b"").hexdigest()
        return self._sums[blob]

    def bytes_of(self, blob: str | None) -> bytes | None:
        """Return a file's bytes, None where there is no plain file; they are not kept."""
        if blob is None or blob in (NO_FILE, REMOVED):
            return None
        return next(data for _, data in self.repository.objects([blob]))

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        """The bytes of every wording of every file that is parsed, read in one go."""
        edits = (edit for touch in self.touches for edit in touch.edits)
        read = {blob for name, blob in edits if blob not in (REMOVED, NO_FILE) and is_parsed(name)}
        return dict(self.repository.objects(sorted(read)))

    def _zones(self) -> Iterator[ZoneInfo]:
        """Yield the client's time zone at each moment: by client.yml, else the agency's."""
        blobs: dict[str, str] = {}
        own: str | None = None
        for touch in self.touches:
            _apply(blobs, touch.edits)
            profile = self.profile(blobs.get(PROFILE))
            own = profile.timezone if profile else own
            agency = None if own else self.agency.at(touch.position)
            yield zone(own, agency.timezone if agency else "UTC")


def zone(name: str | None, otherwise: str) -> ZoneInfo:
    """Return a time zone by its IANA name, another one where there is none of this name, else UTC."""
    for known in (name, otherwise):
        try:
            return ZoneInfo(known or otherwise)
        except (KeyError, ValueError, OSError):
            continue
    return ZoneInfo("UTC")


def _report(name: str, model: object) -> PeriodUpdate | None:
    period = period_of(name)
    if period is None or not isinstance(model, Update):
        return None
    return PeriodUpdate(period, model, tasks_of(period, model))


def _apply(blobs: dict[str, str], edits: Iterable[Edit]) -> None:
    for name, blob in edits:
        if blob == REMOVED:
            blobs.pop(name, None)
        else:
            blobs[name] = blob


def is_parsed(name: str) -> bool:
    """Whether a file says something that pages, figures or the trail are made of."""
    return name in (PROFILE, AGREEMENT, ACCESS) or is_beside(name) or period_of(name) is not None


def is_beside(name: str) -> bool:
    """Whether a file stands beside agreement and updates: a change request, acceptance, meeting, metric, time sheet."""
    return name.startswith(_BESIDE) and stem_of(name) is not None
