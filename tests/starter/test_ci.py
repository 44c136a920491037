"""What `init` writes for CI: the whole history, no secret in a review, and nothing published in the clear."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml

from reports.cli.main import main
from reports.review import MARKER
from reports.starter import start_workspace
from tests.rules.places import good_workspace
from tests.support.agency import Agency

ROOT = Path(__file__).parent.parent.parent
GH = """import json, os, pathlib, sys
with open(os.environ["HOME"] + "/calls", "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + chr(10))
if "--jq" in sys.argv:
    print(pathlib.Path(os.environ["HOME"] + "/own").read_text(), end="")
"""
"""Stands for GitHub's command line: it writes down how it is called, and knows of the comments in `own`."""


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
    for name, job in github["jobs"].items():
        checkout = job["steps"][0]
        if name == "comment":
            assert "uses" not in checkout
            continue
        assert checkout["uses"].startswith("actions/checkout@v")
        assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_on_github_a_review_knows_no_secret_and_may_only_read(github: Any) -> None:
    assert set(github["on"]) == {"pull_request", "push"}
    assert github["permissions"] == {"contents": "read"}
    for name in ("check", "review"):
        job = github["jobs"][name]
        assert not {"environment", "permissions"} & set(job)
        assert not [text for text in texts(job) if "secrets." in text or "upload" in text or "token" in text]
    assert "if" not in github["jobs"]["check"]


def test_on_github_what_comments_may_do_nothing_else_and_runs_nothing_of_the_pull_request(github: Any) -> None:
    comment = github["jobs"]["comment"]
    assert comment["permissions"] == {"pull-requests": "write"}
    assert [set(step) for step in comment["steps"]] == [{"run", "env"}]
    assert "head.repo.full_name == github.repository" in comment["if"]
    assert not [text for text in texts(comment) if "secrets." in text]
    allowed = [name for name, job in github["jobs"].items() if "pull-requests" in job.get("permissions", {})]
    assert allowed == ["comment"]


def test_on_github_no_text_of_a_pull_request_stands_in_a_script(github: Any) -> None:
    scripts = [step["run"] for job in github["jobs"].values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def run_step(job: Any, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a job's last step as GitHub does."""
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    script = job["steps"][-1]["run"]
    call = ["bash", "-e", "-c", script]
    known = {"PATH": path, "HOME": str(folder), **environment}
    return subprocess.run(call, cwd=folder / "work", env=known, capture_output=True, text=True, check=False)


def test_on_github_a_review_is_handed_on_whole_and_its_error_is_the_jobs(github: Any, tmp_path: Path) -> None:
    work = tmp_path / "work"
    folder = good_workspace(work)
    agency = Agency(work)
    agency.commit()
    broken = (folder / "updates" / "2026-W47.yml").read_text() + "asks: {photos: {what: '@all EOF', who: nobody}}\n"
    (folder / "updates" / "2026-W47.yml").write_text(broken)
    agency.commit()
    files = {name: str(tmp_path / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = run_step(github["jobs"]["review"], tmp_path, **files)
    assert done.returncode == 1, done.stderr
    said = Path(files["GITHUB_STEP_SUMMARY"]).read_text()
    assert said.startswith(f"{MARKER}\n")
    first, *lines, last = Path(files["GITHUB_OUTPUT"]).read_text().splitlines()
    assert re.fullmatch(r"comment<<[0-9a-f]{32}", first)
    assert first == f"comment<<{last}"
    assert "\n".join(lines) + "\n" == said


@pytest.mark.parametrize(
    ("own", "call"), [("", "POST repos/a/b/issues/7/comments"), ("41\n42\n", "PATCH repos/a/b/issues/comments/41")]
)
def test_on_github_there_is_one_comment_which_is_brought_up_to_date(
    github: Any, tmp_path: Path, own: str, call: str
) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text(f"#!{sys.executable}\n{GH}")
    gh.chmod(0o755)
    (tmp_path / "own").write_text(own)
    comment = github["jobs"]["comment"]
    text = f"{MARKER}\n@file $(id) `id` 'x'"
    known = {"GITHUB_REPOSITORY": "a/b", "NUMBER": "7", "COMMENT": text, "OWN": comment["steps"][0]["env"]["OWN"]}
    done = run_step(comment, tmp_path, **known)
    assert done.returncode == 0, done.stderr
    asked, written = [json.loads(line) for line in (tmp_path / "calls").read_text().splitlines()]
    assert asked[:3] == ["api", "--paginate", "repos/a/b/issues/7/comments?per_page=100"]
    assert f'startswith("{MARKER}")' in asked[-1]
    assert " ".join(written[3:5]) == call
    assert written[5:] == ["--raw-field", f"body={text}"]


def test_on_github_the_key_is_known_to_one_step_of_publishing(github: Any) -> None:
    publish = github["jobs"]["publish"]
    assert (publish["if"], publish["needs"]) == ("github.event_name == 'push'", "check")
    assert github["on"]["push"] == {"branches": ["main"]}
    assert publish["environment"]["name"] == "github-pages"
    knowing = [step for step in publish["steps"] if [text for text in texts(step) if "secrets." in text]]
    assert [step["run"] for step in knowing] == ["aboveboard publish"]
    assert len([text for text in texts(github) if "secrets." in text]) == 1


def test_on_github_the_record_is_pushed_before_anything_is_deployed_and_by_a_step_that_knows_no_key(
    github: Any,
) -> None:
    steps = github["jobs"]["publish"]["steps"]
    runs = [step.get("run", step.get("uses", "")).split(" ")[0].split("@")[0] for step in steps]
    last = ["aboveboard", "git", "actions/upload-pages-artifact", "actions/deploy-pages"]
    assert runs[-4:] == last
    pushing = steps[-3]
    assert pushing["env"]["TAGS"] == "refs/tags/published/*:refs/tags/published/*"
    assert [step for step in steps if "github.token" in str(step)] == [pushing]


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
    assert [line.partition(" ")[0] for line in publish["script"]] == ["aboveboard", "git"]
    assert publish["script"][0] == "aboveboard publish --out public"
    assert publish["artifacts"]["paths"] == ["public"]
    assert not {"environment", "artifacts"} & set(gitlab["check"])


def test_on_gitlab_a_merge_request_links_its_review_for_those_who_may_read_the_repository(gitlab: Any) -> None:
    review = gitlab["review"]
    assert review["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert "environment" not in review
    artifacts = review["artifacts"]
    assert (artifacts["access"], artifacts["when"], artifacts["paths"]) == ("developer", "always", ["review.txt"])
    assert artifacts["expose_as"]


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_ci_runs_are_commands_that_there_are(host: str, request: pytest.FixtureRequest) -> None:
    ci = request.getfixturevalue(host)
    lines = [line.strip() for text in texts(ci) for line in text.splitlines()]
    calls = [re.split(r" [>|]", line)[0] for line in lines if line.startswith("aboveboard ")]
    assert len(calls) == 4
    for call in calls:
        assert main([*shlex.split(call)[1:], "--help"]) == 0


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
