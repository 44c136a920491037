"""What was built of a client → an entry of its ledger, a tag, a branch; what was published before → the ledger."""

from reports.publish.git_branch import publish_folder, refuse_branch
from reports.publish.git_door import GitDoor, GitFailed
from reports.publish.ledger import BrokenChain, Chain, Content, Entry, digest_of
from reports.publish.notified import Notified
from reports.publish.tags import read_ledgers, remove_tag, tag_name, write_tag

__all__ = [
    "BrokenChain",
    "Chain",
    "Content",
    "Entry",
    "GitDoor",
    "GitFailed",
    "Notified",
    "digest_of",
    "publish_folder",
    "read_ledgers",
    "refuse_branch",
    "remove_tag",
    "tag_name",
    "write_tag",
]
