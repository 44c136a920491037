"""Mails on their way → lines that say who got one, who did not, and what to do about it."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import click

from reports.cli.context import called_as
from reports.cli.main import tell
from reports.errors import Error, Refused, UsageError
from reports.notify.servers import MailServer
from reports.pipeline.digest import Digests, digests
from reports.pipeline.sending import Batch, How, Sent, batch, push, send, server, told_by_mail
from reports.problems import shown

_WORDS = {
    "sent": "sent to {to}",
    "before": "{to} was told already",
    "refused": "NOT sent to {to}: {reason}",
    "unknown": "PERHAPS sent to {to}: {reason}",
    "unsent": "NOT sent to {to}, after that",
    "would": "would be sent to {to}",
}
_FAILED = ("refused", "unknown", "unsent")


def send_all(root: Path, client_id: str | None, only: tuple[str, ...], how: How) -> int:
    """Send the mails of one client, or of all, and return the exit code: 0 where everybody is told, now or before."""
    by = None if how.dry else server()
    known = digests(root)
    done: list[Sent] = []
    failed = False
    try:
        for one in _batches(known, client_id, only):
            if isinstance(one, Refused):
                failed = True
                tell(one)
            else:
                _send_one(root, by, one, how, done)
    except UsageError:
        raise
    except Error as error:  # the server does not serve us: it would not serve the next client either
        failed = True
        tell(error)
    _advise(done)
    _on_record(root, done, how)
    return 2 if failed or any(sent.fate in _FAILED for sent in done) else 0


def _send_one(root: Path, by: MailServer | None, one: Batch, how: How, done: list[Sent]) -> None:
    """Send to one client's people, and say what became of each as soon as it is known."""
    for sent in send(root, by, one, how):
        done.append(sent)
        words = _WORDS[sent.fate].format(to=sent.to, reason=sent.reason)
        click.echo(shown(f"{sent.client} {sent.version}: {words}"), err=sent.fate in _FAILED)
    if how.dry and any(sent.fate == "would" for sent in done if sent.client == one.digest.client.id):
        sender = one.mails[0].sender
        click.echo(f"\n  From {sender.name} <{sender.email}>, to each alone:\n\n{indent(one.mails[0].said, '  ')}")


def _batches(known: Digests, client_id: str | None, only: tuple[str, ...]) -> Iterator[Batch | Refused]:
    """Yield what each client is to be told; why not, where that stops no other client."""
    if client_id:
        yield batch(known, client_id, only)
        return
    clients = told_by_mail(known)
    if not clients:
        click.echo("Nobody is to be told: no client that was published names people in `notices`, `to`.")
    for name in clients:
        try:
            yield batch(known, name)
        except Refused as refused:
            yield refused


def _advise(done: list[Sent]) -> None:
    """Say the way out, once for all of them."""
    fates = {sent.fate for sent in done}
    if "before" in fates:
        click.echo("Nobody is told of an update twice. Send it once more all the same: --again")
    if fates & {"refused", "unsent"}:
        click.echo("Called again, the same command sends to those alone who were not told.", err=True)
    for sent in done:
        if sent.fate == "unknown":
            again = f"{called_as()} mail {sent.client} --send --again --to {sent.who}"
            click.echo(f"Ask {sent.to} whether the mail came, and if it did not: {again}", err=True)


def _on_record(root: Path, done: list[Sent], how: How) -> None:
    """Put who was told beside the source, where other computers look."""
    if how.dry:
        click.echo("Nothing was sent.")
        return
    clients = sorted({sent.client for sent in done if sent.fate in ("sent", "unknown", "before")})
    if clients and how.remote:
        push(root, how.remote, clients)
        click.echo(f"Pushed to {how.remote} who was told.")
    elif any(sent.fate in ("sent", "unknown") for sent in done):
        click.echo("Who was told is on record here alone: git push REMOTE 'refs/tags/told/*:refs/tags/told/*'")
