"""The house rules that no linter knows."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "reports").rglob("*.py"))
DOORS = {
    "yaml": {"source/yaml_nodes.py"},
    "git": {"history/repository.py", "demo/repository.py"},
    "jinja2": {"pages/template.py"},
    "cryptography": {"protect/crypto.py", "receipts/sshsig.py"},
    "mkdocs": {"site/"},
    "material": {"site/"},
    "secrets": {"access/randomness.py"},
    "smtplib": {"notify/outbox.py"},
    "ssl": {"notify/outbox.py"},
    "socket": {"notify/outbox.py", "cli/static_server.py"},
    "http": {"notify/outbox.py", "cli/static_server.py"},
    "urllib.request": set(),
    "asyncio": set(),
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}


def name_of(module: Path) -> str:
    return module.relative_to(ROOT / "reports").as_posix()


def imports_of(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is(module: Path) -> None:
    text = module.read_text()
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))
    assert module.stem not in VAGUE


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_function_is_at_most_fifty_lines(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{module}:{node.lineno} {node.name}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_the_outside_world_is_met_at_its_door_only(module: Path) -> None:
    for imported in imports_of(module):
        doors = DOORS.get(imported, DOORS.get(imported.partition(".")[0]))
        assert doors is None or any(name_of(module).startswith(door) for door in doors), f"{module} imports {imported}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_the_clock_and_the_environment_have_one_door_each(module: Path) -> None:
    text = module.read_text()
    if name_of(module) != "clock.py":
        assert not re.search(r"\b(?:datetime\.now|date\.today|time\.time(?:_ns)?)\(", text)
    if name_of(module) != "access/randomness.py":
        assert not re.search(r"\bos\.urandom\(", text)


def test_private_values_are_known_to_loading_to_checks_to_the_proof_and_to_the_portfolio_only() -> None:
    known = ("source/", "history/", "pipeline/", "protect/known_texts", "figures/targets.py", "rules/")
    for module in MODULES:
        if "reports.model.private" in imports_of(module):
            assert name_of(module).startswith(known), module


def test_the_map_names_every_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text()
    listed = set(re.findall(r"`([a-z_]+(?:/[a-z_]+)*\.py)`", text))
    there = {name_of(module) for module in MODULES if module.name != "__init__.py"}
    assert there - listed == set()
    assert listed - there == set()


def test_whoever_joins_stages_reads_history_as_it_was_published() -> None:
    names = ("on_record", "process", "publishing", "rebuilding", "verify")
    known = {f"pipeline/{name}.py" for name in names}
    readers = {name_of(module) for module in MODULES if "read_trail(" in module.read_text()}
    assert {name for name in readers if name.startswith(("pipeline/", "cli/"))} <= known
    assert all("as_published(" in (ROOT / "reports" / name).read_text() for name in known)


HEAVY = ("mkdocs", "jinja2", "babel", "cryptography", "git")
NO_REPOSITORY = "tests/cases/source/complete"
"""A workspace without history; in the project's own, people signed, so `check` verifies signatures."""


@pytest.mark.parametrize(
    ("argument", "place", "heavy"),
    [("--help", ".", HEAVY), ("due", ".", HEAVY), ("check", ".", HEAVY[:3]), ("check", NO_REPOSITORY, HEAVY)],
    ids=["help", "due", "check", "check without a repository"],
)
def test_a_light_command_imports_neither_mkdocs_nor_jinja2(argument: str, place: str, heavy: tuple[str, ...]) -> None:
    code = (
        "import sys; from reports.cli.main import main; main(['-C', *sys.argv[1:3]]);"
        "heavy = set(sys.argv[3:]) & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    call = [sys.executable, "-c", code, place, argument, *heavy]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_sealing_process_imports_neither_mkdocs_nor_jinja2() -> None:
    code = (
        "import sys; import reports.pipeline.sealed, reports.pipeline.process;"
        "heavy = {'mkdocs', 'material', 'jinja2'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_repository_speaks_of_the_product_alone() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        assert not re.search(rb"\.\./shar" + rb"ed|/wor" + rb"k/|/ro" + rb"ot/", data), name
