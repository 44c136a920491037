"""What is told of a client → a short message in a chat, and the JSON in which Slack's incoming webhooks take it."""

import json

from reports.notify.letter import Publication, newest
from reports.notify.told import Told
from reports.words import Words

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""All that Slack gives a meaning to once its formatting is off: mentions, channels and links stand in < and >."""


def message(told: Told | None, published: Publication, words: Words) -> str:
    """Return what a message says: that an update is ready, and where; of the newest one more where it is `told`."""
    said = [f"{words('mail.ready')}\n{published.link}", *(newest(told) if told else ())]
    return "\n\n".join([*said, words("chat.code", code=published.code)])


def slack(said: str) -> bytes:
    """Return a message for Slack, as plain text: nobody is called by it, and no link is fetched to be shown."""
    text = said.translate(_ESCAPED)
    told = {"text": text, "mrkdwn": False, "parse": "none", "unfurl_links": False, "unfurl_media": False}
    return json.dumps(told).encode("ascii")
