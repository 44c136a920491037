"""What a change brings, from real commits: terms, who must accept them, findings old and new, and nothing else."""

import json
from pathlib import Path

import pytest

from reports.cli.main import main
from reports.errors import Refused, UsageError
from reports.history import digest
from reports.model import Agreement
from reports.pipeline.review import review
from reports.receipts import Signer, fingerprint, public_blob
from reports.review import as_json, as_text
from reports.source import FileKind, parse
from tests.review.conftest import Studio

MOVED = ("due: 2026-12-15", "due: 2026-12-29")


def said(studio: Studio, revisions: str = "main~1..main") -> str:
    return as_text(review(studio.root, revisions))


def test_nothing_changes_where_nothing_is_said_otherwise(studio: Studio) -> None:
    studio.edit("agreement.yml", ("name: Launch", '"name": "Launch"  # as before'))
    studio.git.write("README.md", "Words")
    studio.git.commit()
    assert said(studio) == "Nothing changes for any client."


def test_a_term_is_told_with_its_name_both_values_the_difference_and_who_must_accept_it(studio: Studio) -> None:
    studio.edit("agreement.yml", MOVED)
    studio.git.commit()
    assert said(studio).splitlines()[0] == (
        "Northwind Outdoors · Agreement: 1 term changes (v1 → v2 proposed) \N{EN DASH} needs acceptance by: Ida Berg"
    )
    assert "  Milestone Launch: due: 15 December 2026 → 29 December 2026 (14 days later)" in said(studio)


def test_the_working_copy_is_the_head_where_none_is_named(studio: Studio) -> None:
    assert said(studio, "main") == said(studio, "main..") == "Nothing changes for any client."
    studio.edit("agreement.yml", MOVED)
    assert "14 days later" in said(studio, "main")
    assert "14 days later" in said(studio, "main..")
    assert said(studio, "main..HEAD") == "Nothing changes for any client."


def test_what_came_to_the_other_branch_since_is_no_part_of_it(studio: Studio) -> None:
    studio.git.git("switch", "--quiet", "--create", "later")
    studio.edit("agreement.yml", MOVED)
    studio.git.commit()
    studio.git.git("switch", "--quiet", "main")
    studio.edit("client.yml", ("Northwind Outdoors", "Northwind"))
    studio.git.commit()
    found = said(studio, "main..later")
    assert "14 days later" in found
    assert "Name" not in found


def test_who_accepted_this_very_wording_is_not_asked_again(studio: Studio) -> None:
    studio.edit("agreement.yml", MOVED)
    terms = parse(FileKind.AGREEMENT, (studio.folder / "agreement.yml").read_bytes(), "").model
    assert isinstance(terms, Agreement)
    accepted = f"""document: agreement
version: 2
digest: {digest("northwind", terms)}
by: sponsor
decision: accept
at: 2026-11-20T10:00+02:00
method: email
"""
    studio.write("acceptances/2026-11-20-agreement-sponsor.yml", accepted)
    studio.git.commit()
    assert "(v1 → v2 proposed) \N{EN DASH} accepted by everybody who must" in said(studio)
    assert "Ida Berg: accepts agreement, version 2 (by e-mail on 20 November 2026, and nothing shows it)" in said(
        studio
    )
    studio.git.git(
        "mv", *(f"clients/northwind/acceptances/{name}.yml" for name in ("2026-11-20-agreement-sponsor", "x"))
    )
    studio.git.commit()
    assert said(studio) == "Nothing changes for any client."


def test_terms_that_a_decided_request_asked_for_name_it(studio: Studio) -> None:
    studio.write(
        "changes/cr-001.yml",
        """title: Two weeks more
raised: {by: sponsor, on: 2026-11-18}
kind: schedule
why: The photos are late.
options:
  later: {what: Launch two weeks later, milestones: {launch: 2026-12-29}}
  as-agreed: {what: Finish what was agreed}
decision: {option: later, by: sponsor, on: 2026-11-19}
""",
    )
    studio.edit("agreement.yml", MOVED)
    studio.git.commit()
    found = said(studio)
    assert "(14 days later, asked for in cr-001)" in found
    assert "Change request cr-001, Two weeks more: decided \N{EN DASH} by Ida Berg on 19 November 2026" in found
    assert "  Launch two weeks later: Launch on 29 December 2026" in found


