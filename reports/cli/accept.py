"""`accept`: a signed receipt becomes an acceptance."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reports.cli.context import ClientId, Here, called_as
from reports.errors import UsageError
from reports.problems import shown

if TYPE_CHECKING:
    from reports.pipeline.accept import Accepted

_STDIN = "-"
_LARGEST = 1 << 20
"""Bytes of a receipt, with all the talk around it."""
_FINGERPRINT = re.compile("SHA256:[A-Za-z0-9+/]{43}")
_DECIDED = {"accept": "accepts", "reject": "does not accept"}


@click.command("accept", epilog="Example: aboveboard accept ~/Downloads/agreement-1-sponsor.txt")
@click.argument("file", metavar="RECEIPT")
@click.option("--client", "client_id", type=ClientId(), metavar="ID", help="Refuse it if it is of another client.")
@click.option(
    "--fingerprint", metavar="SHA256:…", help="The signer's key, if they told you another way that it is theirs."
)
@click.pass_obj
def command(here: Here, file: str, client_id: str | None, fingerprint: str | None) -> int:
    """Take what a client signed on their page: verify it, countersign it, and write the acceptance.

    RECEIPT is the file that their browser saved, or their mail as it was saved (.eml); - reads it from the input.
    Nothing is written unless all of it holds.
    """
    from reports.pipeline.accept import accept

    if fingerprint is not None and not _FINGERPRINT.fullmatch(fingerprint):
        raise UsageError(f"{fingerprint!r} is no fingerprint.", "It is SHA256: and 43 letters, as the page shows it.")
    accepted = accept(here.workspace, _read(file), client_id, fingerprint)
    _tell(accepted)
    return 0


def _read(file: str) -> bytes:
    if file == _STDIN:
        data = sys.stdin.buffer.read(_LARGEST + 1)
    else:
        path = Path(file)
        if not path.is_file():
            raise UsageError(f"There is no file {file}.", "Give the file that was saved, or - and the mail's text.")
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UsageError("This is too long for a receipt.", "Give the receipt alone, or the text of one mail.")
    return data


def _tell(accepted: "Accepted") -> None:
    receipt = accepted.receipt
    option = f", option {receipt.option}" if receipt.option else ""
    what = f"{receipt.document}, version {receipt.version}{option}"
    click.echo(shown(f"{receipt.name} {_DECIDED[receipt.decision]} {what}, of {receipt.client}."))
    if accepted.enrolled:
        click.echo(f"  Their key is known from now on: {receipt.key}")
    for name in accepted.files:
        click.echo(name)
    if receipt.decision == "accept" and accepted.missing:
        click.echo(f"  Still to accept it:  {', '.join(accepted.missing)}")
    click.echo("  Commit these files together. Both signatures are then published with the site:")
    click.echo(f"  {called_as()} check --client {receipt.client}")
