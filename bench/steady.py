"""An agency whose weeks are all of one size, so that growth is that of the program and not of its input.

Each client has larkmoor's agreement and people, and an update of some ninety lines every week.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from reports.access import DemoRandom, add
from reports.demo.repository import write_repository
from reports.demo.telling import Commit
from reports.periods import Period

ROOT = Path(__file__).resolve().parent.parent
LAST = Period.parse("2026-W46")
AUTHOR = "mara"
UPDATE = """\
by: mara
status: at-risk
summary: >-
  In week {week} leads cost {lead} EUR and two of three planned tasks are done. Beta moves as far as the photos let
  it; the launch on 12 January stands. We expect to end below the agreed budget. From you we need the photos.
why: The photos of week {week} came late, and {week} of {weeks} weeks have passed.
{planned}done:
  - what: Orders of week {week} were counted twice on the thank-you page; mended, not charged
    hours: 2
  - Your stockroom's question number {week} about parcel labels, answered with a short guide
results:
  leads:
    value: {lead}
    why: The landing page of week {week} asks three questions instead of seven.
  organic:
    value: {organic}
  signups:
    value: {signups}
  phone:
    value: 43.{digit}
    why: Nothing visible has changed for buyers in week {week}; the new checkout opens with Beta.
  returns:
    value: 13.{digit}
    why: The size guide is read by more people in week {week}.
milestones:
  beta:
    progress: 70
    forecast: 2026-12-0{day}
    cause: client
    why: Product photos of week {week} come late.
budget:
  build:
    spent: {spent}
    forecast: 27000
    why: The product import needed less handwork in week {week}.
  adverts:
    spent: {adverts}
    forecast: 9100
    why: The variants of week {week} were quicker than planned.
next:
  - id: pay-{week}
    what: Checkout, payment step {week}
    outcome: Card and invoice work in the test shop
    owner: ada
    due: {friday}
    goal: phone
    deliverable: checkout
  - id: variant-{week}
    what: Landing page, variant {week}
    outcome: Under 32 EUR a lead
    owner: priya
    due: {friday}
    goal: leads
  - id: testers-{week}
    what: Beta testers of week {week} invited
    outcome: Twenty of your regular customers said yes
    owner: mara
    due: {friday}
asks:
  names-{week}:
    what: Names of 40 regular customers, list {week}
    who: stockroom
    due: {friday}
    effect: We invite fewer, and hear of faults later
{answered}promises:
  answers-24h:
    kept: true
  reports-friday:
    kept: true
noticed:
  - what: Half of the traffic of week {week} is on phones, and rises by two points a month.
    suggestion: Put the shorter form first on every page.
note: |-
  The second page has kept its lead since week {week}, and this is a **note** with a [link](https://example.com/).
"""
PLANNED = """\
planned:
  pay-{week}: done
  variant-{week}: done
  testers-{week}:
    dropped: Not needed in week {week} once the second landing page had won
"""


def update(week: int, weeks: int, period: Period) -> str:
    """Return the update of one week, counted from 1."""
    return UPDATE.format(
        week=week,
        weeks=weeks,
        lead=f"{42 - week % 10}.10",
        organic=3900 + 10 * week,
        signups=120 + week,
        digit=week % 10,
        day=1 + week % 7,
        spent=100 * week,
        adverts=40 * week,
        friday=period.promised_day("friday") + timedelta(days=7),
        planned=PLANNED.format(week=week - 1) if week > 1 else "",
        answered=f"answered:\n  names-{week - 1}: {period.first}\n" if week > 1 else "",
    )


def commits(client: str, weeks: int, files: dict[str, bytes]) -> Iterator[Commit]:
    """Yield the commits of one client: its folder first, then week after week."""
    monday = LAST.first - timedelta(weeks=weeks - 1)
    begun = datetime.combine(monday - timedelta(days=7), time(9), UTC)
    yield Commit(begun, AUTHOR, f"{client}: start", files)
    for week in range(1, weeks + 1):
        period = Period.week_of(monday + timedelta(weeks=week - 1))
        at = datetime.combine(period.promised_day("friday"), time(16), UTC)
        text = update(week, weeks, period).encode()
        yield Commit(at, AUTHOR, f"{client}: {period}", {f"clients/{client}/updates/{period}.yml": text})


def steady_agency(folder: Path, clients: int, weeks: int) -> None:
    """Write the repository."""
    shared = {name: (ROOT / name).read_bytes() for name in ("agency.yml", "mkdocs.yml", "theme/blank/.blank")}
    told = [Commit(datetime(2020, 1, 1, tzinfo=UTC), AUTHOR, "Start", shared)]
    with TemporaryDirectory() as scratch:
        told += _told(Path(scratch), clients, weeks, shared)
    write_repository(folder, sorted(told, key=lambda commit: commit.at))


def _told(scratch: Path, clients: int, weeks: int, shared: dict[str, bytes]) -> Iterator[Commit]:
    """Yield the commits of all clients; `scratch` is a workspace for as long as access is granted."""
    for number in range(clients):
        client = f"client-{number}"
        place = scratch / "clients" / client
        place.mkdir(parents=True)
        (scratch / "agency.yml").write_bytes(shared["agency.yml"])
        for name in ("client.yml", "agreement.yml"):
            (place / name).write_bytes((ROOT / "clients" / "larkmoor" / name).read_bytes())
        add(scratch, client, "sponsor", since=LAST.first, random=DemoRandom(1, client))
        files = {f"clients/{client}/{path.name}": path.read_bytes() for path in sorted(place.iterdir())}
        yield from commits(client, weeks, files)


if __name__ == "__main__":
    steady_agency(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
