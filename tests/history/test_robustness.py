"""What people, tools and attackers do to a repository, on real git: the trail stays true, or says what it cannot."""

from datetime import date

import pytest

from reports.changes import Change
from reports.errors import Refused
from reports.history import read_trail
from reports.periods import Period
from tests.history.conftest import Northwind
from tests.support.receipts import P256_KEY, allowed, blob_of
from tests.support.workspace import agreement_text, update_text


def paths(changes: tuple[Change, ...]) -> list[tuple[str, ...]]:
    return [change.path for change in changes]


def retitle(northwind: Northwind, title: str, on: str) -> str:
    northwind.write("agreement.yml", agreement_text(title=title))
    return northwind.commit(on)


def test_a_forged_author_date_counts_for_nothing_and_is_said(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.agency.git("add", "--all")
    northwind.agency.git("commit", "--quiet", "--date=2026-01-05T10:00:00+00:00", "--message", "Work")
    newest, first = northwind.entries()
    assert (newest.on, newest.authored) == (date(2026, 11, 20), date(2026, 1, 5))
    assert first.authored is None


def test_a_force_push_leaves_what_head_knows(northwind: Northwind) -> None:
    first = northwind.commit("2026-09-01")
    gone = retitle(northwind, "More leads", "2026-09-02")
    northwind.agency.git("reset", "--quiet", "--hard", first)
    kept = retitle(northwind, "Many leads", "2026-09-03")
    found = [entry.revision.id for entry in northwind.entries()]
    assert found == [kept, first]
    assert gone not in found


def test_a_foxtrot_merge_shows_as_one_entry_what_came_by_its_second_parent(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.agency.git("branch", "side")
    retitle(northwind, "More leads", "2026-09-02")
    northwind.agency.git("switch", "--quiet", "side")
    northwind.report(47)
    northwind.commit("2026-09-03")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--message", "Merge main into side", "main")
    merge, published, _ = northwind.entries()
    assert paths(merge.changes) == [("title",)]
    assert merge.revision.id == northwind.agency.git("rev-parse", "HEAD")
    assert published.published == (Period.parse("2026-W47"),)


def test_an_evil_merge_is_one_entry_with_all_that_it_changed(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.agency.git("switch", "--quiet", "--create", "side")
    northwind.report(47)
    northwind.commit("2026-09-02")
    northwind.agency.git("switch", "--quiet", "main")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    northwind.write("agreement.yml", agreement_text(title="Slipped in"))
    northwind.agency.git("add", "--all")
    northwind.agency.git("commit", "--quiet", "--message", "Merge side")
    evil = northwind.entries()[0]
    assert paths(evil.changes) == [("title",)]
    assert evil.published == (Period.parse("2026-W47"),)
    assert evil.merged == ("agreement.yml",)


def test_what_a_merge_alone_has_is_marked(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.agency.git("switch", "--quiet", "--create", "side")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.commit("2026-09-02")
    northwind.agency.git("switch", "--quiet", "main")
    northwind.report(47)
    northwind.commit("2026-09-03")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--message", "Honest", "side")
    honest = northwind.entries()[0]
    northwind.agency.git("reset", "--quiet", "--hard", "HEAD^")
    northwind.agency.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    northwind.write("agreement.yml", agreement_text(title="Slipped in"))
    northwind.write("files/plan.txt", "Slipped in, too")
    northwind.write("allowed_signers", allowed("sponsor", blob_of(P256_KEY)))
    northwind.agency.git("add", "--all")
    northwind.agency.git("commit", "--quiet", "--message", "Evil")
    assert (paths(honest.changes), honest.merged) == ([("title",)], ())
    assert northwind.entries()[0].merged == ("agreement.yml", "allowed_signers")


def test_names_and_messages_stay_text_on_one_line(northwind: Northwind) -> None:
    author = "**Ada** <b>\u202e@team\x07 <ada@quay.example>"
    northwind.agency.write("agency.yml", "name: Quay\n")
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.agency.git("add", "--all")
    tree, parent = northwind.agency.git("write-tree"), northwind.agency.git("rev-parse", "HEAD")
    who = f"{author} 1795190400 +0000"
    text = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\n\x1b[2J @all\n\nClient-Note: a\x07b\n"
    northwind.agency.write(".git/odd", text)
    commit = northwind.agency.git("hash-object", "-t", "commit", "-w", "--literally", ".git/odd")
    northwind.agency.git("reset", "--quiet", "--hard", commit)
    newest = northwind.entries()[0]
    assert newest.author.isprintable()
    assert newest.author.startswith("**Ada**")
    assert newest.note == "a b"


def test_a_latin_1_commit_is_read(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.agency.git("config", "i18n.commitEncoding", "ISO-8859-1")
    tree = (northwind.agency.git("add", "--all"), northwind.agency.git("write-tree"))[1]
    parent = northwind.agency.git("rev-parse", "HEAD")
    who = "Åsa Öst <asa@quay.example> 1795190400 +0000"
    text = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\nencoding ISO-8859-1\n\nBlå\n"
    northwind.agency.write(".git/latin", text.encode("latin-1"))
    commit = northwind.agency.git("hash-object", "-t", "commit", "-w", ".git/latin")
    northwind.agency.git("reset", "--quiet", "--hard", commit)
    assert northwind.entries()[0].author == "Åsa Öst"


def test_a_client_whose_folder_is_named_anew_is_another_client(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.agency.git("mv", "clients/northwind", "clients/northwind-outdoors")
    northwind.commit("2026-09-02")
    trail = read_trail(northwind.agency.root)
    assert [len(trail.client(one).entries) for one in trail.client_ids] == [2, 1]


@pytest.mark.parametrize("name", ["agreement.yml", "updates/2026-W47.yml"])
def test_a_symbolic_link_is_never_followed(northwind: Northwind, name: str) -> None:
    northwind.report(47)
    northwind.commit("2026-09-01")
    northwind.agency.remove(f"clients/northwind/{name}")
    (northwind.agency.root / "clients/northwind" / name).symlink_to("/etc/hostname")
    northwind.commit("2026-09-02")
    newest = northwind.entries()[0]
    assert newest.unreadable == (name,)
    assert newest.changes == ()


def test_a_submodule_in_a_clients_place_holds_no_files(northwind: Northwind) -> None:
    commit = northwind.commit("2026-09-01")
    northwind.agency.git("update-index", "--add", "--cacheinfo", f"160000,{commit},clients/northwind/files/module")
    northwind.agency.git("commit", "--quiet", "--message", "Module")
    assert len(northwind.entries()) == 1


def test_a_term_with_invisible_characters_is_unreadable_and_in_no_version(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    northwind.write("agreement.yml", agreement_text(title="More\u200bleads"))
    northwind.commit("2026-09-02")
    newest = northwind.entries()[0]
    assert newest.unreadable == ("agreement.yml",)
    assert newest.agreement is None


def test_replaced_commits_are_refused_for_the_trail_too(northwind: Northwind) -> None:
    first = northwind.commit("2026-09-01")
    second = retitle(northwind, "More leads", "2026-09-02")
    northwind.agency.git("replace", second, first)
    with pytest.raises(Refused, match="replaced by others"):
        northwind.entries()


def test_an_update_that_is_only_named_anew_went_and_came(northwind: Northwind) -> None:
    northwind.write("updates/2026-W46.yml", update_text())
    northwind.commit("2026-09-01")
    northwind.agency.git("mv", "clients/northwind/updates/2026-W46.yml", "clients/northwind/updates/2026-W47.yml")
    northwind.commit("2026-09-02")
    newest = northwind.entries()[0]
    assert (newest.published, newest.removed) == ((Period.parse("2026-W47"),), (Period.parse("2026-W46"),))
