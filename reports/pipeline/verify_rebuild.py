"""A version and the commit that its publication's tag names → whether the same pages come of it, and the same files.

Like a build it renders in a process of its own. The agency's key is read only where sealed files are to be compared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version as installed
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import ZLIB_RUNTIME_VERSION

from reports.access import read_agency_key, read_client_keys
from reports.errors import Refused, UsageError
from reports.pipeline.process import publication_by_process
from reports.pipeline.recorded import Ledgers, content_of
from reports.pipeline.rendered import RenderedClient
from reports.pipeline.sealing import Sealing, seal_site, take_frames
from reports.pipeline.verdicts import Result, Verdict
from reports.pipeline.working_copy import readable
from reports.protect.identity import SealedIdentity
from reports.protect.proof import ClientProof
from reports.publish import Chain, Entry, GitDoor, read_ledgers, tag_name
from reports.site.identity import locate
from reports.source import find_workspace

Progress = Callable[[str], None]
_OTHERS = "If no other line is a fault, the theme or the packages of aboveboard are not those that published it here."


def verify_version(
    root: Path, only: str | None, version: str, against: Path | None, progress: Progress
) -> tuple[Verdict, ...]:
    """Build a version again and hold it against the ledger; its sealed files against those below `against`.

    Every client that published it is looked at, or one.

    Raises:
        UsageError: there is no such client, or the version was never published.
        Refused: a ledger is broken, the key is missing, or `against` holds no site of the client.
    """
    workspace = find_workspace(root)
    door = GitDoor(workspace.root)
    chains = [read_ledgers(door, one).get(one, Chain(one)) for one in workspace.chosen(only)]
    found = [(chain, entry) for chain in chains if (entry := chain.last_about(version))]
    if not found:
        raise _never(chains, version)
    return tuple(
        verdict for chain, entry in found for verdict in _of(workspace.root, chain, entry, version, against, progress)
    )


def _never(chains: Iterable[Chain], version: str) -> UsageError:
    there = sorted({name.partition("/")[0] for chain in chains for name in chain.said() if "/" in name} - {"all"})
    known = f"Published are: {', '.join(there)}." if there else "Nothing was published."
    hint = f"{known} What another clone published is known here once its tags are: git fetch --tags"
    return UsageError(f"{version} was never published, as far as the tags here tell.", hint)


def _of(
    root: Path, chain: Chain, entry: Entry, version: str, against: Path | None, progress: Progress
) -> Iterator[Verdict]:
    progress(f"{chain.client}: rendering {version} again")
    for message in publication_by_process(root, chain.client, entry.seq, None, progress):
        if isinstance(message, RenderedClient):
            yield from page_verdicts(chain, entry, message, version)
    if against:
        progress(f"{chain.client}: sealing {version} again")
        yield from _sealed(root, chain, version, against, progress)


def page_verdicts(chain: Chain, entry: Entry, client: RenderedClient, version: str) -> Iterator[Verdict]:
    """Hold a client, rendered as of a publication, against what the ledger says of its pages and files."""
    told, made = chain.said(entry.seq), content_of(client, entry.epoch)
    tag = tag_name(chain.client, entry.seq)
    if entry.tool != installed("aboveboard"):
        said = f"It was published with aboveboard {entry.tool}, and this is {installed('aboveboard')}."
        yield Verdict(chain.client, tag, Result.OPEN, said, "Another version may write pages otherwise.")
    for name, digest in sorted(made.articles.items()):
        if told.get(name) != digest:
            yield _differing(chain.client, name, entry, "It does not say what was published, word for word.")
        elif name.startswith(f"{version}/"):
            yield Verdict(chain.client, name, Result.HOLDS, "Made again, it says what was published, word for word.")
    yield from _whole(chain, entry, made.site, made.in_force, len(made.articles))


def _whole(chain: Chain, entry: Entry, site: str, in_force: str | None, count: int) -> Iterator[Verdict]:
    tag = tag_name(chain.client, entry.seq)
    if in_force != entry.in_force:
        yield _differing(chain.client, tag, entry, "Other terms were in force at its commit than it says.")
    if site != entry.site:
        yield _differing(chain.client, tag, entry, "All pages and files together are not those that it tells of.")
    else:
        whole = f"All {count} pages and files of the site, made again from {entry.source[:12]}, are those of it."
        yield Verdict(chain.client, tag, Result.HOLDS, whole)


def _differing(client_id: str, subject: str, entry: Entry, message: str) -> Verdict:
    """Return a fault; where another version of aboveboard published, nobody can tell whose doing it is."""
    if entry.tool == installed("aboveboard"):
        return Verdict(client_id, subject, Result.FAULT, message, _OTHERS)
    hint = f"To know for sure, verify with aboveboard {entry.tool}, which published it."
    return Verdict(client_id, subject, Result.OPEN, message, hint)


def _sealed(root: Path, chain: Chain, version: str, against: Path, progress: Progress) -> Iterator[Verdict]:
    """Seal the site again as it was published last, and hold the version's files against the published ones."""
    portable = any(against.glob("*/slots.js"))
    with TemporaryDirectory(prefix="aboveboard-") as place:
        copied, site = Path(place) / "workspace", Path(place) / "site"
        sealing: Sealing | None = None
        for message in publication_by_process(root, chain.client, len(chain.entries), copied, progress):
            if not isinstance(message, RenderedClient):
                sealing = _sealing(root, copied, site, chain, portable=portable)
                take_frames(sealing, message)
            elif sealing:
                named = sealing.copy.agency.versions == "readable"
                seal_site(sealing, message, readable=named)
                yield from _files(sealing, message, version, against)


