"""Mutated files and folders → what must never come of reading them.

`python -m tests.support.fuzzing SECONDS [SEED]` goes on for as long as it is told, and prints what it met.
"""

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from reports.problems import Problem
from reports.source import FileKind, find_workspace, kind_of, load, load_agency, parse
from tests.support.mutations import NAMES, mutated

ROOT = Path(__file__).parent.parent.parent
COMPLETE = ROOT / "tests" / "cases" / "source" / "complete"
LONGEST = 3.0
"""Seconds of the processor that a file or a workspace may take: a quarter of a megabyte of mistakes takes one."""
HUSH = "hush7-never-told"
PLANTED = f"private:\n  worry: {HUSH}\n  talks:\n    - {HUSH}\n    - {{tone: {HUSH}}}\n"
INLINE = f"{{private: {{worry: {HUSH}}}, "
"""What is planted into files, and may be told by no problem."""
TABLES = {FileKind.METRIC, FileKind.HOURS}
"""Kinds of file in which nothing is private."""
Pool = Sequence[tuple[FileKind, bytes]]


class Harm(AssertionError):
    """Reading did what it must not do."""


def pool() -> Pool:
    """Return the files of the demonstration, of the complete case and of all others, private values planted."""
    return [(kind, _planted(kind, data)) for kind, data in _files()]


def _files() -> Iterator[tuple[FileKind, bytes]]:
    for root in (ROOT, COMPLETE):
        yield FileKind.AGENCY, (root / "agency.yml").read_bytes()
        for client in sorted((root / "clients").iterdir()):
            for path in sorted(client.rglob("*.*")):
                if path.is_file() and (kind := kind_of(path.relative_to(client).as_posix())):
                    yield kind, path.read_bytes()
    for case in sorted((ROOT / "tests" / "cases").glob("*/*.yml")):
        for name, text in yaml.safe_load(case.read_bytes())["files"].items():
            kind = FileKind.AGENCY if name == "agency.yml" else kind_of("/".join(name.split("/")[2:]))
            if kind:
                yield kind, text.encode()


def _planted(kind: FileKind, data: bytes) -> bytes:
    if kind in {*TABLES, FileKind.ACCESS} or b"private:" in data:
        return data
    return re.sub(rb"\{(?=[a-z])", INLINE.encode(), data).rstrip(b"\n") + b"\n" + PLANTED.encode()


def odd_file(rng: random.Random, files: Pool) -> tuple[FileKind, bytes]:
    """Return one of the files, mutated, now and then read as what it is not."""
    kind, data = rng.choice(files)
    return (rng.choice(list(FileKind)) if rng.random() < 0.03 else kind), mutated(rng, data, [own for _, own in files])


def read_file(kind: FileKind, data: bytes) -> int:
    """Read a file, and return how many problems it has; Harm where something happens that must not."""
    try:
        parsed = parse(kind, data, "a/file")
    except Exception as error:
        raise Harm(f"raised {error!r}") from error
    if (parsed.model is None) != bool(parsed.problems):
        raise Harm("a model in spite of problems, or nothing at all")
    judge(parsed.problems, data, secret=kind not in TABLES)
    return len(parsed.problems)


def judge(problems: Sequence[Problem], data: bytes, *, secret: bool) -> None:
    """Harm where a problem lies outside of its file, or tells what is private and stands where it was planted."""
    text = data.decode("utf-8-sig", "replace")
    lines = re.split("\r\n|\r|\n", text)
    planted = f"\n{text}".count(f"\n{PLANTED}") * PLANTED.count(HUSH) + text.count(INLINE)
    for problem in problems:
        inside = 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        if not inside and (problem.line, problem.column) != (0, 0):
            raise Harm(f"lies outside: {problem}")
        if secret and HUSH in str(problem) and text.count(HUSH) == planted:
            raise Harm(f"tells what is private: {problem}")


def write_odd_workspace(rng: random.Random, files: Pool, root: Path) -> None:
    """Write the complete case, some files of it mutated, some more under names that nobody should give."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(COMPLETE, root)
    client = root / "clients" / "northwind"
    for path in rng.sample(sorted(path for path in client.rglob("*") if path.is_file()), rng.randrange(1, 4)):
        alike = [one for one in files if one[0] == kind_of(path.relative_to(client).as_posix())]
        path.write_bytes(odd_file(rng, alike or files)[1])
    for name in rng.sample(NAMES, rng.randrange(3)):
        _put(client, name, odd_file(rng, files)[1])


def _put(client: Path, name: str, data: bytes) -> None:
    """Write a file of an odd name; this machine may have no such names."""
    path = client / name
    try:
        for folder in reversed(path.parents):
            if folder.is_file():
                folder.unlink()
            folder.mkdir(exist_ok=True)
        path.write_bytes(data)
    except OSError:
        return


def read_workspace(root: Path) -> int:
    """Load a workspace, and return how many problems it has; Harm where something happens that must not."""
    try:
        workspace = find_workspace(root)
        agency = load_agency(workspace)
        loaded = [load(workspace, client_id, agency.agency) for client_id in workspace.client_ids]
    except Exception as error:
        raise Harm(f"raised {error!r}") from error
    problems = [*agency.problems, *(problem for one in loaded for problem in one.problems)]
    for name in {problem.file for problem in problems}:
        path = root / name
        data = path.read_bytes() if path.is_file() else b""
        judge([problem for problem in problems if problem.file == name], data, secret=path.suffix != ".csv")
    return len(problems)


def once(rng: random.Random, files: Pool, root: Path) -> tuple[float, int]:
    """Read a mutated file, or one time in forty a workspace; return how long it took and how many problems it has."""
    if rng.randrange(40):
        kind, data = odd_file(rng, files)
        (root.parent / "file").write_bytes(f"{kind}\n".encode() + data)
        began = time.process_time()
        count = read_file(kind, data)
    else:
        write_odd_workspace(rng, files, root)
        began = time.process_time()
        count = read_workspace(root)
    return time.process_time() - began, count


def main(seconds: float, seed: int) -> None:
    """Go on for some seconds; keep a copy of whatever does harm, and tell where."""
    rng, files = random.Random(seed), pool()  # noqa: S311 -- the same files for the same seed
    runs, refused, longest, met = 0, 0, 0.0, Counter[str]()
    ends = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        while time.monotonic() < ends:
            runs += 1
            try:
                took, problems = once(rng, files, Path(folder) / "work")
                refused, longest = refused + bool(problems), max(longest, took)
                harm = f"took {took:.1f} s" if took > LONGEST else ""
            except Harm as error:
                harm = str(error)
            if harm:
                met[re.sub(r"\d+|`[^`]*`", "", harm)[:60]] += 1
                kept = tempfile.mkdtemp(prefix="fuzz-")
                subprocess.run(["cp", "-a", f"{folder}/.", kept], check=True)  # shutil fails where folders lie deep
                sys.stdout.write(f"{harm}\n  kept at {kept}\n")
    told = ", ".join(f"{count} x {what}" for what, count in met.most_common()) or "nothing"
    sys.stdout.write(f"seed {seed}: {runs} runs, {refused} refused, longest {longest:.2f} s; harm: {told}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
