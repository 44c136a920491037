"""A workspace → the sealed site of its clients: rendered by a process of its own, sealed, proven and swapped in here.

This process reads the agency's key, and imports no MkDocs, no template and nothing of an agency's theme.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from reports.access import AgencyKey, read_agency_key, read_client_keys
from reports.errors import Refused
from reports.pipeline.process import clients_by_process
from reports.pipeline.recorded import Ledgers
from reports.pipeline.rendered import RenderedClient
from reports.pipeline.report import DEMO_KEY_NOTE, BuiltClient, Report
from reports.pipeline.sealing import Sealing, prove, seal_site, take_frames, texts_of
from reports.pipeline.working_copy import Checked, readable
from reports.protect import ClientKeys
from reports.protect.known_texts import KnownText, agency_texts, client_names
from reports.protect.output import staging
from reports.protect.seal import SLOTS
from reports.protect.swap import swap_in
from reports.protect.text_search import TextSearch


class Publication(Protocol):
    """A build that is put on record; `pipeline.publishing` has it."""

    ledgers: Ledgers

    def permit(self, copy: Checked, key: AgencyKey, keys: Mapping[str, ClientKeys]) -> None:
        """Refuse what may not be published, before anything is rendered."""

    def record(self) -> None:
        """Write what is new into the ledgers; the site is proven, and nobody sees it yet."""


def build_sealed(
    root: Path,
    out: Path,
    only: str | None,
    progress: Callable[[str], None],
    publication: Publication | None = None,
    *,
    portable: bool = False,
) -> Report:
    """Build the sealed site of every client, or of one, into `out`; all of it or, on any doubt, nothing.

    A `portable` site opens from a disk as well as from a host. A publication looks at everything first, and
    has its entries on record before anything is swapped in.

    Raises:
        Found: the working copy has errors.
        Refused: no key, no access file, no trustworthy history, or a proof that failed.
    """
    copy = readable(root, only)
    if not any(client.newest for client in copy.clients):
        nobody = f"{only} has no update yet" if only else "No client has an update yet"
        raise Refused(f"{nobody}, so there is no site to build.", f"Write one: clients/{only or '<client>'}/updates/")
    key = read_agency_key(copy.workspace.root, demo=copy.agency.demo)
    keys = {
        client.id: read_client_keys(copy.workspace.root, key, client.id) for client in copy.clients if client.newest
    }
    named = copy.agency.versions == "readable"
    if publication:
        publication.permit(copy, key, keys)
    with staging(out, "sealed") as folder:
        ledgers = publication.ledgers if publication else Ledgers()
        sealing = Sealing(copy, folder, keys, ledgers, key.signing_seed, portable=portable)
        for message in clients_by_process(copy.workspace.root, copy.languages, only, progress):
            if isinstance(message, RenderedClient):
                seal_site(sealing, message, readable=named)
                progress(f"{message.id}: {len(message.versions)} versions sealed")
            else:
                take_frames(sealing, message)
        if only:
            _refuse_others_place(sealing, out)
        progress("proving that nothing can be read")
        _prove(sealing)
        if publication:
            publication.record()
        swap_in(folder, out, "sealed", complete=only is None)
    return Report(out, tuple(sealing.built), tuple(_notes(copy, sealing.built, demo=key.is_demo)))


def _refuse_others_place(sealing: Sealing, out: Path) -> None:
    """Refuse an address where another client's site lies already; slots begin with a client's own salt."""
    for built in sealing.built:
        old = out / built.address / SLOTS
        if old.is_file() and old.read_bytes()[8:24] != sealing.keys[built.id].salt:
            raise Refused(
                f"{out / built.address} holds another client's site, or one of former keys.",
                "Give one of both another address in its client.yml, then build all clients together.",
            )


def _prove(sealing: Sealing) -> None:
    """Prove the folder; each client's is searched for the client's own texts, all names and the agency's texts."""
    copy = sealing.copy
    shared = TextSearch([*agency_texts(copy.agency, copy.agency_private), *_names(copy)])
    searches = {built.id: (shared, TextSearch(texts_of(copy, built.id))) for built in sealing.built}
    chosen = {copy.agency.name, *(client.profile.address for client in copy.clients if client.profile.address)}
    if copy.agency.versions == "readable":
        chosen |= {update.period.name for client in copy.clients for update in client.updates}
    prove(sealing, searches, chosen)


def _names(copy: Checked) -> Iterator[KnownText]:
    for client in copy.clients:
        yield from client_names(client)


def _laid_open(built: Sequence[BuiltClient]) -> Iterator[str]:
    """Say what anyone can read who has its address, because client.yml says so."""
    for one in built:
        if one.laid_open:
            where = f"{one.address}/{one.laid_open[0].partition('/')[0]}/"
            said = "can be read without a passphrase, as `subscriptions` in its client.yml says"
            yield f"{one.id}: the calendar and the feed in {where} {said}."


def _notes(copy: Checked, built: Sequence[BuiltClient], *, demo: bool) -> Iterator[str]:
    if demo:
        yield DEMO_KEY_NOTE
    sites = {one.id: one for one in built}
    yield from _laid_open(built)
    for client in copy.clients:
        site = sites.get(client.id)
        if site is None:
            yield f"{client.id} has no committed update yet, so it has no site."
        elif client.newest and client.newest.period.name != site.newest:
            yield f"{client.id}: {client.newest.period} is not committed, so it is not in the site."
        elif site.uncommitted:
            first, *more = site.uncommitted
            others = f" and {len(more)} more" if more else ""
            yield f"{client.id}: {first}{others} changed since the last commit; the site has what is committed."
