"""Plain files of one client → sealed files that tell a stranger nothing; format in docs/sealed-format.md."""

from reports.protect.head import Moment
from reports.protect.identity import SealedIdentity
from reports.protect.inspect import Finding, PublicTexts, inspect_assets, inspect_client, inspect_folder
from reports.protect.keys import ClientKeys
from reports.protect.known_texts import KnownText, agency_texts, client_names, client_texts
from reports.protect.output import check_output, staging, write_files
from reports.protect.proof import ClientProof
from reports.protect.seal import PublishedFile, seal_client
from reports.protect.shell import Shell, make_shell, read_template
from reports.protect.swap import swap_in
from reports.protect.text_search import TextSearch

__all__ = [
    "ClientKeys",
    "ClientProof",
    "Finding",
    "KnownText",
    "Moment",
    "PublicTexts",
    "PublishedFile",
    "SealedIdentity",
    "Shell",
    "TextSearch",
    "agency_texts",
    "check_output",
    "client_names",
    "client_texts",
    "inspect_assets",
    "inspect_client",
    "inspect_folder",
    "make_shell",
    "read_template",
    "seal_client",
    "staging",
    "swap_in",
    "write_files",
]
