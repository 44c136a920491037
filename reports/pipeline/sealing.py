"""Rendered sites → a private folder of sealed ones, proven: what clients' sites and the portfolio have in common.

It reads keys, and imports no MkDocs, no template and nothing of an agency's theme.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path

from reports.errors import Refused
from reports.model.values import PORTFOLIO
from reports.pipeline.open_files import open_files, with_subscriptions
from reports.pipeline.recorded import Ledgers, ledger_file, with_codes
from reports.pipeline.rendered import RenderedClient
from reports.pipeline.report import BuiltClient, Leak
from reports.pipeline.working_copy import Checked
from reports.protect import ClientKeys, Moment
from reports.protect.identity import SealedIdentity
from reports.protect.inspect import PublicTexts, inspect_folder
from reports.protect.known_texts import KnownText, client_texts
from reports.protect.output import write_files
from reports.protect.proof import ClientProof, OpenFiles
from reports.protect.seal import PublishedFile, seal_client
from reports.protect.shell import Shell, make_shell, read_template, shell_script
from reports.protect.text_search import TextSearch
from reports.protect.wrapper import with_wrappers
from reports.resources import theme_folder
from reports.site.assets import Asset, Assets, theme_assets
from reports.site.frames import FrameSet, inline_scripts
from reports.site.site_files import site_files


@dataclass(slots=True)
class Sealing:
    """One build under way. `folder` is where it is made; `shell` and `assets` are there once frames are.

    `keys` are by the id of each site that is to be sealed: clients, or PORTFOLIO alone. A `portable` site opens from a
    disk, too. The heads are signed where there is a `signing_seed`.
    """

    copy: Checked
    folder: Path
    keys: Mapping[str, ClientKeys]
    ledgers: Ledgers = field(default_factory=Ledgers)
    signing_seed: bytes | None = field(default=None, repr=False)
    portable: bool = False
    frames: dict[str, FrameSet] = field(default_factory=dict)
    assets: Assets | None = None
    shell: Shell | None = None
    proofs: dict[str, ClientProof] = field(default_factory=dict)
    built: list[BuiltClient] = field(default_factory=list)


def take_frames(sealing: Sealing, frames: Sequence[FrameSet]) -> None:
    """Take the frames of all languages: with them the public files and the lock shell are known."""
    root, agency = sealing.copy.workspace.root, sealing.copy.agency
    sealing.frames = {one.language: one.collapsed() for one in frames}
    own = PORTFOLIO in sealing.keys
    shell = shell_assets(portfolio=own)
    sealing.assets = theme_assets(root, sealing.frames.values(), shell)
    _refuse_names(sealing.copy, sealing.assets)
    for asset in sealing.assets.files:
        path = sealing.folder / sealing.assets.folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)
    hashes = [_script_hash(code) for code in inline_scripts(sealing.frames.values())]
    where = f"../{sealing.assets.folder}"
    sealing.shell = make_shell(read_template(), hashes, where, agency.language, agency.name, portfolio=own)


def shell_assets(*, portfolio: bool = False) -> Iterator[Asset]:
    """Return the lock shell's stylesheet and its script, which serves unlocked pages, too."""
    styles = sorted((theme_folder() / "shell").glob("*.css"))
    yield from (Asset(f"shell/{file.name}", file.read_bytes()) for file in styles)
    yield Asset("shell/shell.js", shell_script(portfolio=portfolio).encode())


