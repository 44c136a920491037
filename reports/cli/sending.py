"""Messages on their way → lines that say who got one, who did not, and what to do about it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from textwrap import indent

import click

from reports.cli.context import called_as
from reports.cli.main import tell
from reports.errors import Error, Refused, UsageError
from reports.pipeline.digest import Digests, digests
from reports.pipeline.once import How, Sent, push
from reports.pipeline.posting import Posting, channels, posting, variable
from reports.pipeline.sending import Mailing, mailing, server, told_by_mail
from reports.problems import shown

Message = Mailing | Posting
_WORDS = {
    "sent": "sent to {to}",
    "before": "{to} was told already",
    "refused": "NOT sent to {to}: {reason}",
    "unknown": "PERHAPS sent to {to}: {reason}",
    "unsent": "NOT sent to {to}, after that",
    "would": "would be sent to {to}",
}
_FAILED = ("refused", "unknown", "unsent")


def send_all(root: Path, client_id: str | None, only: tuple[str, ...], ways: tuple[str, ...], how: How) -> int:
    """Tell one client, or all, by mail, in its channel or both; return 0 where everybody is told, now or before."""
    known = digests(root)
    done: list[Sent] = []
    failed = False
    try:
        for one in _messages(known, client_id, only, ways, how):
            if isinstance(one, Refused):
                failed = True
                tell(one)
            else:
                _send_one(root, one, how, done)
    except UsageError:
        raise
    except Error as error:  # the server does not serve us: it would not serve the next client either
        failed = True
        tell(error)
    _advise(done)
    _on_record(root, done, how)
    return 2 if failed or any(sent.fate in _FAILED for sent in done) else 0


def _send_one(root: Path, one: Message, how: How, done: list[Sent]) -> None:
    """Send one client's messages, and say what became of each as soon as it is known."""
    before = len(done)
    for sent in one.send(root, how):
        done.append(sent)
        words = _WORDS[sent.fate].format(to=sent.to, reason=sent.reason)
        click.echo(shown(f"{sent.client} {sent.version}: {words}"), err=sent.fate in _FAILED)
    if any(sent.fate == "would" for sent in done[before:]):
        click.echo(f"\n  {one.heading}\n\n{indent(one.said.rstrip(), '  ')}\n")


def _messages(
    known: Digests, client_id: str | None, only: tuple[str, ...], ways: tuple[str, ...], how: How
) -> Iterator[Message | Refused]:
    """Yield what each client is to be told; why not, where that stops no other client."""
    by_mail = _by_mail(known, client_id, only, how) if "mail" in ways else ()
    by_slack = _by_slack(known, client_id, how) if "slack" in ways else ()
    calls = [*by_mail, *by_slack]
    if not calls:
        click.echo("Nobody is to be told: no published client names people in `notices`, `to`, or has a channel here.")
    for call in calls:
        try:
            yield call()
        except Refused as refused:
            if client_id:
                raise
            yield refused


def _by_mail(known: Digests, client_id: str | None, only: tuple[str, ...], how: How) -> Iterator[Callable[[], Message]]:
    by = None if how.dry else server()
    for name in (client_id,) if client_id else told_by_mail(known):
        yield partial(mailing, known, name, by, only)


def _by_slack(known: Digests, client_id: str | None, how: How) -> Iterator[Callable[[], Message]]:
    there = channels(known)
    if client_id:
        known.copy.workspace.chosen(client_id)
        if client_id not in there and not how.dry:
            hint = "Set it to the address of the incoming webhook of this client's own channel."
            raise Refused(f"No channel of {client_id} is known: {variable(client_id)} is not set.", hint)
    for name in (client_id,) if client_id else known.profiles():
        if name == client_id or name in there:
            yield partial(posting, known, name, there.get(name))


def _advise(done: list[Sent]) -> None:
    """Say the way out, once for all of them."""
    fates = {sent.fate for sent in done}
    if "before" in fates:
        click.echo("Nobody is told of an update twice; to send it once more all the same: --again")
    if fates & {"refused", "unsent"}:
        click.echo("Called again, the same command sends to those alone who were not told.", err=True)
    for sent in done:
        if sent.fate == "unknown":
            again = f"{called_as()} mail {sent.client} {sent.options} --again"
            click.echo(f"Find out whether it reached {sent.to}. If it did not: {again}", err=True)


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
