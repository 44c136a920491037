"""What `check` costs: 100 clients of 52 updates, with nothing known, and again where nothing has changed.

Beside it PyYAML's own loader over the same files, as a floor: it knows no line, no rule and no history. Nothing is
asserted: the numbers are for people to read.
"""

import shutil
import tempfile
import time
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
    floor, cold, warm = (min(times) for times in zip(*rounds, strict=True))
    print(f"{CLIENTS} clients x {WEEKS} updates: CSafeLoader alone {floor:.2f} CPU s")
    print(f"check with nothing known: {cold:.2f} CPU s, {cold / floor:.2f} of it")
    print(f"check where nothing has changed: {warm:.2f} CPU s")


def _round(folder: Path, command: list[str]) -> tuple[float, float, float]:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return _floor(folder), cpu_seconds(command, folder), cpu_seconds(command, folder)


def _floor(folder: Path) -> float:
    """Return the CPU seconds of the loader that everybody has, reading included."""
    begun = time.process_time()
    for file in folder.glob("clients/**/*.yml"):
        yaml.load(file.read_bytes(), yaml.CSafeLoader)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
