from datetime import date
from pathlib import Path

import pytest

from reports.access import DemoRandom, add, init, list_access, read_agency_key, read_client_keys
from reports.access.grant import AccessLine
from reports.access.roster import access_file
from reports.environment import take_secrets
from reports.errors import Refused, UsageError
from reports.model.values import PORTFOLIO
from reports.protect.key_slots import NoSlot, encode_slots, open_slots
from tests.support.workspace import agency_text, write_workspace

SINCE, UNTIL = date(2026, 9, 1), date(2027, 9, 1)


@pytest.fixture(autouse=True)
def _no_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABOVEBOARD_KEY", raising=False)
    take_secrets.cache_clear()


def _demo(root: Path) -> Path:
    write_workspace(root)
    (root / "agency.yml").write_text(agency_text(demo="true"), encoding="utf-8")
    return root


def test_two_people_open_the_site_each_with_their_own_passphrase(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    init(tmp_path)
    key = read_agency_key(tmp_path, demo=False)
    first = add(tmp_path, "northwind", "sponsor", UNTIL, since=SINCE)
    alone = read_client_keys(tmp_path, key, "northwind")
    second = add(tmp_path, "northwind", "marketing-lead", since=SINCE)
    keys = read_client_keys(tmp_path, key, "northwind")

    slots = encode_slots(keys)
    assert {open_slots(slots, first), open_slots(slots, second)} == {keys.content}
    assert (alone.epoch, keys.epoch) == (1, 2)
    assert (alone.content, alone.address, alone.salt) == (keys.content, keys.address, keys.salt)
    assert alone.seed != keys.seed
    assert list_access(tmp_path) == (
        AccessLine("northwind", "marketing-lead", SINCE, None),
        AccessLine("northwind", "sponsor", SINCE, UNTIL),
    )
    assert first not in access_file(tmp_path, "northwind").read_text(encoding="utf-8")
    assert list((tmp_path / "clients/northwind").glob(".*")) == []
    with pytest.raises(Refused, match="sponsor has access already"):
        add(tmp_path, "northwind", "sponsor")


def test_a_demonstration_draws_the_same_bytes_for_the_same_seed(tmp_path: Path) -> None:
    one, two, three = (_demo(tmp_path / name) for name in ("one", "two", "three"))
    given = [
        add(root, "northwind", "sponsor", since=SINCE, random=DemoRandom(seed, "northwind"))
        for root, seed in ((one, 1), (two, 1), (three, 2))
    ]
    written = [access_file(root, "northwind").read_bytes() for root in (one, two, three)]
    assert given[0] == given[1] != given[2]
    assert written[0] == written[1] != written[2]


@pytest.mark.parametrize(
    ("client", "person", "until", "said"),
    [
        ("northwynd", "sponsor", None, "There is no client 'northwynd'"),
        ("../northwind", "sponsor", None, "There is no client"),
        ("northwind", "boss", None, "There is no person 'boss'"),
        ("northwind", "sponsor", date(2026, 8, 31), "cannot end on 2026-08-31"),
    ],
)
def test_a_mistyped_grant_says_what_there_is(
    tmp_path: Path, client: str, person: str, until: date | None, said: str
) -> None:
    _demo(tmp_path)
    with pytest.raises(UsageError, match=said):
        add(tmp_path, client, person, until, since=SINCE)
    assert not access_file(tmp_path, "northwind").exists()


def test_the_team_opens_the_portfolio_with_keys_of_its_own(tmp_path: Path) -> None:
    root, key = _demo(tmp_path), read_agency_key(tmp_path, demo=True)
    add(root, "northwind", "sponsor", since=SINCE)
    passphrase = add(root, PORTFOLIO, "analyst", UNTIL, since=SINCE)
    own, clients = (read_client_keys(root, key, who) for who in (PORTFOLIO, "northwind"))
    assert open_slots(encode_slots(own), passphrase) == own.content
    with pytest.raises(NoSlot):
        open_slots(encode_slots(clients), passphrase)
    assert {own.content, own.address}.isdisjoint({clients.content, clients.address})
    assert access_file(root, PORTFOLIO) == root / "portfolio.access.yml"
    assert list_access(root)[-1] == AccessLine(PORTFOLIO, "analyst", SINCE, UNTIL)


@pytest.mark.parametrize(("taken", "put"), [(PORTFOLIO, "northwind"), ("northwind", PORTFOLIO)])
def test_an_access_file_opens_nothing_in_anothers_place(tmp_path: Path, taken: str, put: str) -> None:
    root, key = _demo(tmp_path), read_agency_key(tmp_path, demo=True)
    add(root, "northwind", "sponsor", since=SINCE)
    add(root, PORTFOLIO, "analyst", since=SINCE)
    access_file(root, put).write_bytes(access_file(root, taken).read_bytes())
    with pytest.raises(Refused, match="belongs to another client"):
        read_client_keys(root, key, put)


def test_the_portfolio_is_for_the_team_alone(tmp_path: Path) -> None:
    root = _demo(tmp_path)
    with pytest.raises(UsageError, match=r"no person 'sponsor' in agency\.yml"):
        add(root, PORTFOLIO, "sponsor", since=SINCE)
    with pytest.raises(Refused) as refused:
        read_client_keys(root, read_agency_key(root, demo=True), PORTFOLIO)
    assert "access add --portfolio" in refused.value.hint


def test_without_a_key_both_ways_out_are_named(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    with pytest.raises(Refused) as refused:
        add(tmp_path, "northwind", "sponsor")
    assert "access init" in refused.value.hint
    assert "--plain" in refused.value.hint


def test_a_client_without_access_file_names_access_add(tmp_path: Path) -> None:
    _demo(tmp_path)
    with pytest.raises(Refused) as refused:
        read_client_keys(tmp_path, read_agency_key(tmp_path, demo=True), "northwind")
    assert "aboveboard access add northwind" in refused.value.hint


def test_a_second_key_is_not_made_for_sites_that_the_first_one_sealed(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    init(tmp_path)
    add(tmp_path, "northwind", "sponsor", since=SINCE)
    (tmp_path / ".aboveboard/key").unlink()
    with pytest.raises(Refused, match="sealed under an agency key already, as that of northwind"):
        init(tmp_path)


def test_nor_for_the_portfolio(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    init(tmp_path)
    add(tmp_path, PORTFOLIO, "analyst", since=SINCE)
    (tmp_path / ".aboveboard/key").unlink()
    with pytest.raises(Refused, match="sealed under an agency key already, as that of portfolio"):
        init(tmp_path)


def test_listing_never_leaves_the_clients(tmp_path: Path) -> None:
    (tmp_path / "clients" / "northwind").mkdir(parents=True)
    (tmp_path / "access.yml").write_text("people: {}")
    with pytest.raises(UsageError, match="There is no client"):
        list_access(tmp_path, "..")


def test_listing_needs_no_key_and_knows_its_clients(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    assert list_access(tmp_path, "northwind") == ()
    with pytest.raises(UsageError, match="There is no client 'southwind'"):
        list_access(tmp_path, "southwind")
