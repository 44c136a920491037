"""A command's CPU time, its children's included, and a demo agency to run it on."""

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def cpu_seconds(command: list[str], directory: Path) -> float:
    """Run a command to its end; return the CPU seconds (user and system) of it and of its children."""
    before = _children()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=directory, check=True, stdout=subprocess.DEVNULL, env=environment)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def aboveboard(*arguments: str) -> list[str]:
    """Return the command line of aboveboard in this environment."""
    return [sys.executable, "-m", "reports.cli.main", "-C", str(ROOT), *arguments]


def demo_agency(folder: Path, clients: int, weeks: int) -> Path:
    """Make the repository of an invented agency, without its site."""
    code = (
        "import sys; from pathlib import Path; from reports.demo import make_demo;"
        "folder, clients, weeks = sys.argv[1:];"
        "make_demo(Path(folder), clients=int(clients), weeks=int(weeks), seed=1, progress=lambda _: None)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder), str(clients), str(weeks)], cwd=ROOT, check=True)
    return folder


def steady_agency(folder: Path, clients: int, weeks: int) -> Path:
    """Make a repository whose weeks are all of one size."""
    script = ROOT / "bench" / "steady.py"
    subprocess.run([sys.executable, str(script), str(folder), str(clients), str(weeks)], cwd=ROOT, check=True)
    return folder
