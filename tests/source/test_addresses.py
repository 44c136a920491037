"""Two clients never share an address, and none takes the site's own."""

from pathlib import Path

import pytest

from reports.source import address_problems, find_workspace, load
from tests.support.workspace import client_text, write_workspace


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (("one", "two"), []),
        ((None, None), []),
        (
            ("same", "same"),
            ["clients/quay/client.yml:11:10: taken-address: address: `same` is the address of bay, too"],
        ),
        (("assets", "two"), ["clients/bay/client.yml:11:10: taken-address: address: `assets` is taken by the site"]),
    ],
)
def test_an_address_is_one_client_s_alone(tmp_path: Path, addresses: tuple[str | None, ...], said: list[str]) -> None:
    for client, address in zip(("bay", "quay"), addresses, strict=True):
        folder = write_workspace(tmp_path, client)
        (folder / "client.yml").write_text(client_text(address=address))
    workspace = find_workspace(tmp_path)
    found = [str(problem) for problem in address_problems(workspace)]
    loaded = {client_id: load(workspace, client_id, None) for client_id in workspace.client_ids}
    assert [str(problem) for problem in address_problems(workspace, loaded)] == found
    assert len(found) == len(said)
    assert all(told.startswith(expected) for told, expected in zip(found, said, strict=True))


def test_clients_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    (write_workspace(tmp_path, "bay") / "client.yml").unlink()
    (write_workspace(tmp_path, "quay") / "client.yml").write_text("name: [")
    (tmp_path / "clients" / "link").symlink_to("bay")
    assert list(address_problems(find_workspace(tmp_path))) == []
