"""Acceptances in the stories: each is of the very wording that stood there, and its proof is the file that it names."""

import subprocess
from collections.abc import Callable
from datetime import UTC
from hashlib import sha256
from pathlib import Path

import pytest

from reports.demo import DemoAgency
from reports.history import digest, document_digest, offered
from reports.model import Acceptance, Agreement, ChangeRequest, Client, Update
from reports.source import kind_of, parse


class Past:
    """The files of one client as of the commit in which an acceptance was filed."""

    def __init__(self, root: Path, client_id: str, acceptance: str) -> None:
        self.root, self.folder, self.client_id = root, f"clients/{client_id}", client_id
        name = f"{self.folder}/acceptances/{acceptance}.yml"
        self.commit, moment = git(root, "log", "-1", "--format=%H %cI", "--", name).decode().split()
        self.filed = moment

    def bytes_of(self, name: str) -> bytes:
        return git(self.root, "cat-file", "blob", f"{self.commit}:{self.folder}/{name}")

    def model(self, name: str) -> object:
        kind = kind_of(name)
        assert kind
        return parse(kind, self.bytes_of(name), name).model

    def digests(self, document: str) -> set[str]:
        """Return those by which the wording is known: of a request also what it was before its decision stood in it."""
        agreement = self.model("agreement.yml")
        assert isinstance(agreement, Agreement)
        kind, _, name = document.partition(":")
        if kind == "agreement":
            return {digest(self.client_id, agreement)}
        if kind == "deliverable":
            return {document_digest(self.client_id, document, agreement.deliverables[name])}
        item = self.model(f"updates/{name}.yml" if name else f"changes/{document}.yml")
        assert isinstance(item, ChangeRequest | Update)
        return {document_digest(self.client_id, document, one) for one in (item, offered(item))}


def git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True).stdout


def each(clients: dict[str, Client]) -> list[tuple[str, str, Acceptance]]:
    return [(client.id, name, one) for client in clients.values() for name, one in client.acceptances.items()]


def test_every_acceptance_is_of_the_wording_that_stood_there(demo: DemoAgency, clients: dict[str, Client]) -> None:
    for client_id, name, acceptance in each(clients):
        past = Past(demo.directory, client_id, name)
        assert acceptance.digest in past.digests(acceptance.document), name
        assert acceptance.at.astimezone(UTC).isoformat() < past.filed, name
        if acceptance.evidence:
            assert sha256(past.bytes_of(acceptance.evidence.file)).hexdigest() == acceptance.evidence.sha256, name
        if acceptance.receipt:
            assert acceptance.digest in past.bytes_of(acceptance.receipt).decode(), name


def test_all_approvers_accepted_each_wording_of_the_agreement(clients: dict[str, Client]) -> None:
    for client in clients.values():
        accepted = [one for one in client.acceptances.values() if one.document == "agreement"]
        wordings = {one.version: one.digest for one in accepted}
        assert list(wordings) == [*range(1, len(wordings) + 1)]
        assert len(wordings) > 1
        for version, identity in wordings.items():
            of_this = [one for one in accepted if one.version == version]
            assert {one.digest for one in of_this} == {identity}
            assert {one.supersedes for one in of_this} == {wordings.get(version - 1)}
            assert {one.by for one in of_this} == set(of_this[0].required)


def test_every_kind_of_document_was_decided_on_one_was_refused_and_one_yes_taken_back(
    clients: dict[str, Client],
) -> None:
    decided = [acceptance for _, _, acceptance in each(clients)]
    assert {one.document.partition(":")[0] for one in decided} == {
        "agreement",
        "cr-002",
        "cr-004",
        "deliverable",
        "update",
    }
    assert {one.method for one in decided} == {"e-sign", "email", "meeting", "browser-signature"}
    refused = [one for one in decided if one.decision == "reject"]
    assert all(one.reason for one in refused)
    revoked = [(client, one) for client, _, one in each(clients) if one.revokes]
    assert [clients[client].acceptances[one.revokes or ""].by for client, one in revoked] == [revoked[0][1].by]


@pytest.mark.parametrize(("count", "weeks", "seed"), [(6, 32, 7)])
def test_a_later_part_of_an_engagement_is_accepted_as_well(
    made: Callable[..., DemoAgency], count: int, weeks: int, seed: int
) -> None:
    demo = made(clients=count, weeks=weeks, seed=seed)
    folder = demo.directory / "clients" / demo.client_ids[-1] / "acceptances"
    versions = [line for file in folder.iterdir() for line in file.read_text().splitlines() if "version:" in line]
    assert "version: 5" in versions
