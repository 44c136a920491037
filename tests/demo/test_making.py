import json
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from reports.access import read_agency_key, read_client_keys
from reports.demo import DemoAgency, make_demo
from reports.demo.days import LAST_WEEK
from reports.errors import Refused, UsageError
from reports.history import read_trail
from reports.model import Client, Status
from reports.model.values import PORTFOLIO
from reports.pipeline.check import check
from reports.pipeline.remembered import HistoryMemory
from reports.problems import Severity
from reports.protect import SealedIdentity
from reports.source import FileKind, find_workspace, load, load_agency, parse, public_files

ROOT = Path(__file__).parent.parent.parent
OWN_RULES = b"""\
  # The stories are written anew with the program, so this repository's history is not that of its clients.
  published-changed: "off"
  unknown-digest: "off"
  void-acceptance: "off"
"""
"""What the project's own agency.yml sets, too."""
PHOTO = b"    photo: files/mara.png\n"
"""What it does without: the picture would be one more folder at the top."""


Making = Callable[..., DemoAgency]


def git(demo: DemoAgency, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=demo.directory, check=True, capture_output=True, text=True).stdout


def on_its_last_day(_timezone: str) -> date:
    return LAST_WEEK.last


def test_every_file_loads_without_a_problem(clients: dict[str, Client]) -> None:
    assert list(clients) == ["brackenfold", "larkmoor", "pellworth", "stonecrop", "tsukishiro"]


def test_the_repository_is_sound_and_checked_out(demo: DemoAgency) -> None:
    git(demo, "fsck", "--strict")
    assert git(demo, "status", "--porcelain") == ""
    assert git(demo, "rev-parse", "main", "HEAD").split() == [demo.head, demo.head]


def test_every_file_of_every_commit_can_be_read(written: list[tuple[FileKind, str, bytes]]) -> None:
    assert len(written) > 80
    for kind, name, data in written:
        assert parse(kind, data, name).problems == (), name


def test_several_people_wrote_it_over_months(demo: DemoAgency) -> None:
    authors = Counter(git(demo, "log", "--format=%an").splitlines())
    assert len(authors) >= 3
    days = git(demo, "log", "--format=%cs").split()
    assert (days[-1], days[0]) == ("2026-05-11", "2026-11-13")


