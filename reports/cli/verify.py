"""`verify`: what of the record can be proven, line by line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here, counted
from reports.problems import shown

if TYPE_CHECKING:
    from reports.pipeline.verdicts import Verdict

_SHOWN = {"verified": "holds", "fault": "FAULT", "not-verified": "open"}


@click.command("verify", epilog="Example: aboveboard verify northwind")
@click.argument("client_id", type=ClientId(), metavar="[CLIENT]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(here: Here, client_id: str | None, form: str) -> int:
    """Say of every publication, acceptance and signature whether it holds.

    Reads what is committed, and the tags of what was published. Exit 0: nothing speaks against the record; 1: something
    does. What nothing here can tell is said to be open.
    """
    from reports.pipeline.verify import verify_record

    verdicts = verify_record(here.root, client_id)
    if form == "json":
        click.echo(json.dumps([asdict(verdict) for verdict in verdicts], indent=2, ensure_ascii=False))
    else:
        for line in _lines(verdicts):
            click.echo(shown(line))
    return int(any(verdict.result == "fault" for verdict in verdicts))


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