def _sealing(root: Path, copied: Path, site: Path, chain: Chain, *, portable: bool) -> Sealing:
    """Return a build of one client as committed, with the key of the workspace itself."""
    copy = readable(copied, chain.client)
    key = read_agency_key(root, demo=copy.agency.demo)
    keys = {chain.client: read_client_keys(copied, key, chain.client)}
    return Sealing(copy, site, keys, Ledgers({chain.client: chain}), key.signing_seed, portable=portable)


def _files(sealing: Sealing, client: RenderedClient, version: str, against: Path) -> Iterator[Verdict]:
    address = sealing.built[0].address
    if not (against / address).is_dir():
        raise Refused(
            f"{against} holds no site of {client.id}: there is no {address}/ in it.",
            "Name the folder that was published: --against site",
        )
    identity = SealedIdentity(sealing.keys[client.id].address, "", readable=sealing.copy.agency.versions == "readable")
    articles = next(one.articles for one in client.versions if one.folder == version)
    pages = {locate(identity, version, article.name).path: f"{version}/{article.name}" for article in articles}
    folder = identity.folder(version)
    here, there = (_contents(top / address, folder) for top in (sealing.folder, against))
    equal = [path for path in here if there.get(path) == here[path]]
    for path in sorted({*here, *there} - {*equal}):
        subject = pages.get(path, f"{address}/{path}")
        yield _other_bytes(client.id, subject, sealing.proofs[address], path, here.get(path), there.get(path))
    if equal:
        same = f"{len(equal)} of its {len(here)} sealed files are in {against}, byte for byte."
        yield Verdict(client.id, f"{address}/{folder}/", Result.HOLDS, same)


def _contents(top: Path, folder: str) -> Mapping[str, bytes]:
    files = (path for path in (top / folder).rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


def _other_bytes(
    client_id: str, subject: str, proof: ClientProof, path: str, made: bytes | None, there: bytes | None
) -> Verdict:
    """Judge a sealed file that is not what was made again; only what it holds tells whether that matters."""
    if made is None or there is None:
        message = "It is no part of the site." if made is None else "It is missing."
        return Verdict(client_id, subject, Result.FAULT, message, "Publish again, and copy the whole folder.")
    opened = proof.look(path, there)
    if not opened.fault and opened.digest == proof.look(path, made).digest:
        said = f"It holds the same, compressed to other bytes; zlib is {ZLIB_RUNTIME_VERSION} here."
        return Verdict(client_id, subject, Result.OPEN, said)
    return Verdict(client_id, subject, Result.FAULT, opened.fault or "It holds something else.", _OTHERS)
