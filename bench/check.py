"""What `check` costs: 100 clients of 52 updates, with nothing known, and again where nothing has changed.

Beside it, over the same files, PyYAML's own loader, which knows no line, no rule and no history; and PyYAML's bare
events, of which nothing is made at all: less than these no reader of YAML takes here. Nothing is asserted: the numbers
are for people to read.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from measure import aboveboard, cpu_seconds, steady_agency

CLIENTS, WEEKS, ROUNDS = 100, 52, 3


def main() -> None:
    """Print CPU seconds of each, the least of some rounds side by side."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = steady_agency(Path(scratch) / "agency", CLIENTS, WEEKS)
        command = aboveboard("-C", str(folder), "check")
        time.sleep(3)  # so that no file is too new to be remembered
        rounds = [_round(folder, command) for _ in range(ROUNDS)]
    loader, events, cold, warm = (min(times) for times in zip(*rounds, strict=True))
    print(f"{CLIENTS} clients x {WEEKS} updates: CSafeLoader alone {loader:.2f} CPU s, bare events {events:.2f}")
    print(f"check with nothing known: {cold:.2f} CPU s, {cold / loader:.2f} of the loader")
    print(f"check where nothing has changed: {warm:.2f} CPU s")


def _round(folder: Path, command: list[str]) -> tuple[float, float, float, float]:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    alone = _seconds(folder, lambda data: yaml.load(data, yaml.CSafeLoader)), _seconds(folder, _events)
    return *alone, cpu_seconds(command, folder), cpu_seconds(command, folder)


def _seconds(folder: Path, read: Callable[[bytes], object]) -> float:
    """Return the CPU seconds of reading every file, once its bytes are there."""
    files = [file.read_bytes() for file in folder.glob("clients/**/*.yml")]
    begun = time.process_time()
    for data in files:
        read(data)
    return time.process_time() - begun


def _events(data: bytes) -> None:
    take = yaml.CSafeLoader(data).get_event
    while take().__class__ is not yaml.StreamEndEvent:
        pass


if __name__ == "__main__":
    main()
