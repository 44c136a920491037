"""One client's record → the client as HEAD has it, with its folder, whether it has an update yet or not."""

from dataclasses import dataclass

from reports.errors import Error
from reports.history.moments import sorted_updates
from reports.history.record import AGREEMENT, NO_FILE, PROFILE, Record, is_beside
from reports.history.snapshot import SnapshotFolder
from reports.model import Client
from reports.source import client_of


@dataclass(frozen=True, slots=True)
class Committed:
    """A client as committed; `folder` holds its files."""

    client: Client
    folder: SnapshotFolder


def committed(record: Record) -> Committed | None:
    """Return the client at HEAD; None where HEAD does not hold it. Updates that cannot be read are left out.

    Error where its profile or agreement cannot be read.
    """
    last = len(record.touches) - 1
    blobs = {name: blob for name, blob in record.folders([last]).get(last, {}).items() if blob != NO_FILE}
    if not blobs:
        return None
    profile, agreement = record.profile(blobs.get(PROFILE)), record.agreement(blobs.get(AGREEMENT))
    if not profile or not agreement:
        where = f"clients/{record.client_id}"
        raise Error(
            f"{where}: {PROFILE if not profile else AGREEMENT} cannot be read as it is committed.",
            f"See what is wrong with `aboveboard check`, and commit the mended files of {where}.",
        )
    reports = (record.report(name, blobs[name]) for _, name in sorted_updates(blobs))
    beside = {name: record.model(name, blob) for name, blob in blobs.items() if is_beside(name)}
    client = client_of(record.client_id, profile, agreement, filter(None, reports), beside)
    return Committed(client, SnapshotFolder(record.repository, blobs))
