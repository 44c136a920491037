"""A client's digest → the Slack channel of this client, once.

A channel belongs to one client, and so does the variable that holds its address: one address for all would sooner or
later put one client's message before another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reports.environment import SLACK_URL, take_secrets
from reports.errors import Refused
from reports.notify.chat import message, slack
from reports.notify.outbox import post
from reports.notify.servers import Webhook, webhook
from reports.pipeline.digest import Digest, Digests
from reports.pipeline.once import Fate, How, Sent, record

_NAME = "slack"


@dataclass(frozen=True, slots=True)
class Posting:
    """What is to be said in one client's channel; a rehearsal needs to know of none."""

    digest: Digest
    said: str
    to: Webhook | None
    heading: str = "In the channel:"

    def send(self, root: Path, how: How) -> Iterator[Sent]:
        """Post it, and tell what became of it."""
        known = record(root, self.digest, how)
        if _NAME in known.told:
            yield self._sent("before")
        elif how.dry or self.to is None:
            yield self._sent("would")
        else:
            outcome = known.once(_NAME, partial(post, self.to, slack(self.said)))
            yield self._sent(outcome.fate, outcome.reason) if outcome else self._sent("before")

    def _sent(self, fate: Fate, reason: str = "") -> Sent:
        to = f"the channel of {variable(self.digest.client.id)}"
        return Sent(self.digest.client.id, self.digest.entry.version, "--slack", to, fate, reason)


def variable(client_id: str) -> str:
    """Return the name of the variable that holds the address of a client's channel."""
    return f"{SLACK_URL}_{client_id.upper().replace('-', '_')}"


def channels(known: Digests) -> Mapping[str, Webhook]:
    """Return the channel of every client that has one in the environment, by the client's id.

    Refused where an address names no client or no channel, or two clients the same one.
    """
    given = {name: address for name, address in take_secrets().items() if name.startswith(SLACK_URL) and address}
    names = {variable(client_id): client_id for client_id in known.copy.workspace.client_ids}
    strange = next((name for name in given if name not in names), None)
    if strange:
        hint = f"A channel belongs to one client, and its variable names that client: {', '.join(sorted(names))}."
        raise Refused(f"{strange} is set, and names no client.", hint)
    found = {names[name]: webhook(name, address) for name, address in sorted(given.items())}
    for client_id, hook in found.items():
        twin = next((other for other, one in found.items() if one == hook and other != client_id), None)
        if twin:
            hint = "One client's message would stand before the other: give each a channel of its own."
            raise Refused(f"{variable(client_id)} and {variable(twin)} are the same channel.", hint)
    return found


def posting(known: Digests, client_id: str, to: Webhook | None) -> Posting:
    """Return what is to be said in a client's channel.

    Refused where a text would be private or another client's, and where `Digests.of` refuses.
    """
    digest = known.of(client_id)
    said = message(digest.told, digest.published, digest.words)
    known.refuse_strangers(client_id, said)
    return Posting(digest, said, to)
