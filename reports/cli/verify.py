"""`verify`: what of the record can be proven, line by line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here, Progress, counted
from reports.errors import UsageError
from reports.problems import shown

if TYPE_CHECKING:
    from reports.pipeline.verdicts import Verdict

_SHOWN = {"verified": "holds", "fault": "FAULT", "not-verified": "open"}


@click.command(
    "verify",
    epilog="Examples: aboveboard verify northwind · aboveboard verify --rebuild 2026-W47 --against site",
)
@click.argument("client_id", type=ClientId(), metavar="[CLIENT]", required=False)
@click.option(
    "--rebuild", "version", metavar="VERSION", help="Also make this version again from its commit, and compare."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="With --rebuild: compare its sealed files with those in the folder that was published.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(here: Here, client_id: str | None, version: str | None, against: Path | None, form: str) -> int:
    """Say of every publication, acceptance and signature whether it holds.

    Reads what is committed, and the tags of what was published. With --rebuild the pages of one version are made again
    from the commit that was published, and compared word for word; no file of yours is touched.
    Exit 0: nothing speaks against the record; 1: something does. What nothing here can tell is said to be open.
    """
    if against and not version:
        raise UsageError("--against goes with --rebuild: say which version's files are to be compared.")
    from reports.pipeline.verify import verify_record

    verdicts = verify_record(here.root, client_id)
    if version:
        rebuilt = _rebuilt(here, client_id, version, against)
        verdicts = tuple(sorted((*verdicts, *rebuilt), key=lambda verdict: verdict.client))
    if form == "json":
        click.echo(json.dumps([asdict(verdict) for verdict in verdicts], indent=2, ensure_ascii=False))
    else:
        for line in _lines(verdicts):
            click.echo(shown(line))
    return int(any(verdict.result == "fault" for verdict in verdicts))


def _rebuilt(here: Here, client_id: str | None, version: str, against: Path | None) -> "tuple[Verdict, ...]":
    from reports.pipeline.verify_rebuild import verify_version

    folder = here.root / against if against else None
    if folder and not folder.is_dir():
        raise UsageError(f"There is no folder {against}.", "Name the one that was published: --against site")
    progress = Progress()
    try:
        return verify_version(here.root, client_id, version, folder, progress)
    finally:
        progress.close()


def _lines(verdicts: "Sequence[Verdict]") -> Iterator[str]:
    for client, group in groupby(verdicts, key=lambda verdict: verdict.client):
        yield client
        for verdict in group:
            yield f"  {_SHOWN[verdict.result]}  {verdict.subject}: {verdict.message}"
            if verdict.hint:
                yield f"         {verdict.hint}"
    yield _sum(verdict.result for verdict in verdicts)


def _sum(results: Iterable[str]) -> str:
    found = list(results)
    faults = counted(found.count("fault"), "fault")
    return f"{found.count('verified')} verified, {found.count('not-verified')} open, {faults}."
