"""stories/cast.toml and a seed → who plays a story line: names, people, size, and how results differ.

The first clients are written by hand; further ones are picked from banks of invented names, by the seed alone.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from reports.demo.story import read_toml
from reports.source.task_ids import slug


@dataclass(frozen=True, slots=True)
class Opener:
    """Someone of the client who may open the site, from the beginning or from a day of the story, and until when."""

    person: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """One client's cast of a story line.

    `words` fill the story's texts, `people` are the client's by id, `team` gives the agency's people by their part in
    the story; `scale` multiplies money, `factors` the values of a goal by its id.
    """

    client_id: str
    story: str
    words: Mapping[str, str]
    people: Mapping[str, str]
    team: Mapping[str, str]
    openers: tuple[Opener, ...]
    scale: Decimal = Decimal(1)
    factors: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def all_words(self) -> dict[str, str]:
        """Return every word that fills a text: those given, and the first names of everybody."""
        members = team_names()
        agency = {part: members[member].split()[0] for part, member in self.team.items()}
        return {
            **self.words,
            "id": self.client_id,
            **agency,
            **{person: name.split()[0] for person, name in self.people.items()},
        }

    def mail(self, person: str) -> str:
        """Return the invented address of one of the client's people."""
        return f"{slug(self.people[person].split()[0]) or person}@{self.words['domain']}"


@cache
def cast_file() -> dict[str, Any]:
    """Return stories/cast.toml."""
    return read_toml("cast.toml")


@cache
def team_names() -> dict[str, str]:
    """Return the agency's people: id → name."""
    return {member: person["name"] for member, person in cast_file()["agency"]["team"].items()}


def cast_of(index: int, seed: int) -> Cast:
    """Return the cast of the client at a place, from 0 on: by hand for the first, derived beyond."""
    written = cast_file()["client"]
    if index < len(written):
        return _by_hand(written[index])
    models = [raw for raw in written if raw["story"] in cast_file()["bank"]["trade"]]
    return _derived(models[index % len(models)], index, seed)


def _by_hand(raw: Mapping[str, Any]) -> Cast:
    openers = tuple(Opener(**opener) for opener in raw["openers"])
    return Cast(raw["id"], raw["story"], raw["words"], raw["people"], raw["team"], openers)


def _derived(model: Mapping[str, Any], index: int, seed: int) -> Cast:
    bank = cast_file()["bank"]
    dice = _Dice(f"{seed}/{index}")
    first, second = bank["first"], bank["second"]
    place = index * 7 + seed
    name = f"{first[place % len(first)]} {second[(place // len(first) + index) % len(second)]}"
    client_id = f"{slug(name)}-{index}"
    trade = dice.pick("trade", bank["trade"][model["story"]])
    words = {
        **model["words"],
        **trade,
        "client": name,
        "short": name.partition(" ")[0],
        "domain": f"{slug(name)}.example",
    }
    people = {
        person: f"{dice.pick(person, bank['given'])} {dice.pick(person + ' family', bank['family'])}"
        for person in model["people"]
    }
    openers = (Opener(model["openers"][0]["person"]),)
    factors = {goal: Decimal(dice.between(goal, 80, 125)) / 100 for goal in model["goals"]}
    return Cast(
        client_id,
        model["story"],
        words,
        people,
        model["team"],
        openers,
        Decimal(dice.between("scale", 55, 190)) / 100,
        factors,
    )


@dataclass(frozen=True, slots=True)
class _Dice:
    """Choices that depend on a text alone, so the same with every Python."""

    seed: str

    def between(self, what: str, low: int, high: int) -> int:
        """Return a whole number from low to high."""
        digest = hashlib.sha256(f"{self.seed}/{what}".encode()).digest()
        return low + int.from_bytes(digest[:8]) % (high - low + 1)

    def pick(self, what: str, bank: Sequence[Any]) -> Any:
        """Return one of a bank."""
        return bank[self.between(what, 0, len(bank) - 1)]
