"""What shows an acceptance is private; what was signed in a browser may be published once it is proven."""

import pytest

from reports.source import FileKind, assemble, parse, public_files, receipt_files
from tests.support.workspace import agreement_text, client_text

ACCEPTANCE = """document: agreement
version: 1
digest: sha256:{digest}
by: sponsor
decision: accept
at: 2026-11-26T04:40:00+00:00
method: {method}
receipt: files/receipts/a.txt
evidence: {{file: files/mail.eml, sha256: {digest}}}
"""


@pytest.mark.parametrize(
    ("method", "published"),
    [
        (
            "browser-signature",
            {"files/receipts/a.txt", "files/receipts/a.txt.sig", "files/receipts/a.txt.agency.sig"},
        ),
        ("email", set()),
        ("e-sign", set()),
        ("meeting", set()),
    ],
)
def test_which_files_of_an_acceptance_are_published(method: str, published: set[str]) -> None:
    text = ACCEPTANCE.format(digest="0" * 64, method=method)
    files = {
        "client.yml": (FileKind.CLIENT, client_text()),
        "agreement.yml": (FileKind.AGREEMENT, agreement_text()),
        "acceptances/a.yml": (FileKind.ACCEPTANCE, text),
    }
    client = assemble("northwind", {name: parse(kind, body.encode(), name) for name, (kind, body) in files.items()})
    assert client
    assert set(receipt_files(client.acceptances["a"])) == published
    assert public_files(client) == frozenset()
