"""A workspace → its sealed site: rendered by a process of its own, sealed, proven and swapped in here.

This process reads the agency's key, and imports no MkDocs, no template and nothing of an agency's theme.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from reports.access import read_agency_key, read_client_keys
from reports.errors import Refused
from reports.pipeline.process import rendered_by_process
from reports.pipeline.rendered import RenderedClient
from reports.pipeline.report import BuiltClient, Leak, Report
from reports.pipeline.working_copy import Checked, readable
from reports.protect import ClientKeys, Moment
from reports.protect.identity import SealedIdentity
from reports.protect.inspect import PublicTexts, inspect_folder
from reports.protect.known_texts import KnownText, agency_texts, client_names, client_texts
from reports.protect.output import staging, write_files
from reports.protect.proof import ClientProof
from reports.protect.seal import SLOTS, seal_client
from reports.protect.shell import Shell, make_shell, read_template
from reports.protect.swap import swap_in
from reports.protect.text_search import TextSearch
from reports.resources import theme_folder
from reports.site.assets import Asset, Assets, theme_assets
from reports.site.frames import FrameSet, inline_scripts
from reports.site.site_files import site_files


@dataclass(slots=True)
class Sealing:
    """One build under way. `folder` is where it is made; `shell` and `assets` are there once frames are."""

    copy: Checked
    folder: Path
    keys: dict[str, ClientKeys]
    frames: dict[str, FrameSet] = field(default_factory=dict)
    assets: Assets | None = None
    shell: Shell | None = None
    proofs: dict[str, ClientProof] = field(default_factory=dict)
    built: list[BuiltClient] = field(default_factory=list)


def build_sealed(root: Path, out: Path, only: str | None, progress: Callable[[str], None]) -> Report:
    """Build the sealed site of every client, or of one, into `out`; all of it or, on any doubt, nothing.

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
    with staging(out, "sealed") as folder:
        sealing = Sealing(copy, folder, keys)
        for message in rendered_by_process(copy.workspace.root, copy.languages, only, progress):
            if isinstance(message, RenderedClient):
                _seal(sealing, message)
                progress(f"{message.id}: {len(message.versions)} versions sealed")
            else:
                _frame(sealing, message)
        if only:
            _refuse_others_place(sealing, out)
        progress("proving that nothing can be read")
        _prove(sealing)
        swap_in(folder, out, "sealed", complete=only is None)
    return Report(out, tuple(sealing.built), tuple(_notes(copy, sealing.built, demo=key.is_demo)))


def _frame(sealing: Sealing, frames: Sequence[FrameSet]) -> None:
    """Take the frames of all languages: with them the public files and the lock shell are known."""
    root = sealing.copy.workspace.root
    sealing.frames = {one.language: one.collapsed() for one in frames}
    sealing.assets = theme_assets(root, sealing.frames.values(), shell_assets())
    _refuse_names(sealing.copy, sealing.assets)
    for asset in sealing.assets.files:
        path = sealing.folder / sealing.assets.folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)
    hashes = [_script_hash(code) for code in inline_scripts(sealing.frames.values())]
    agency = sealing.copy.agency
    sealing.shell = make_shell(read_template(), hashes, f"../{sealing.assets.folder}", agency.language, agency.name)


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


def shell_assets() -> Iterator[Asset]:
    """Return the lock shell's stylesheet and scripts, those of unlocked pages included."""
    for file in sorted((theme_folder() / "shell").iterdir()):
        if file.suffix in {".css", ".js"}:
            yield Asset(f"shell/{file.name}", file.read_bytes())


def _script_hash(code: str) -> str:
    return "sha256-" + b64encode(sha256(code.encode()).digest()).decode()


def _seal(sealing: Sealing, client: RenderedClient) -> None:
    """Seal one client's pages and files into its folder."""
    shell, assets = sealing.shell, sealing.assets
    frames = sealing.frames.get(client.language)
    if shell is None or assets is None or frames is None:
        raise Refused(
            f"The language of {client.id} is not committed yet.", f"Commit clients/{client.id}/client.yml first."
        )
    keys = _keys(sealing, client.id)
    identity = SealedIdentity(keys.address, assets.folder, readable=sealing.copy.agency.versions == "readable")
    address = identity.address(client.id, client.address)
    if address in sealing.proofs:
        raise Refused(f"Two clients have the address {address!r}.", "Give one of them another in its client.yml.")
    next_update = date.fromisoformat(client.next_update) if client.next_update else None
    moment = Moment(client.commits, datetime.fromtimestamp(client.changed_at, UTC), next_update)
    versions = [version.content(client.files) for version in client.versions]
    files = site_files(frames, identity, versions, client.record.content(client.files))
    newest = identity.folder(client.versions[-1].folder)
    write_files(sealing.folder / address, seal_client(files, keys, shell, moment, newest))
    sealing.proofs[address] = ClientProof(keys, shell, moment)
    sealing.built.append(BuiltClient(client.id, address, len(client.versions), client.versions[-1].folder))


def _keys(sealing: Sealing, client_id: str) -> ClientKeys:
    """Return a client's keys; Refused for one that is committed and no longer in the working copy."""
    if client_id not in sealing.keys:
        raise Refused(
            f"{client_id} has committed updates, and none in the working copy.",
            f"Take them back: git restore clients/{client_id}; or commit that they went.",
        )
    return sealing.keys[client_id]


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
    """Prove the folder by what may be there, then by known texts; Refused at the first doubt."""
    copy, assets, shell = sealing.copy, sealing.assets, sealing.shell
    if assets is None or shell is None or not sealing.built:
        raise Refused("No client has a committed update yet, so there is no site to build.", "Commit one, then build.")
    shared = TextSearch([*agency_texts(copy.agency, copy.agency_private), *_names(copy)])
    clients = {}
    for built in sealing.built:
        own = TextSearch(_texts(copy, built.id))
        clients[built.address] = (sealing.proofs[built.address], (shared, own))
    known = {
        f"{assets.folder}/{asset.path}".removeprefix("assets/"): sha256(asset.data).digest() for asset in assets.files
    }
    chosen = {copy.agency.name, *(client.profile.address for client in copy.clients if client.profile.address)}
    if copy.agency.versions == "readable":
        chosen |= {update.period.name for client in copy.clients for update in client.updates}
    public = PublicTexts(frozenset(chosen), shell.text(), sealing.folder / assets.folder)
    findings = inspect_folder(sealing.folder, known, clients, public)
    if findings:
        raise Leak(findings)


def _texts(copy: Checked, client_id: str) -> tuple[KnownText, ...]:
    place = [client.id for client in copy.clients].index(client_id)
    folder = copy.workspace.client_folder(client_id)
    files = [name for name in folder.names() if name.startswith("files/")]
    return client_texts(copy.clients[place], copy.private[place], files)


def _names(copy: Checked) -> Iterator[KnownText]:
    for client in copy.clients:
        yield from client_names(client)


def _notes(copy: Checked, built: Sequence[BuiltClient], *, demo: bool) -> Iterator[str]:
    if demo:
        yield "Sealed with the public demo key: anyone who has aboveboard can open this site."
    newest = {client.id: client.newest for client in built}
    for client in copy.clients:
        if client.id not in newest:
            yield f"{client.id} has no committed update yet, so it has no site."
        elif client.newest and client.newest.period.name != newest[client.id]:
            yield f"{client.id}: {client.newest.period} is not committed, so it is not in the site."
