"""A new client's two files ask for what the kind of engagement needs; nothing in them is a term yet."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from reports.cli import new
from reports.drafts import KINDS, agreement_draft, client_draft
from reports.model import Agency, Agreement, Profile
from reports.model.agency import TeamMember
from reports.problems import Problem
from reports.source import FileKind, parse
from tests.drafts.filling import answered, taken

TODAY = date(2026, 11, 27)
TEAM = {who: TeamMember(name=who.title()) for who in ("mara", "lise", "ben")}
AGENCY = Agency(name="Quayside", timezone="Europe/Helsinki", team=TEAM)


def problems(kind: FileKind, text: str) -> tuple[Problem, ...]:
    return parse(kind, text.encode(), f"{kind}.yml").problems


def terms(kind: str) -> str:
    return agreement_draft(kind, "en", TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_an_agreement_reads_well(kind: str, snapshot: SnapshotAssertion) -> None:
    assert terms(kind) == snapshot


def test_a_profile_reads_well(snapshot: SnapshotAssertion) -> None:
    assert client_draft(AGENCY, "Northwind: Outdoors", TODAY) == snapshot


@pytest.mark.parametrize("kind", KINDS)
def test_no_term_stands_before_somebody_writes_it(kind: str) -> None:
    found = problems(FileKind.AGREEMENT, terms(kind))
    assert {problem.code for problem in found} == {"empty-value"}
    asked = {problem.path for problem in found}
    assert {"title", "scope.in", "scope.out", "approvers.sponsor.name", "when_plans_change.rule"} <= asked
    assert {path.split(".")[0] for path in asked} >= {"goals", "budget", "promises"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_agreement_that_is_filled_in_can_be_read(kind: str) -> None:
    text = answered(terms(kind), lambda text: problems(FileKind.AGREEMENT, text))
    model = parse(FileKind.AGREEMENT, text.encode(), "agreement.yml").model
    assert isinstance(model, Agreement)
    assert bool(model.milestones) is (kind == "project")
    assert model.budget
    assert model.budget.basis == ("fixed" if kind == "project" else "retainer")


def test_a_profile_without_a_name_asks_for_it() -> None:
    found = problems(FileKind.CLIENT, client_draft(AGENCY, None, TODAY))
    assert [problem.path for problem in found] == ["name", "people.sponsor.name"]
    text = answered(client_draft(AGENCY, "Northwind", TODAY), lambda text: problems(FileKind.CLIENT, text))
    model = parse(FileKind.CLIENT, text.encode(), "client.yml").model
    assert isinstance(model, Profile)
    assert (model.name, model.timezone) == ("Northwind", "Europe/Helsinki")


@pytest.mark.parametrize("kind", KINDS)
def test_every_offer_can_be_taken(kind: str) -> None:
    text = taken(terms(kind))
    assert "short-name" in text
    assert {problem.code for problem in problems(FileKind.AGREEMENT, text)} == {"empty-value"}


def test_every_offer_of_a_profile_can_be_taken() -> None:
    found = problems(FileKind.CLIENT, taken(client_draft(AGENCY, "Northwind", TODAY)))
    assert {problem.code for problem in found} == {"empty-value"}
    assert "team.ben.role" in {problem.path for problem in found}


def test_the_command_offers_the_kinds_that_there_are() -> None:
    assert tuple(KINDS) == new.KINDS
