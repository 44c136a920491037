"""What is published of a client → its digest: what may be told of it outside the sealed pages.

What it says is read at the commit that was published; whom it is told, and how much, as it is committed now.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reports.access import read_agency_key, read_client_keys
from reports.errors import Refused
from reports.figures import measure
from reports.history import SiteVersion, Trail
from reports.model import Agency, Client
from reports.model.profile import Profile
from reports.notify import Publication, Told, tell
from reports.pipeline.on_record import read_record
from reports.pipeline.strangers import strangers
from reports.pipeline.working_copy import Checked, readable
from reports.protect.identity import SealedIdentity
from reports.protect.text_search import TextSearch
from reports.publish import Chain, Entry, GitDoor, read_ledgers
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Digest:
    """One client's. `client` and `agency` are those of now; `told` is None where no more than the fact is told.

    `tag` is the id of the publication's tag.
    """

    client: Client
    agency: Agency
    entry: Entry
    tag: str
    published: Publication
    told: Told | None
    words: Words

    @property
    def day(self) -> datetime:
        """When it was published."""
        return self.published.at


@dataclass(frozen=True, slots=True)
class Digests:
    """Those of a workspace, each of whose commits is read once."""

    root: Path
    copy: Checked
    chains: Mapping[str, Chain]
    trails: dict[str, Trail] = field(default_factory=dict)

    def of(self, client_id: str) -> Digest:
        """Return a client's digest.

        Raises:
            Refused: the newest update is not published, or nothing tells where.
            UsageError: there is no such client.
        """
        self.copy.workspace.chosen(client_id)
        now = self._newest("HEAD", client_id)
        entry, tag = self._published(client_id, now)
        at = datetime.fromisoformat(entry.time)
        published = Publication(_link(self.root, now.client, now.agency), entry.code, at, entry.to_bytes())
        words = Words(now.client.profile.language)
        told = _told(self._newest(entry.source, client_id), now.client.profile, words)
        return Digest(now.client, now.agency, entry, tag, published, told, words)

    def profiles(self) -> Mapping[str, Profile]:
        """Return what is committed of every client that was ever published, by id."""
        found = {name: self._trail("HEAD").client(name).at_head() for name in self.copy.workspace.client_ids}
        return {name: one.client.profile for name, one in found.items() if one and name in self.chains}

    def refuse_strangers(self, client_id: str, said: str) -> None:
        """Refuse a text that holds what is private or another client's."""
        hit = next(iter(TextSearch(strangers(self.copy, client_id)).in_text(said)), None)
        if hit:
            raise Refused(
                f"It would tell a text that is private or another client's; it stood in {hit.origin}.",
                "Take it out of the public text, or let `notices`, `messages` in client.yml tell less.",
            )

    def _trail(self, head: str) -> Trail:
        if head not in self.trails:
            self.trails[head] = read_record(self.root, head)
        return self.trails[head]

    def _newest(self, head: str, client_id: str) -> SiteVersion:
        found = deque(self._trail(head).client(client_id).versions(), maxlen=1)
        if not found:
            hint = "Commit one and publish it; then tell of it."
            raise Refused(f"{client_id} has no update that is committed.", hint)
        return found[0]

    def _published(self, client_id: str, now: SiteVersion) -> tuple[Entry, str]:
        """Return the last publication and its tag, if the newest update is in it."""
        chain = self.chains.get(client_id)
        entry = chain.newest if chain else None
        if chain is None or entry is None or entry.version != now.period.name:
            raise Refused(
                f"The update {now.period.name} of {client_id} is not published yet, so nobody is told of it.",
                "Publish it first: aboveboard publish.",
            )
        return entry, chain.tags[-1]


def digests(root: Path) -> Digests:
    """Read a workspace. Found: the working copy has errors."""
    copy = readable(root)
    return Digests(root, copy, read_ledgers(GitDoor(root)))


def _link(root: Path, client: Client, agency: Agency) -> str:
    """Return where the client's site lies; only the agency's key knows an address that was not chosen."""
    if agency.site is None:
        raise Refused("agency.yml does not say where the sites are published.", "Write it there as `site`, commit it.")
    address = client.profile.address
    if address is None:
        keys = read_client_keys(root, read_agency_key(root, demo=agency.demo), client.id)
        address = SealedIdentity(keys.address, "").address(client.id)
    return f"{agency.site.rstrip('/')}/{address}/"


def _told(version: SiteVersion, profile: Profile, words: Words) -> Told | None:
    """Return what is told beyond that there is an update, None where that is all."""
    chosen = profile.notices.messages
    if chosen == "plain":
        return None
    client, agency = version.client, version.agency
    figures = measure(client, agency, version.baselines, version.as_of)
    return tell(client, agency, figures, version.baselines, words, chosen)
