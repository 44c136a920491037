"""Whatever a commit, a name or a file is made of, a review says what it changes, and does nothing else."""

import json
import os
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.errors import Refused
from reports.pipeline.review import review
from reports.review import as_json, as_markdown, as_text
from tests.review.conftest import Studio

WRITTEN = (as_text, as_markdown, as_json)
OBEYED = ("\x1b", "\r", "\x07", "\u202e", "\x9b", "\udcff")
HOSTILE = "x\x1b]0;owned\x07 @all #1 <b>**\u202e"


def all_of(studio: Studio, revisions: str = "main~1..main") -> str:
    found = review(studio.root, revisions)
    written = "\n".join(form(found) for form in WRITTEN)
    assert [mark for mark in OBEYED if mark in written] == []
    return written


def test_messages_and_authors_are_no_part_of_a_review(studio: Studio) -> None:
    studio.edit("agreement.yml", ("name: Launch", "name: Opening"))
    studio.git.commit(f"{HOSTILE}\n\n{HOSTILE}", author="@all **Eve** <eve@evil.example>")
    written = all_of(studio)
    assert "Launch" in written
    assert "owned" not in written
    assert "Eve" not in written


def test_a_commit_in_latin_1_is_read(studio: Studio) -> None:
    studio.edit("agreement.yml", ("name: Launch", "name: Opening"))
    studio.git.git("config", "i18n.commitEncoding", "ISO-8859-1")
    studio.git.commit("Größer", author="Jörg <j@quay.example>")
    assert "Opening" in all_of(studio)


def test_names_of_files_are_written_out(studio: Studio) -> None:
    for name in (f"files/{HOSTILE}.pdf", f"updates/{HOSTILE}.yml", os.fsdecode(b"files/\xff.pdf")):
        studio.git.write(f"clients/northwind/{name}", "by: nobody\n")
    studio.git.commit()
    assert "\\x1b]0;owned" in all_of(studio)
    assert review(studio.root, "main~1..main").is_blocked
    assert "\\udcff" in as_text(review(studio.root, "main~1..main"))


def test_names_of_clients_and_people_stay_text(studio: Studio) -> None:
    name = "<img src=x> @octocat **bold** `code` #12"
    studio.edit("client.yml", ("Northwind Outdoors", json.dumps(name)), ("Ida Berg", json.dumps(name)))
    studio.git.commit()
    written = as_markdown(review(studio.root, "main~1..main"))
    assert "<img" not in written
    assert "@octocat" not in written
    assert "**bold**" not in written


def test_a_link_is_told_and_never_followed(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("title: [secret\n", encoding="utf-8")
    (studio.folder / "agreement.yml").unlink()
    (studio.folder / "agreement.yml").symlink_to(tmp_path / "secret.yml")
    studio.git.commit()
    for revisions in ("main~1..main", "main~1.."):
        written = all_of(studio, revisions)
        assert "symbolic-link" in written
        assert "secret" not in written


def test_a_client_that_is_a_link_is_told(studio: Studio, tmp_path: Path) -> None:
    (studio.root / "clients" / "other").symlink_to(tmp_path)
    studio.git.commit()
    for revisions in ("main~1..main", "main~1.."):
        assert "symbolic-link" in all_of(studio, revisions)
    assert all_of(studio, "main").startswith("Nothing changes for any client.")


def test_a_submodule_is_no_file_of_a_client(studio: Studio) -> None:
    studio.git.git("update-index", "--add", "--cacheinfo", f"160000,{studio.base},clients/northwind/files/module")
    studio.git.git("commit", "--quiet", "--message", "A module")
    assert "module" in all_of(studio)


def test_a_renamed_update_is_one_that_went_and_one_that_came(studio: Studio) -> None:
    studio.git.git("mv", *(f"clients/northwind/updates/2026-{week}.yml" for week in ("W47", "W48")))
    studio.git.commit()
    written = all_of(studio)
    assert "Update 2026-W47: removed" in written
    assert "Update 2026-W48" in written


def test_what_the_repository_says_is_to_run_does_not_run(studio: Studio, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    studio.git.write(".gitattributes", "*.yml filter=own diff=own\n")
    studio.edit("agreement.yml", ("name: Launch", "name: Opening"))
    studio.git.commit()
    settings = ("filter.own.smudge", "filter.own.clean", "diff.own.textconv", "diff.own.command", "core.fsmonitor")
    for setting in settings:
        studio.git.git("config", setting, str(program))
    assert "Opening" in all_of(studio)
    assert "Opening" in all_of(studio, "main~1")
    assert not ran.exists()


def test_a_shallow_clone_is_refused_with_the_way_out(
    studio: Studio, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.git.commit()
    clone = tmp_path / "clone"
    studio.git.git("clone", "--quiet", "--depth=1", f"file://{studio.root}", str(clone))
    with pytest.raises(Refused, match="shallow"):
        review(clone, "HEAD..")
    assert main(["-C", str(clone), "review", "HEAD"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err
