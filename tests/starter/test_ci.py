"""What `init` writes for CI: the whole history, no secret in a review, and nothing published in the clear."""

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from reports.cli.main import main
from reports.starter import start_workspace

ROOT = Path(__file__).parent.parent.parent


def read(folder: Path, name: str) -> Any:
    """Read a CI file; `on`, which YAML of old takes for a yes, under its name."""
    found = yaml.safe_load((folder / name).read_text())
    return {{True: "on"}.get(key, key): value for key, value in found.items()}


def texts(value: Any) -> Iterator[str]:
    """Yield every text of a document, its keys included; comments are none."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    start_workspace(tmp_path, "Studio", "en", "UTC")
    return tmp_path


@pytest.fixture
def github(workspace: Path) -> Any:
    return read(workspace, ".github/workflows/aboveboard.yml")


@pytest.fixture
def gitlab(workspace: Path) -> Any:
    return read(workspace, ".gitlab-ci.yml")


def test_on_github_every_job_fetches_the_whole_history_and_leaves_no_credentials(github: Any) -> None:
    for job in github["jobs"].values():
        checkout = job["steps"][0]
        assert checkout["uses"].startswith("actions/checkout@v")
        assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_on_github_a_review_knows_no_secret_and_may_only_read(github: Any) -> None:
    assert set(github["on"]) == {"pull_request", "push"}
    assert github["permissions"] == {"contents": "read"}
    review = github["jobs"]["check"]
    assert not {"environment", "permissions", "if"} & set(review)
    assert not [text for text in texts(review) if "secrets." in text]
    assert not [text for text in texts(review) if "upload" in text]


def test_on_github_the_key_is_known_to_one_step_of_publishing(github: Any) -> None:
    publish = github["jobs"]["publish"]
    assert (publish["if"], publish["needs"]) == ("github.event_name == 'push'", "check")
    assert github["on"]["push"] == {"branches": ["main"]}
    assert publish["environment"]["name"] == "github-pages"
    knowing = [step for step in publish["steps"] if [text for text in texts(step) if "secrets." in text]]
    assert [step["run"] for step in knowing] == ["aboveboard build"]
    assert len([text for text in texts(github) if "secrets." in text]) == 1


def test_on_github_what_is_published_is_the_sealed_site(github: Any) -> None:
    steps = github["jobs"]["publish"]["steps"]
    assert [step["with"]["path"] for step in steps if "upload" in step.get("uses", "")] == ["site"]


def test_on_github_actions_are_those_of_github_at_a_major_version(github: Any) -> None:
    used = [step["uses"] for job in github["jobs"].values() for step in job["steps"] if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)] == []


def test_on_gitlab_the_whole_history_is_fetched_and_the_default_branch_alone_published(gitlab: Any) -> None:
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    publish = gitlab["pages"]
    assert publish["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert publish["environment"] == "reports"
    assert publish["script"] == ["aboveboard build --out public"]
    assert publish["artifacts"]["paths"] == ["public"]
    assert not {"environment", "artifacts"} & set(gitlab["check"])


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_ci_runs_are_commands_that_there_are(host: str, request: pytest.FixtureRequest) -> None:
    ci = request.getfixturevalue(host)
    calls = [text for text in texts(ci) if text.startswith("aboveboard ")]
    assert len(calls) == 3
    for call in calls:
        assert main([*call.split()[1:], "--help"]) == 0


def test_the_hook_of_the_workspace_checks_what_is_committed_and_what_it_names(workspace: Path) -> None:
    (repository,) = read(workspace, ".pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    assert (repository["repo"], hook["language"], hook["entry"]) == ("local", "system", "aboveboard check")
    names = ["agency.yml", "mkdocs.yml", "clients/northwind/updates/2026-W47.yml", "README.md", "theme/clients/x"]
    assert [bool(re.match(hook["files"], name)) for name in names] == [True, True, True, False, False]


def test_the_hook_that_the_project_offers_is_the_same(workspace: Path) -> None:
    (offered,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (ours,) = read(workspace, ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert offered["language"] == "python"
    own = {"description", "language"}
    assert {key: offered[key] for key in offered if key not in own} == {
        key: ours[key] for key in ours if key not in own
    }


def test_ci_installs_the_version_that_the_workspace_was_begun_with(workspace: Path) -> None:
    (installed,) = [line for line in (workspace / "requirements.txt").read_text().splitlines() if line[0] != "#"]
    assert installed == f"./wheels/aboveboard-{version('aboveboard')}-py3-none-any.whl"
