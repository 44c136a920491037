"""`.mailmap` means here what it means to git; each change of it is told to every client."""

from datetime import date
from itertools import product

import pytest

from reports.history import NamesEvent, read_trail
from reports.history.mailmap import Mailmap
from reports.history.revisions import parse_commit
from tests.history.conftest import Northwind
from tests.support.agency import Agency
from tests.support.workspace import agreement_text, write_workspace

FILES = {
    "a name": "Ada Quay <ada@quay.example>\n",
    "an address": "<ada@quay.example> <ada@laptop.local>\n",
    "both": "Ada Quay <ada@quay.example> <ada@laptop.local>\n",
    "one name of an address": "Ada Quay <ada@quay.example> Root <ada@laptop.local>\n",
    "nobody's address": "Ada Quay <ada@quay.example> <>\n",
    "the case of letters": "Ada Quay <ADA@quay.EXAMPLE>\nÅsa <x@y.example> ÅDA <ada@laptop.local>\n",
    "the last one": "Ada <ada@quay.example>\nAda Quay <ada@quay.example>\n<a@b.example> <ada@quay.example>\n",
    "a name of a name": "Ada <ada@laptop.local>\nAda Quay <a@b.example> Root <ada@laptop.local>\n",
    "an address of a name": "<a@b.example> Root <ada@laptop.local>\nAda <ada@laptop.local>\n",
    "comments and blanks": "# Ada <ada@laptop.local>\n\n \t Ada  Quay \t<ada@quay.example>\r\n # <x>\n",
    "no address": "Ada Quay\nAda Quay <ada@quay.example\nAda <>\n",
    "something behind": "Ada Quay <ada@quay.example> and <more\nAda <ada@laptop.local> Root\n",
    "angles": "Ada < Quay <ada@quay.example> Root <ada@laptop.local> >\n",
    "blanks in an address": "Ada Quay < ada@quay.example >\n",
    "no last line end": "Ada Quay <ada@quay.example>",
}
WHO = list(product(["Root", "root", "ada", "åda"], ["ada@quay.example", "Ada@Laptop.local", "else@quay.example"]))


def committed(name: str, email: str) -> bytes:
    return f"tree 0\nauthor {name} <{email}> 1795190400 +0000\ncommitter x <x> 1795190400 +0000\n\nWork\n".encode()


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_git_says_the_same(agency: Agency, text: str) -> None:
    agency.write(".mailmap", text)
    told = agency.git("check-mailmap", *(f"{name} <{email}>" for name, email in WHO)).splitlines()
    names = Mailmap(text.encode())
    ours = [names.name_of(parse_commit("0" * 40, committed(*who))) for who in WHO]
    assert ours == [line.partition(" <")[0] for line in told]


def test_names_are_text_on_one_line() -> None:
    names = Mailmap("\u202eAda\x07 <ada@quay.example>\n\x07 <else@quay.example>\n".encode() + b"\xff <x")
    told = [names.name_of(parse_commit("0" * 40, committed("Root", f"{who}@quay.example"))) for who in ("ada", "else")]
    assert told == ["Ada", "Root"]


ROOT = "Root <ada@laptop.local>"


def test_head_s_names_hold_for_all_of_history(northwind: Northwind) -> None:
    northwind.report(46)
    northwind.commit("2026-09-01", author=ROOT)
    before = northwind.entries()[0]
    northwind.agency.write(".mailmap", "Ada Quay <ada@laptop.local>\n")
    northwind.commit("2026-09-02")
    edit, first = northwind.entries()
    assert (before.author, before.recorded_as) == ("Root", "")
    assert (first.author, first.recorded_as) == ("Ada Quay", "Root")
    assert (edit.events, edit.on) == ((NamesEvent((("Root", "Ada Quay"),)),), date(2026, 9, 2))
    [version] = northwind.versions().values()
    assert version.revision
    assert version.revision.author == "Ada Quay"
    assert version.as_of == date(2026, 9, 1)


def test_an_edit_is_told_to_every_client_that_was_there(northwind: Northwind) -> None:
    northwind.agency.write(".mailmap", "Somebody <else@quay.example>\n")
    northwind.commit("2026-09-01")
    northwind.agency.write(".mailmap", "Ada Quay <ada@laptop.local>\n")
    northwind.commit("2026-09-02")
    write_workspace(northwind.agency.root, "harbour")
    northwind.commit("2026-09-03", author=ROOT)
    northwind.agency.remove(".mailmap")
    northwind.write("agreement.yml", agreement_text(title="More leads"))
    northwind.commit("2026-09-04")
    trail = read_trail(northwind.agency.root)
    told = {client: [entry.events[-1:] for entry in trail.client(client).entries] for client in trail.client_ids}
    assert told["northwind"] == [(NamesEvent(()),), (NamesEvent(()),), (NamesEvent(()),)]
    assert told["harbour"][0] == (NamesEvent((("Ada Quay", "Root"),)),)
    assert len(told["harbour"]) == 2
    assert trail.client("northwind").entries[0].changes


def test_it_is_a_part_of_what_a_site_is_made_of(northwind: Northwind) -> None:
    northwind.commit("2026-09-01")
    before = read_trail(northwind.agency.root).moment("northwind")
    northwind.agency.write(".mailmap", "Ada Quay <ada@laptop.local>\n")
    northwind.commit("2026-09-02")
    after = read_trail(northwind.agency.root).moment("northwind")
    assert (after[0], after[1] - before[1]) == (before[0] + 1, 86400)


@pytest.mark.parametrize("setting", [("mailmap.file", "agency.yml"), ("mailmap.blob", "HEAD:agency.yml")])
def test_no_other_file_is_read_and_not_the_working_copy_s(northwind: Northwind, setting: tuple[str, str]) -> None:
    northwind.agency.git("config", *setting)
    northwind.commit("2026-09-01", author=ROOT)
    northwind.agency.write(".mailmap", "Ada Quay <ada@laptop.local>\n")
    assert northwind.entries()[0].author == "Root"
