"""An acceptance is drafted for one exact wording: what identifies it stands, what somebody decided is asked for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.drafts import acceptance_draft, acceptance_name, who_decides
from reports.errors import UsageError
from reports.history import digest, document_digest
from reports.model import Acceptance, Agency, Approver, ChangeRequest, Client
from reports.problems import Problem
from reports.source import FileKind, parse
from tests.drafts.filling import answered, taken, uncommented
from tests.drafts.northwind import northwind

TODAY = date(2026, 11, 27)
OLD, OLDER = (f"sha256:{letter * 64}" for letter in "ab")
REQUEST = ChangeRequest.model_validate(
    {
        "title": "Gift cards",
        "raised": {"by": "sponsor", "on": "2026-11-20"},
        "kind": "scope",
        "why": "They ask.",
        "options": {"change": {"what": "Add"}, "finish": {"what": "Wait"}},
    }
)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Client, Agency]:
    client, agency = northwind(tmp_path)
    return replace(client, changes={"cr-001": REQUEST}), agency


def problems(text: str) -> tuple[Problem, ...]:
    return parse(FileKind.ACCEPTANCE, text.encode(), "acceptance.yml").problems


def drafted(both: tuple[Client, Agency], document: str, version: int | None = None) -> Acceptance:
    """Return the acceptance that a draft becomes when it is filled in."""
    text = acceptance_draft(*both, document, "sponsor", version, TODAY)
    model = parse(FileKind.ACCEPTANCE, answered(text, problems).encode(), "acceptance.yml").model
    assert isinstance(model, Acceptance)
    return model


def decided(digest: str, day: int = 1, **more: object) -> Acceptance:
    """Return what the sponsor said to a wording of the agreement on a day of September."""
    facts: Mapping[str, object] = {
        "document": "agreement",
        "version": 1,
        "digest": digest,
        "required": ("sponsor",),
        "by": "sponsor",
        "decision": "accept",
        "at": datetime(2026, 9, day, tzinfo=UTC),
        "method": "email",
    }
    return Acceptance.model_validate({**facts, **more})


def test_a_draft_reads_well(both: tuple[Client, Agency], snapshot: SnapshotAssertion) -> None:
    assert acceptance_draft(*both, "agreement", "sponsor", 3, TODAY) == snapshot


def test_what_was_decided_is_asked_for_and_nothing_else(both: tuple[Client, Agency]) -> None:
    found = problems(acceptance_draft(*both, "agreement", "sponsor", None, TODAY))
    assert [(problem.path, problem.code) for problem in found] == [
        ("decision", "empty-value"),
        ("at", "empty-value"),
        ("method", "empty-value"),
    ]


@pytest.mark.parametrize("document", ["agreement", "cr-001", "deliverable:landing-page", "update:2026-W47"])
def test_the_digest_is_that_of_the_document_as_it_stands(both: tuple[Client, Agency], document: str) -> None:
    client = both[0]
    documents = {
        "agreement": client.agreement,
        "cr-001": REQUEST,
        "deliverable:landing-page": client.agreement.deliverables["landing-page"],
        "update:2026-W47": client.updates[0].update,
    }
    acceptance = drafted(both, document)
    assert acceptance.digest == document_digest("northwind", document, documents[document])
    assert (acceptance.version, acceptance.required, acceptance.supersedes) == (1, ("sponsor",), None)


def test_evidence_can_be_taken_up(both: tuple[Client, Agency]) -> None:
    text = taken(acceptance_draft(*both, "cr-001", "sponsor", None, TODAY))
    assert {"evidence.file", "evidence.sha256"} <= {problem.path for problem in problems(text)}


def test_of_a_request_the_option_is_offered(both: tuple[Client, Agency]) -> None:
    text = acceptance_draft(*both, "cr-001", "sponsor", None, TODAY)
    assert "one of change, finish." in text
    model = parse(
        FileKind.ACCEPTANCE, answered(uncommented(text, "option: "), problems).encode(), "acceptance.yml"
    ).model
    assert isinstance(model, Acceptance)
    assert model.option == "change"
    assert "option" not in acceptance_draft(*both, "agreement", "sponsor", None, TODAY)


VERSIONS = [
    ((), None, 1),
    ((decided(OLD),), None, 2),
    ((decided(OLD, version=4),), None, 5),
    ((decided(OLD),), 7, 7),
]


@pytest.mark.parametrize(("acceptances", "told", "version"), VERSIONS)
def test_versions_are_those_of_history_else_counted(
    both: tuple[Client, Agency], acceptances: tuple[Acceptance, ...], told: int | None, version: int
) -> None:
    assert drafted(with_acceptances(both, *acceptances), "agreement", told).version == version


def test_a_wording_that_was_decided_on_keeps_its_number(both: tuple[Client, Agency]) -> None:
    own = digest("northwind", both[0].agreement)
    known = with_acceptances(both, decided(own, version=2), decided(OLD, version=3))
    assert drafted(known, "agreement").version == 2


SUPERSEDED = [
    ((decided(OLDER, 1), decided(OLD, 2)), OLD),
    ((decided(OLD, 2), decided(OLDER, 1)), OLD),
    ((decided(OLDER, 1), decided(OLD, 2, decision="reject")), OLDER),
    ((decided(OLDER, 1), decided(OLD, 2, required=("sponsor", "boss"))), OLDER),
    ((decided(OLD, 2, required=("sponsor", "boss")), decided(OLD, 3, by="boss", required=("sponsor", "boss"))), OLD),
    ((decided(OLD, document="cr-001"),), None),
    ((decided(OLD), decided(OLDER, 2, revokes="acceptance-0", decision="reject")), None),
]


@pytest.mark.parametrize(("acceptances", "before"), SUPERSEDED)
def test_it_supersedes_what_everybody_accepted_last(
    both: tuple[Client, Agency], acceptances: tuple[Acceptance, ...], before: str | None
) -> None:
    assert drafted(with_acceptances(both, *acceptances), "agreement").supersedes == before


def test_the_only_one_who_has_not_decided_is_meant(both: tuple[Client, Agency]) -> None:
    client, _ = both
    boss = Approver(name="Ann Boss", email="ann@northwind.example")
    two = {**client.agreement.approvers, "boss": boss}
    client = replace(client, agreement=client.agreement.model_copy(update={"approvers": two}))
    assert who_decides(both[0], "agreement", None) == "sponsor"
    with pytest.raises(UsageError) as told:
        who_decides(client, "agreement", None)
    assert told.value.hint == "Say it: --by sponsor or --by boss"
    accepted = decided(digest("northwind", client.agreement))
    assert who_decides(replace(client, acceptances={"one": accepted}), "agreement", None) == "boss"


REFUSED = [
    ("agreemnt", None, "Did you mean `agreement`?"),
    ("cr-002", None, "There are: agreement, cr-001, deliverable:landing-page, update:2026-W47."),
    ("agreement", "sponsr", "Did you mean `sponsor`?"),
]


@pytest.mark.parametrize(("document", "by", "said"), REFUSED)
def test_what_is_not_there_is_refused_with_what_there_is(
    both: tuple[Client, Agency], document: str, by: str | None, said: str
) -> None:
    with pytest.raises(UsageError) as told:
        who_decides(both[0], document, by)
    assert said in told.value.hint


NAMES = [
    ("agreement", "sponsor", "2026-11-27-agreement-sponsor"),
    ("deliverable:landing-page", "sponsor", "2026-11-27-landing-page-sponsor"),
    ("update:2026-W47", "sponsor", "2026-11-27-update-2026-w47-sponsor"),
    (f"deliverable:{'a' * 63}", "sponsor", f"2026-11-27-{'a' * 44}-sponsor"),
    ("agreement", "b" * 63, f"2026-11-27-{'b' * 52}"),
]


@pytest.mark.parametrize(("document", "by", "name"), NAMES)
def test_files_are_called_after_day_document_and_person(document: str, by: str, name: str) -> None:
    assert acceptance_name(document, by, TODAY) == name


def with_acceptances(both: tuple[Client, Agency], *acceptances: Acceptance) -> tuple[Client, Agency]:
    numbered = {f"acceptance-{place}": one for place, one in enumerate(acceptances)}
    return replace(both[0], acceptances=numbered), both[1]