def test_the_same_numbers_make_the_same_commits_wherever_it_runs(
    demo: DemoAgency, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "settings"
    settings.write_text("[core]\n\tautocrlf = true\n[init]\n\tdefaultBranch = trunk\n[user]\n\tname = Somebody\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    again = make_demo(tmp_path / "demo")
    assert again.head == demo.head
    assert (again.directory / "passphrases.json").read_bytes() == (demo.directory / "passphrases.json").read_bytes()


def test_passphrases_lie_beside_and_are_not_committed(demo: DemoAgency, clients: dict[str, Client]) -> None:
    listed = json.loads((demo.directory / "passphrases.json").read_text())
    assert list(listed) == [*demo.client_ids, PORTFOLIO]
    key = read_agency_key(demo.directory, demo=True)
    for client_id, opening in listed.items():
        keys = read_client_keys(demo.directory, key, client_id)
        assert set(keys.people) == set(opening["people"])
        chosen = clients[client_id].profile.address if client_id in clients else None
        assert SealedIdentity(keys.address, "").address(client_id, chosen) == opening["address"]
    assert listed["stonecrop"]["address"] == "stonecrop"
    assert "passphrases.json" not in git(demo, "ls-files")


def test_summaries_can_be_forwarded_and_no_week_repeats_another(clients: dict[str, Client]) -> None:
    summaries = [week.update.summary for client in clients.values() for week in client.updates]
    assert max(len(summary.split()) for summary in summaries) <= 80
    assert len(set(summaries)) == len(summaries) == 102
    tasks = Counter(task.what for client in clients.values() for week in client.updates for task in week.tasks.values())
    assert [what for what, times in tasks.items() if times > 1] == []


def test_money_spent_never_becomes_less_but_with_a_new_month(clients: dict[str, Client]) -> None:
    for client_id in ("larkmoor", "brackenfold"):
        updates = [week.update for week in clients[client_id].updates]
        for line in clients[client_id].agreement.budget.lines if clients[client_id].agreement.budget else ():
            spent = [update.budget[line].spent or 0 for update in updates if line in update.budget]
            assert all(old <= new for old, new in pairwise(spent)), line


def test_good_and_bad_weeks_and_every_kind_of_news_are_there(clients: dict[str, Client]) -> None:
    updates = [week.update for client in clients.values() for week in client.updates]
    assert {update.status for update in updates} == set(Status)
    causes = {news.cause for update in updates for news in update.milestones.values() if news.cause}
    assert {cause.value for cause in causes} == {"us", "client", "outside"}
    for part in (
        "done",
        "asks",
        "answered",
        "decisions_needed",
        "decided",
        "promises",
        "risks",
        "noticed",
        "experiments",
    ):
        assert any(getattr(update, part) for update in updates), part
    assert any(update.satisfaction for update in updates)
    assert any(update.corrects for update in updates)
    assert {name.rpartition(".")[2] for client in clients.values() for name in public_files(client)} == {"png", "pdf"}


def test_its_trail_is_the_same_from_memory(demo: DemoAgency) -> None:
    memory = HistoryMemory(demo.directory)
    anew, first, again = (read_trail(demo.directory, memory=one) for one in (None, memory, memory))
    for client_id in demo.client_ids:
        assert first.client(client_id).entries == anew.client(client_id).entries
        assert again.client(client_id).entries == anew.client(client_id).entries


def test_some_of_it_is_private(demo: DemoAgency, clients: dict[str, Client]) -> None:
    workspace = find_workspace(demo.directory)
    private = load(workspace, "larkmoor", load_agency(workspace).agency).private
    assert len(private.values) >= 5
    assert (demo.directory / "clients/larkmoor/files/round-two-costing.pdf").is_file()
    assert "files/round-two-costing.pdf" not in public_files(clients["larkmoor"])


def test_history_has_late_updates_gaps_errata_and_versions_of_the_agreement(demo: DemoAgency) -> None:
    trail = read_trail(demo.directory)
    versions = {client_id: list(trail.client(client_id).versions()) for client_id in demo.client_ids}
    assert {client_id: len(found) for client_id, found in versions.items()} == {
        "larkmoor": 26,
        "pellworth": 25,
        "brackenfold": 25,
        "stonecrop": 13,
        "tsukishiro": 13,
    }
    wordings = {client_id: len(found[-1].baselines.versions) for client_id, found in versions.items()}
    assert wordings == {"larkmoor": 4, "pellworth": 4, "brackenfold": 4, "stonecrop": 2, "tsukishiro": 2}
    for found in versions.values():
        assert [version.stand_in for version in found] == [None] * len(found)
    late = {version.period.name: version.as_of for version in versions["larkmoor"]}["2026-W34"]
    assert late.isoformat() == "2026-08-25"


def test_check_finds_nothing_in_it(demo: DemoAgency) -> None:
    assert check(demo.directory, None, on_its_last_day).problems == ()


@pytest.mark.parametrize(("count", "weeks", "seed"), [(5, 12, 1), (6, 60, 7)])
def test_check_finds_no_error_in_it_wherever_the_stories_are_cut(
    made: Making, count: int, weeks: int, seed: int
) -> None:
    directory = made(clients=count, weeks=weeks, seed=seed).directory
    problems = check(directory, None, on_its_last_day).problems
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("count", "weeks", "seed"), [(5, 1, 1), (5, 14, 1), (7, 57, 9)])
def test_more_or_fewer_clients_and_weeks_load_as_well(made: Making, count: int, weeks: int, seed: int) -> None:
    demo = made(clients=count, weeks=weeks, seed=seed)
    workspace = find_workspace(demo.directory)
    agency = load_agency(workspace)
    problems = [
        problem for client_id in demo.client_ids for problem in load(workspace, client_id, agency.agency).problems
    ]
    assert [str(problem) for problem in problems] == []
    assert len(demo.client_ids) == count


def test_a_folder_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(Refused):
        make_demo(tmp_path, clients=1, weeks=1)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_demonstration_is_made_anew_and_its_built_site_stays(made: Making, tmp_path: Path) -> None:
    first = made(clients=2, weeks=2)
    (first.directory / "site").mkdir()
    second = made(clients=1, weeks=1)
    assert sorted(path.name for path in (second.directory / "clients").iterdir()) == ["larkmoor"]
    assert (second.directory / "site").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


@pytest.mark.parametrize(("clients", "weeks"), [(0, 1), (1, 0), (1001, 1)])
def test_impossible_numbers_are_refused(tmp_path: Path, clients: int, weeks: int) -> None:
    with pytest.raises(UsageError):
        make_demo(tmp_path / "demo", clients=clients, weeks=weeks)
    assert not (tmp_path / "demo").exists()


def test_progress_names_each_client(made: Making) -> None:
    said: list[str] = []
    made(clients=2, weeks=1, progress=said.append)
    assert [line.split(":")[0] for line in said] == ["larkmoor", "pellworth"]


def test_the_project_s_own_workspace_is_the_end_of_the_demonstration(demo: DemoAgency) -> None:
    way = "aboveboard demo build/demo; rm -r clients; cp -r build/demo/clients clients; agency.yml but for what is own"
    names = [name for name in git(demo, "ls-files").splitlines() if name.startswith(("clients/", "agency.yml"))]
    listed = [path for path in (ROOT / "clients").rglob("*") if path.is_file()]
    assert sorted(path.relative_to(ROOT).as_posix() for path in listed) == sorted(set(names) - {"agency.yml"}), way
    for name in names:
        own = (ROOT / name).read_bytes().replace(OWN_RULES, b"")
        assert own == (demo.directory / name).read_bytes().replace(PHOTO, b""), f"{name}: {way}"
    assert (ROOT / "mkdocs.yml").read_bytes() == (demo.directory / "mkdocs.yml").read_bytes()
