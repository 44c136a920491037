"""A working copy → what may stand in nothing that is handed to one client readable: private values, others' names."""

import re

from reports.model.private import Private
from reports.pipeline.working_copy import Checked
from reports.protect.known_texts import KnownText, agency_texts, client_names, private_texts

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def strangers(copy: Checked, client_id: str) -> tuple[KnownText, ...]:
    """Return these texts of all clients that were loaded; a day alone tells nobody whose it is."""
    names = {client.id: client_names(client) for client in copy.clients}
    own = {known.text for known in (*names[client_id], *agency_texts(copy.agency, Private()))}
    others = [known for name, found in names.items() if name != client_id for known in found if known.text not in own]
    private = [text for values in (*copy.private, copy.agency_private) for text in private_texts(values)]
    return tuple(known for known in (*others, *private) if not _DAY.fullmatch(known.text))