def test_only_what_the_change_brings_is_a_finding_and_an_error_stops_it(
    studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    studio.edit("client.yml", ("role: deputy", "role: designer"))
    studio.git.commit()
    assert "Warning: " in said(studio)
    assert main(["-C", str(studio.root), "review", "main~1..main"]) == 0
    studio.write("updates/2026-W48.yml", "by: nobody\nstatus: on-track\nsummary: All is well.\n")
    studio.git.commit()
    capsys.readouterr()
    assert main(["-C", str(studio.root), "review", "main~1..main"]) == 1
    out = capsys.readouterr().out
    assert "no-deputy" not in out
    assert "Blocked: by: " in out
    assert "at clients/northwind/updates/2026-W48.yml:1" in out
    studio.write("notes.md", "")
    studio.git.commit()
    assert "unknown-reference" not in said(studio)


def test_access_people_and_rules_are_told(studio: Studio) -> None:
    agency = (studio.root / "agency.yml").read_text(encoding="utf-8")
    studio.git.write("agency.yml", f"{agency}rules: {{no-deputy: off}}\n")
    people = "people:\n  sponsor: {since: 2026-11-01, until: 2027-11-01}\n"
    studio.write("access.yml", f"format: 1\nepoch: 1\nagency_key: {'0' * 16}\n{people}sealed: AAAA\n")
    studio.edit("client.yml", ("role: sponsor", "role: reader"))
    studio.git.commit()
    found = said(studio)
    assert "Ida Berg: since 1 November 2026 until 1 November 2027 (access granted)" in found
    assert "Ida Berg: sponsor → reader (changed: role)" in found
    assert "Harbour Lane Studio · The agency\n  Rule no-deputy: by default → off" in found


def test_keys_that_may_sign_are_told_by_their_fingerprint(studio: Studio) -> None:
    key = public_blob(bytes(32))
    own, commits = Signer("sponsor", ("aboveboard-acceptance",), key).line(), "ada@quay.example ssh-ed25519 AAAA"
    studio.write("allowed_signers", f"{own}\n")
    studio.git.write("allowed_signers", f"{commits}\n")
    studio.git.commit()
    found = said(studio)
    assert f"sponsor, {fingerprint(key)}, for aboveboard-acceptance: may sign from now on" in found
    assert f"{commits}: may sign from now on" in found
    (studio.folder / "allowed_signers").unlink()
    assert f"sponsor, {fingerprint(key)}, for aboveboard-acceptance: may not sign any more" in said(studio, "main")


def test_an_update_that_is_corrected_says_why(studio: Studio) -> None:
    studio.edit("updates/2026-W46.yml", ("status: on-track", "status: at-risk\nwhy: Photos are late."))
    studio.git.commit()
    assert "Update 2026-W46: edited \N{EN DASH} at risk" in said(studio)
    assert "  Status: on track → at risk\n  Changed: status, why" in said(studio)
    assert review(studio.root, "main~1..main").is_blocked
    corrects = "corrects: {why: Photos were late already., on: 2026-11-21}\n"
    studio.edit("updates/2026-W46.yml", ("why: Photos", f"{corrects}why: Photos"))
    found = said(studio, f"{studio.base}..")
    assert "Update 2026-W46: corrected" in found
    assert "  Correction: Photos were late already.\n  Status: on track → at risk" in found


def test_a_client_that_is_removed_or_cannot_be_read_is_told(studio: Studio) -> None:
    studio.write("agreement.yml", "title: [")
    studio.git.commit()
    assert review(studio.root, "main~1..main").is_blocked
    assert "Cannot be compared: its files cannot be read as they are after this change" in said(studio)
    studio.git.git("rm", "--quiet", "-r", "clients/northwind")
    studio.git.commit()
    assert "northwind · Removed, with everything" in said(studio)


def test_json_tells_all_of_it(studio: Studio) -> None:
    studio.edit("agreement.yml", MOVED)
    head = studio.git.commit()
    told = json.loads(as_json(review(studio.root, "main~1..main")))
    assert (told["base"], told["head"], told["blocked"]) == (studio.base, head, False)
    (one,) = [section for section in told["reviewed"][0]["sections"] if section["part"] == "agreement"]
    assert one["lines"][0]["subject"] == "Milestone Launch: due"


@pytest.mark.parametrize("revisions", ["nothing-of-this-name..", "--help..HEAD", "main..-x"])
def test_a_revision_that_there_is_not_is_refused(studio: Studio, revisions: str) -> None:
    with pytest.raises(Refused, match="There is no commit"):
        review(studio.root, revisions)


def test_a_base_must_be_named_and_have_something_in_common(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        review(studio.root, "..HEAD")
    studio.git.git("switch", "--quiet", "--orphan", "alone")
    (tmp_path / "workspace" / "agency.yml").write_text("name: Another\n", encoding="utf-8")
    studio.git.commit()
    with pytest.raises(Refused, match="no commit in common"):
        review(studio.root, "main..HEAD")
