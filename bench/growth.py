"""How the cost of a sealed build grows with its versions: CPU per added version, from 13 to 26 to 52 weeks of one size.

Ten clients, the frames cached by a build before. Nothing is asserted: the numbers are for people to read.
"""

import tempfile
from itertools import pairwise
from pathlib import Path

from measure import aboveboard, cpu_seconds, steady_agency

CLIENTS = 10
WEEKS = (13, 26, 52)
ROUNDS = 3


def main() -> None:
    """Print CPU seconds by weeks, the cost of one more version, and how that cost grows."""
    with tempfile.TemporaryDirectory() as scratch:
        agencies = {weeks: steady_agency(Path(scratch) / str(weeks), CLIENTS, weeks) for weeks in WEEKS}
        commands = {weeks: aboveboard("-C", str(folder), "build") for weeks, folder in agencies.items()}
        versions = {}
        for weeks, folder in agencies.items():
            cpu_seconds(commands[weeks], folder)
            versions[weeks] = sum(1 for _ in folder.glob("site/*/*/search.bin")) - CLIENTS
        spent = {weeks: [] for weeks in WEEKS}
        for _ in range(ROUNDS):
            for weeks, folder in agencies.items():
                spent[weeks].append(cpu_seconds(commands[weeks], folder))
    least = {weeks: min(times) for weeks, times in spent.items()}
    for weeks in WEEKS:
        print(f"{CLIENTS} clients x {weeks} weeks: {versions[weeks]} versions, {least[weeks]:.2f} CPU s")
    cost = [
        1000 * (least[after] - least[before]) / (versions[after] - versions[before])
        for before, after in pairwise(WEEKS)
    ]
    print(f"one more version: {cost[0]:.1f} ms from 13 to 26 weeks, {cost[1]:.1f} ms from 26 to 52")
    print(f"growth of that cost: {cost[1] / cost[0]:.2f}")


if __name__ == "__main__":
    main()
