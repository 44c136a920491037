"""Names in a client's folder: which are known, and what better names there are."""

import pytest

from reports.source.names import client_id_problem, kind_of, name_problem
from reports.source.parse import FileKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("client.yml", FileKind.CLIENT),
        ("agreement.yml", FileKind.AGREEMENT),
        ("access.yml", FileKind.ACCESS),
        ("updates/2026-W53.yml", FileKind.UPDATE),
        ("updates/2026-11.yml", FileKind.UPDATE),
        ("files/any thing.pdf", None),
        ("changes/cr-001.yml", FileKind.CHANGE),
        ("acceptances/2026-09-01-agreement-sponsor.yml", FileKind.ACCEPTANCE),
        ("meetings/2026-09-01-kickoff.yml", FileKind.MEETING),
        ("metrics/cost-per-lead.csv", FileKind.METRIC),
        ("hours/2026-11.csv", FileKind.HOURS),
    ],
)
def test_names_that_are_known(name: str, kind: FileKind | None) -> None:
    assert kind_of(name) is kind
    assert name_problem(name, name) is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("updates/2026-w47.yml", "Rename it to `2026-W47.yml`."),
        ("updates/2026-W7.yml", "Rename it to `2026-W07.yml`."),
        ("updates/2026W47.yaml", "Rename it to `2026-W47.yml`."),
        ("updates/2026-11.yaml", "Rename it to `2026-11.yml`."),
        ("updates/2026-13.yml", "There is no month 13 in 2026."),
        ("updates/2025-W53.yml", "There is no week 53 in 2025."),
        ("updates/week47.yml", "Rename it after the period it tells of."),
        ("updates/old/2026-W47.yml", "Rename it after the period it tells of."),
        ("Client.yml", "Did you mean `client.yml`?"),
        ("agreement.yaml", "Did you mean `agreement.yml`?"),
        ("holiday.doc", "Remove it, or put it below files/ if it is an attachment."),
        ("2026-W47.yml", "Move it to `updates/2026-W47.yml`."),
        ("update/2026-W47.yml", "Move it to `updates/2026-W47.yml`."),
        ("cr-001.yml", "Move it to `changes/cr-001.yml`."),
        ("updates/2026-11-18.yml", "Rename it to `2026-W47.yml`, the week of that day."),
        (
            "metrics/orders.xlsx",
            "Save it as CSV, in UTF-8 and with commas between the columns: `orders.csv`. Then remove this one.",
        ),
    ],
)
def test_names_that_nothing_reads(name: str, hint: str) -> None:
    problem = name_problem(name, name)
    assert problem
    assert problem.hint == hint


@pytest.mark.parametrize("name", ["updates/2026-W47.yml.txt", "updates/2026-W47 (1).yml", "updates/2026w47.yml"])
def test_nobody_is_told_to_write_over_the_file_that_is_right(name: str) -> None:
    problem = name_problem(name, name, {name, "updates/2026-W47.yml"})
    assert problem
    assert problem.hint == "There is `2026-W47.yml` already: keep what is right there, and remove this one."


def test_nor_to_move_one_over_it() -> None:
    problem = name_problem("2026-W47.yml", "", {"2026-W47.yml", "updates/2026-W47.yml"})
    assert problem
    assert problem.hint == "There is `updates/2026-W47.yml` already: keep what is right there, and remove this one."


@pytest.mark.parametrize("name", ["updates/2026-W47.yml~", "Thumbs.db", "metrics/desktop.ini"])
def test_what_editors_and_systems_leave_lying_is_no_fault(name: str) -> None:
    assert name_problem(name, name) is None


@pytest.mark.parametrize("client_id", ["northwind", "a", "3m-shop", "x" * 63])
def test_good_client_ids(client_id: str) -> None:
    assert client_id_problem(client_id, "") is None


@pytest.mark.parametrize("client_id", ["con", "com1", "all", "assets", "index", "-a", "A", "ä", "x" * 64, "a b", "a\n"])
def test_bad_client_ids(client_id: str) -> None:
    assert client_id_problem(client_id, "")
