"""A story, a cast and a number of weeks → the commits of one client, each with the files it changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from reports.demo.acceptances import Register
from reports.demo.cast import Cast, team_names
from reports.demo.days import LAST_WEEK, Days, moment
from reports.demo.reporter import Reporter
from reports.demo.story import Story, read_attachment, read_story
from reports.demo.tables import Tables
from reports.demo.terms import Part, amended, opened, renewed
from reports.demo.voice import Voice
from reports.source import emit

_ATTACHMENT = re.compile(r"files/[A-Za-z0-9._-]+\.(?:png|pdf)")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: when, by whom of the agency (id), why, and the files it writes, named from the workspace."""

    at: datetime
    author: str
    message: str
    files: Mapping[str, bytes]


@dataclass(slots=True)
class Telling:
    """One client's story told week by week; keeps what stands in the client's files."""

    story: Story
    cast: Cast
    days: Days
    reporter: Reporter
    register: Register
    tables: Tables = field(default_factory=Tables)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    held: dict[str, bytes] = field(default_factory=dict)

    def commits(self, weeks: int) -> Iterator[Commit]:
        """Yield the client's commits of so many weeks, oldest first."""
        for number in range(1, 1 + -(-weeks // self.story.length)):
            begun = (number - 1) * self.story.length
            part = self._part(number)
            yield self._open(part)
            for at, event in self._events(part, min(weeks - begun, self.story.length)):
                commit = self._tell(part, event, at)
                if commit:
                    yield commit

    def _part(self, number: int) -> Part:
        days = self.days.later((number - 1) * self.story.length)
        words = {**self.cast.all_words, **_people_in_full(self.cast)}
        currency, language = self.story.agreement["budget"]["currency"], self.story.profile["language"]
        voice = Voice(days, words, currency, self.cast.scale, language)
        return Part(number, self.cast, voice, self.story.renewed, self.story.requests)

    def _open(self, part: Part) -> Commit:
        """Return the commit that begins a part: the client and the agreement, or the agreement for what comes next."""
        if part.number > 1:
            self.documents["agreement.yml"] = renewed(self.documents["agreement.yml"], self.story.agreement, part)
            self.register.note_terms(self.documents, part)
            message = f"{self.cast.client_id}: the agreement goes on with part {part.number}"
            return self._commit(part.voice.days.day("0.sun"), "10:00", "lead", message, self._files("agreement.yml"))
        self.documents["client.yml"] = _profile(self.story.profile, part)
        self.documents["agreement.yml"] = opened(self.story.agreement, part)
        self.register.note_terms(self.documents, part)
        message = f"{self.cast.client_id}: the agreement, ready to be signed"
        return self._commit(part.voice.days.day("0.thu"), "16:10", "lead", message, self._files(*self.documents))

    def _events(self, part: Part, weeks: int) -> list[tuple[datetime, Mapping[str, Any]]]:
        """Return what happens in a part's first weeks, in order."""
        told = (
            *self.story.weeks.values(),
            *self.story.records,
            *self.story.amendments,
            *self.story.acceptances,
            *self.story.errata,
        )
        end = moment(part.voice.days.period(weeks).last, "23:59")
        events = [(_when(raw, part.voice.days, weeks), raw) for raw in told if raw.get("n", 0) <= weeks]
        return sorted((event for event in events if event[0] <= end), key=lambda event: event[0])

    def _tell(self, part: Part, raw: Mapping[str, Any], at: datetime) -> Commit | None:
        day, clock = at.date(), f"{at:%H:%M}"
        if "summary" in raw:
            return self._update(part, raw, day, clock)
        if "who" in raw:
            return self._accept(part, raw, at)
        name = _file_name(raw, part)
        files = [name]
        if "write" in raw:
            self.documents[name] = self._written(name, part.told(raw["write"]))
        else:
            self.documents[name] = amended(self.documents[name], raw, part)
        terms = self.register.note_terms(self.documents, part) if name == "agreement.yml" else ""
        if "carries_out" in raw:
            files.append(self._carry_out(raw["carries_out"], terms, part))
        period = f" {part.voice.days.period(raw['corrects'])}" if "corrects" in raw else ""
        message = f"{self.cast.client_id}{period}: {part.voice.text(raw['message'])}"
        return self._commit(day, clock, raw["by"], message, self._files(*files))

    def _accept(self, part: Part, raw: Mapping[str, Any], at: datetime) -> Commit:
        recorded = self.register.record(raw, self.documents, part, at)
        for name, decision in recorded.decisions.items():
            self.documents[name] = {**self.documents[name], "decision": decision}
        return self._commit(at.date(), f"{at:%H:%M}", raw["by"], recorded.message, recorded.files)

    def _written(self, name: str, told: dict[str, Any]) -> dict[str, Any]:
        """Return a record as it is written; a request says which terms it sets out from, as `new change` does."""
        if not name.startswith("changes/") or not self.register.in_force:
            return told
        options = told.pop("options")
        return {**told, "base": self.register.in_force, "options": options}

    def _carry_out(self, raw: Mapping[str, Any], terms: str, part: Part) -> str:
        """Write into a change request which terms carry it out, and its decision where none stands there yet.

        Returns the name of its file.
        """
        name = f"changes/{part.name(raw['request'])}.yml"
        decision = part.told({"decision": raw["decision"]}) if "decision" in raw else {}
        self.documents[name] = {**self.documents[name], **decision, "result": terms}
        return name

    def _update(self, part: Part, raw: Mapping[str, Any], day: date, clock: str) -> Commit | None:
        period = part.voice.days.period(raw["n"]).name
        name = f"updates/{period}.yml"
        self.documents[name] = self.reporter.report(raw, self.documents["agreement.yml"], part)
        files = {**self.held, **self._files(name), **self.tables.enter(raw, part)}
        waits = raw.get("held", False) and day < LAST_WEEK.first
        self.held = files if waits else {}
        message = f"{self.cast.client_id} {period}: {part.voice.text(raw['message'])}"
        return None if waits else self._commit(day, clock, raw.get("by", "lead"), message, files)

    def _files(self, *names: str) -> dict[str, bytes]:
        """Return documents as files, with the attachments that they name."""
        written = {name: emit(self.documents[name]) for name in names}
        named = sorted({found for data in written.values() for found in _ATTACHMENT.findall(data.decode())})
        return {**written, **{name: read_attachment(name) for name in named}}

    def _commit(self, day: date, clock: str, author: str, message: str, files: Mapping[str, bytes]) -> Commit:
        paths = {f"clients/{self.cast.client_id}/{name}": data for name, data in files.items()}
        return Commit(moment(day, clock), self.cast.team[author], message, paths)


def tell(cast: Cast, weeks: int, seed: int) -> Telling:
    """Return the telling of a cast's story that ends with the fixed last week; people's keys come from the seed."""
    story = read_story(cast.story)
    return Telling(story, cast, Days.ending(weeks), Reporter(small_moves=story.small_moves), Register(seed))


def _when(raw: Mapping[str, Any], days: Days, weeks: int) -> datetime:
    """Return when something happens in a telling of so many weeks.

    What is late in the story is in time where the telling ends before: the update of the last week, and whatever is
    `owed_since` a day that is told of.
    """
    at = moment(days.day(raw.get("at", f"{raw.get('n')}.fri")), raw.get("clock", "15:40"))
    if raw.get("n") == weeks:
        return min(at, moment(days.day(f"{weeks}.fri"), "15:40"))
    owed = "owed_since" in raw and days.day(raw["owed_since"]) <= days.period(weeks).last
    return min(at, moment(days.day(f"{weeks}.fri"), "17:50")) if owed else at


def _file_name(raw: Mapping[str, Any], part: Part) -> str:
    """Return the file that an event writes or changes, its name in this part's ids; a meeting's begins with its day."""
    if "corrects" in raw:
        return f"updates/{part.voice.days.period(raw['corrects'])}.yml"
    folder, slash, name = raw["file"].rpartition("/")
    stem, _, ending = name.rpartition(".")
    day = f"{part.voice.text(raw['write']['on'])}-" if folder == "meetings" else ""
    return f"{folder}{slash}{day}{part.name(stem)}.{ending}"


def _profile(raw: Mapping[str, Any], part: Part) -> dict[str, Any]:
    told: dict[str, Any] = part.told(raw)
    for person, known in told["people"].items():
        told["people"][person] = {"name": part.cast.people[person], **known, "email": part.cast.mail(person)}
    told["team"] = {part.cast.team[role]: assignment for role, assignment in told["team"].items()}
    return told


def _people_in_full(cast: Cast) -> dict[str, str]:
    names = team_names()
    agency = {f"{part} in full": names[member] for part, member in cast.team.items()}
    mails = {f"{person} mail": cast.mail(person) for person in cast.people}
    return {**agency, **mails, **{f"{person} in full": name for person, name in cast.people.items()}}
