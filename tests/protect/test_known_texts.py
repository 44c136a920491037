from pathlib import Path

from reports.model.private import Private, PrivateValue
from reports.protect import agency_texts, client_names, client_texts
from reports.source import find_workspace, load, load_agency
from tests.support.workspace import write_workspace

PRIVATE = Private((PrivateValue("clients/northwind/agreement.yml", "milestones.beta.private.target", "2026-11-30"),))


def test_every_text_of_a_client_is_known_by_where_it_stood(tmp_path: Path) -> None:
    workspace = find_workspace(write_workspace(tmp_path))
    agency = load_agency(workspace).agency
    assert agency is not None
    client = load(workspace, "northwind", agency).client
    assert client is not None
    known = {each.text: each.origin for each in client_texts(client, PRIVATE, ["files/Autumn plan.pdf"])}
    expected = {
        "Northwind Outdoors": "northwind: client.name",
        "ida@northwind.example": "northwind: client.people.sponsor.email",
        "More leads from the shop": "northwind: agreement.title",
        "landing-page": "northwind: agreement.scope.in.landing-page",
        "The landing page is live and leads are coming in.": "northwind: 2026-W47.summary",
        "Second variant of the page": "northwind: 2026-W47.next.what",
        "2026-12-15": "northwind: agreement.milestones.launch.due",
        "2026-11-30": "clients/northwind/agreement.yml: milestones.beta.private.target",
        "files/Autumn plan.pdf": "northwind: a file's name",
        "Autumn plan": "northwind: a file's name",
        "northwind": "northwind: its id",
    }
    assert {text: known.get(text) for text in expected} == expected
    assert not any("Northwind" in repr(each) for each in client_texts(client, PRIVATE))
    assert "2026-11-30" not in repr(PRIVATE) + repr(PRIVATE.values)

    names = {each.text for each in client_names(client)}
    assert {"Northwind Outdoors", "Ida Berg", "More leads from the shop", "northwind"} <= names
    assert "Second variant of the page" not in names
    assert {"Mara Quill", "Harbour Lane Studio"} <= {each.text for each in agency_texts(agency, Private())}