def seal_site(sealing: Sealing, client: RenderedClient, *, readable: bool) -> None:
    """Seal one site's pages and files into its folder; `readable` leaves versions their names."""
    shell, assets = sealing.shell, sealing.assets
    frames = sealing.frames.get(client.language)
    if shell is None or assets is None or frames is None:
        where = "agency.yml" if client.id == PORTFOLIO else f"clients/{client.id}/client.yml"
        raise Refused(f"The language of {client.id} is not committed yet.", f"Commit {where} first.")
    keys = _keys(sealing, client.id)
    identity = SealedIdentity(keys.address, assets.folder, readable=readable)
    address = identity.address(client.id, client.address)
    if address in sealing.proofs:
        raise Refused(f"Two clients have the address {address!r}.", "Give one of them another in its client.yml.")
    next_update = date.fromisoformat(client.next_update) if client.next_update else None
    ledger = sealing.ledgers.follow(client, keys.epoch)
    client = with_codes(client, ledger)
    client = client if sealing.portable else with_subscriptions(client, keys)
    last = ledger.newest.line() if ledger.newest else None
    changed = datetime.fromtimestamp(client.changed_at, UTC)
    moment = Moment(client.commits, changed, next_update, last, sealing.signing_seed)
    versions = [version.content(client.files) for version in client.versions]
    opened = OpenFiles() if sealing.portable else open_files(client, sealing.copy, keys, identity, address)
    files = site_files(frames, identity, versions, client.record.content(client.files))
    files = chain(files, [ledger_file(ledger)] if last else ())
    newest = identity.folder(client.versions[-1].folder)
    published = seal_client(files, keys, shell, moment, newest)
    write_files(sealing.folder / address, with_wrappers(published) if sealing.portable else published)
    write_files(sealing.folder / address, (PublishedFile(path, data) for path, data in opened.files.items()))
    sealing.proofs[address] = ClientProof(keys, shell, moment, opened, portable=sealing.portable)
    newest_period, laid_open = client.versions[-1].folder, tuple(opened.files)
    sealing.built.append(
        BuiltClient(client.id, address, len(client.versions), newest_period, client.uncommitted, laid_open)
    )


def prove(sealing: Sealing, searches: Mapping[str, Sequence[TextSearch]], chosen: Iterable[str]) -> None:
    """Prove the folder by what may be there, then by known texts; Leak at the first doubt.

    `searches` are by the id of each site; `chosen` texts are public because the agency wants it so.
    """
    assets, shell = sealing.assets, sealing.shell
    if assets is None or shell is None or not sealing.built:
        raise Refused("No client has a committed update yet, so there is no site to build.", "Commit one, then build.")
    clients = {built.address: (sealing.proofs[built.address], searches[built.id]) for built in sealing.built}
    known = {
        f"{assets.folder}/{asset.path}".removeprefix("assets/"): sha256(asset.data).digest() for asset in assets.files
    }
    public = PublicTexts(frozenset(chosen), shell.text(), sealing.folder / assets.folder)
    findings = inspect_folder(sealing.folder, known, clients, public)
    if findings:
        raise Leak(findings)


def texts_of(copy: Checked, client_id: str) -> tuple[KnownText, ...]:
    """Return every text of one client that must not be readable, its private ones and names of files included."""
    place = [client.id for client in copy.clients].index(client_id)
    folder = copy.workspace.client_folder(client_id)
    files = [name for name in folder.names() if name.startswith("files/")]
    return client_texts(copy.clients[place], copy.private[place], files)


def _refuse_names(copy: Checked, assets: Assets) -> None:
    """Refuse a public file of the workspace's own theme that names a client or its people."""
    own = copy.workspace.root / "theme"
    if not own.is_dir() or own.samefile(theme_folder()):
        return
    search = TextSearch(
        KnownText(text, client.id)
        for client in copy.clients
        for text in (client.id, client.profile.name, *(person.name for person in client.profile.people.values()))
    )
    for asset in assets.files:
        if (own / asset.path).is_file() and any(search.in_bytes(asset.data)):
            raise Refused(
                f"theme/{asset.path} names a client or its people, and anyone could read it.",
                "Take the name out of it.",
            )


def _script_hash(code: str) -> str:
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


def _keys(sealing: Sealing, client_id: str) -> ClientKeys:
    """Return a client's keys; Refused for one that is committed and no longer in the working copy."""
    if client_id not in sealing.keys:
        raise Refused(
            f"{client_id} has committed updates, and none in the working copy.",
            f"Take them back: git restore clients/{client_id}; or commit that they went.",
        )
    return sealing.keys[client_id]
