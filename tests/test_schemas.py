"""What is shipped for editors is what the model says, and it reaches a workspace whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli.main import aboveboard, main
from reports.schemas import schemas, write_schemas
from reports.source import FileKind
from tests.support.schemas import schema_text
from tests.support.workspace import write_workspace
from tests.support.writing import SECTIONS


@pytest.mark.parametrize("kind", SECTIONS)
def test_a_schema_that_is_shipped_is_what_the_model_and_the_documents_say(kind: FileKind) -> None:
    assert schemas()[kind].decode() == schema_text(kind), "run `make schemas`"


def test_there_is_one_for_each_kind_of_file_that_people_write() -> None:
    assert set(schemas()) == set(SECTIONS)


def test_only_what_is_missing_or_old_is_written(tmp_path: Path) -> None:
    first = write_schemas(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in first} == {f"schemas/{kind}.json" for kind in schemas()}
    (tmp_path / "schemas" / "update.json").write_text("{}")
    assert [path.name for path in write_schemas(tmp_path)] == ["update.json"]
    assert write_schemas(tmp_path) == ()
    assert json.loads((tmp_path / "schemas" / "update.json").read_text())["properties"]["asks"]


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_schemas(tmp_path)
    (tmp_path / "schemas" / "update.json").write_text("old")

    def full(path: Path, data: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device", str(path), None, len(data))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_schemas(tmp_path)
    assert (tmp_path / "schemas" / "update.json").read_text() == "old"
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {f"{kind}.json" for kind in schemas()}


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(aboveboard, arguments, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.return_value, done.output


def test_the_command_writes_into_the_workspace_from_anywhere_below_it(tmp_path: Path) -> None:
    client = write_workspace(tmp_path)
    assert run("-C", str(client), "schema") == (0, f"{tmp_path / 'schemas'}: 7 files written.\n")
    assert run("-C", str(tmp_path), "schema") == (0, f"{tmp_path / 'schemas'}: all are up to date.\n")


def test_nothing_is_written_where_a_link_leads(tmp_path: Path) -> None:
    write_workspace(tmp_path / "work")
    (tmp_path / "away").mkdir()
    (tmp_path / "work" / "schemas").symlink_to(tmp_path / "away")
    assert main(["-C", str(tmp_path / "work"), "schema"]) == 2
    assert list((tmp_path / "away").iterdir()) == []


def test_the_command_writes_where_it_is_told_and_prints_one(tmp_path: Path) -> None:
    assert run("-C", str(tmp_path), "schema", "--out", "here")[0] == 0
    assert (tmp_path / "here" / "client.json").read_bytes() == schemas()["client"]
    assert run("schema", "client") == (0, schemas()["client"].decode())


def test_no_stage_is_imported_for_it() -> None:
    code = (
        "import sys; import reports.cli.schema;"
        "heavy = {'pydantic', 'yaml', 'mkdocs', 'jinja2', 'git', 'babel', 'cryptography'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
