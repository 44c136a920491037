"""A workspace of two clients with a mark in every kind of field, and a search that finds marks however they are coded.

The models say which fields there are, so a new one is planted by itself; one that refers to something unknown here
fails, naming the field.
"""

import base64
import binascii
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote_to_bytes

from reports.model import Acceptance, Agreement, ChangeRequest, Meeting, Profile, Update
from reports.model import Agency as AgencyModel
from reports.model.values import Item
from reports.model.work import Fate
from reports.rules import RULES
from reports.source.shapes import TEXTS, Kind, Shape, shape_of
from tests.support.agency import Agency

ROOT = Path(__file__).parent.parent.parent
MARK = "plantq"
MARKED = re.compile(rb"plantq[a-z0-9]{6}", re.IGNORECASE)
NUMBER = re.compile(rb"731958[0-9]{3}")
SECRET = "s"
"""The letter of marks that may be read nowhere, not even by the client's own people."""
WEEKS = ("2026-W45", "2026-W46", "2026-W47")

NO_RULES = {rule.code: "off" for rule in RULES}
"""Marks follow no rule of good reporting."""
_OWN = {
    "agency.team": "member",
    "client.people": "person",
    "agreement.approvers": "approver",
    "agreement.goals": "goal",
    "agreement.scope.in": "inside",
    "agreement.scope.out": "outside",
    "agreement.deliverables": "deliverable",
    "agreement.milestones": "milestone",
    "agreement.milestones, the first": "earlier",
    "agreement.budget.lines": "line",
    "agreement.commitments": "commitment",
    "agreement.promises": "promise",
    "agreement.risks": "risk",
    "agreement.limits": "limit",
    "update.asks": "ask",
    "update.decisions_needed": "decision",
    "change.options": "option",
    "meeting.decisions": "meeting's decision",
    "meeting.agreed": "meeting's task",
}
"""Maps whose ids are made there."""
_REFERS = {
    "client.team": "member",
    "client.notices.to.*": "person",
    "agreement.deliverables.*.owner": "member",
    "agreement.deliverables.*.milestone": "milestone",
    "agreement.deliverables.*.goal": "goal",
    "agreement.milestones.*.needs.*": "commitment",
    "agreement.milestones.*.after.*": "earlier",
    "agreement.commitments.*.who": "person",
    "agreement.risks.*.owner": "member",
    "update.by": "member",
    "update.done.*.goal": "goal",
    "update.done.*.deliverable": "deliverable",
    "update.results": "goal",
    "update.milestones": "milestone",
    "update.milestones.*.ask": "ask",
    "update.delivered": "deliverable",
    "update.hill": "deliverable",
    "update.budget": "line",
    "update.next.*.id": "task",
    "update.next.*.owner": "person",
    "update.next.*.goal": "goal",
    "update.next.*.deliverable": "deliverable",
    "update.asks.*.who": "person",
    "update.asks.*.commitment": "commitment",
    "update.answered": "ask",
    "update.decisions_needed.*.who": "person",
    "update.decided": "decision",
    "update.decided.*.by": "person",
    "update.promises": "promise",
    "update.risks": "risk",
    "update.experiments.*.goal": "goal",
    "update.satisfaction.by": "person",
    "update.done.*.request": "request",
    "update.next.*.request": "request",
    "change.raised.by": "person",
    "change.serves_goal": "goal",
    "change.options.*.milestones": "milestone",
    "change.recommended": "option",
    "change.decision.option": "option",
    "change.decision.by": "person",
    "acceptance.required.*": "approver",
    "acceptance.by": "approver",
    "acceptance.option": "option",
    "acceptance.recorded_by": "member",
    "acceptance.revokes": "acceptance",
    "meeting.present.*": "person",
    "meeting.decisions.*.by": "person",
}
_WORDS = {
    "agency.site": "https://{}.example",
    "agency.language": "en",
    "agency.timezone": "Europe/Helsinki",
    "agency.team.*.email": "{}@team.example",
    "agency.team.*.photo": "files/{}.png",
    "client.language": "en",
    "client.timezone": "Asia/Tokyo",
    "client.people.*.email": "{}@people.example",
    "client.channels.*.url": "https://{}.example/call",
    "client.channels.*.calls.at": "10:00",
    "agreement.approvers.*.email": "{}@approvers.example",
    "agreement.budget.currency": "EUR",
    "update.attachments.*.file": "files/{}.pdf",
    "acceptance.document": "agreement",
    "change.base": f"sha256:{'2' * 64}",
    "change.result": f"sha256:{'3' * 64}",
    "acceptance.digest": f"sha256:{'0' * 64}",
    "acceptance.supersedes": f"sha256:{'1' * 64}",
    "acceptance.evidence.file": "files/{}.eml",
    "acceptance.receipt": "files/{}.txt",
    "meeting.recording": "https://{}.example/recording",
}
_SHUT_AWAY = ("acceptance.evidence.file", "acceptance.receipt")
"""Files that stand beside what is published, and never are."""
_CHOSEN: dict[str, object] = {
    "agency.name": "Quayside",  # public by choice
    "agency.demo": False,  # the demonstration's key protects nothing
    "agency.versions": "opaque",
    "agency.rules": NO_RULES,
    "client.address": None,  # public by choice
    "update.status": "at-risk",
    "update.planned": None,
    "update.corrects": None,
}


class Plants:
    """Draws marks; `places` tells, mark by mark, where it stands."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def mark(self, owner: str, place: str) -> str:
        """Return a fresh mark: lower case letters and digits, so that it may stand in an id."""
        found = f"{MARK}{owner}{len(self.places):04}x"
        self.places[found] = place
        return found


class Planter:
    """Makes one owner's files. `ids` are what files refer to, by what they are."""

    def __init__(self, plants: Plants, owner: str, ids: dict[str, str] | None = None) -> None:
        self.plants = plants
        self.owner = owner
        self.ids = dict(ids or {})
        self.files: dict[str, bytes] = {}

    def document(self, name: str, model: type[Item], **more: object) -> str:
        """Return a file in which every field of the model stands, `private` in every record, and a comment."""
        made = {place: noun for place, noun in _OWN.items() if place.startswith(f"{name}.")}
        self.ids |= {noun: self._mark(f"{place}: an id") for place, noun in made.items()}
        data = self._record(shape_of(model), name) | more
        comment = self.plants.mark(SECRET, f"{name}: a comment")
        return f"# {comment}\n{json.dumps(data, indent=1)}\n"

    def fates(self, tasks: list[str]) -> dict[str, object]:
        """Return what became of three tasks, one for each fate."""
        place = "update.planned"
        assert set(shape_of(Fate).keys) == {"done", "carried", "dropped"}
        return {
            tasks[0]: "done",
            tasks[1]: {"carried": self._mark(f"{place}.carried"), "private": self._secret(place)},
            tasks[2]: {"dropped": self._mark(f"{place}.dropped")},
        }

    def _value(self, shape: Shape, place: str) -> object:
        if place in _CHOSEN:
            return _CHOSEN[place]
        if shape.kind in TEXTS:
            return f"Said {self._mark(place)} & <b>so</b>"
        made = {Kind.RECORD: self._record, Kind.LIST: self._list, Kind.BY_ID: self._map, Kind.BY_WORD: self._map}
        named = {Kind.WORD: self._word, Kind.ID: self._id}
        if shape.kind in named:
            return named[shape.kind](place)
        return made[shape.kind](shape, place) if shape.kind in made else self._plain(shape)

    def _list(self, shape: Shape, place: str) -> list[object]:
        count = 3 if place == "update.next" else 1
        return [self._value(shape.item or shape, f"{place}.*") for _ in range(count)]

    def _record(self, shape: Shape, place: str) -> dict[str, object]:
        found = {key: self._value(inner, f"{place}.{key}") for key, inner in shape.keys.items()}
        kept = {key: value for key, value in found.items() if value is not None}
        return kept | {"private": {"note": self._secret(place), "deep": [{"er": self._secret(place)}, 731958999]}}

    def _map(self, shape: Shape, place: str) -> dict[str, object]:
        item = shape.item or shape
        before = {}
        if place == "agreement.milestones":
            before[self.ids["earlier"]] = {"name": self._mark(place), "due": "2026-11-27"}
        if place == "change.options":
            before[self._mark(f"{place}: an id")] = {"what": self._mark(f"{place}, the other")}
        key = self.ids[_OWN.get(place) or _REFERS[place]]
        return before | {key: self._value(item, f"{place}.*")}

    def _id(self, place: str) -> str:
        if _REFERS[place] == "task":
            return self._mark(f"{place}: an id")
        return self.ids[_REFERS[place]]

    def _word(self, place: str) -> str:
        if place == "acceptance.evidence.sha256":  # of the file that was named just before
            return sha256(next(reversed(self.files.values()))).hexdigest()
        text = _WORDS[place].format(self._mark(place)) if "{}" in _WORDS[place] else _WORDS[place]
        if place == "update.attachments.*.file":
            self.files[text] = _pdf(self._mark(f"{place}: inside"))
        if place in _SHUT_AWAY:
            self.files[text] = self._secret(f"{place}: inside").encode()
        return text

    def _plain(self, shape: Shape) -> object:
        choices = {
            Kind.NUMBER: 731958000 + len(self.plants.places) % 900,
            Kind.SHARE: "7%",
            Kind.WHOLE: 5,
            Kind.DATE: "2026-11-17",
            Kind.MOMENT: "2026-11-17T10:30+02:00",
            Kind.FLAG: True,
        }
        return shape.choices[0] if shape.kind is Kind.CHOICE else choices[shape.kind]

    def _mark(self, place: str) -> str:
        return self.plants.mark(self.owner, place)

    def _secret(self, place: str) -> str:
        return self.plants.mark(SECRET, f"{place}.private")


def planted_workspace(root: Path) -> Plants:
    """Make a repository whose two clients, `a` and `b` in marks, have three versions each; nobody has access yet."""
    plants = Plants()
    workspace = Agency(root)
    workspace.git("checkout", "-q", "-b", plants.mark(SECRET, "a branch"))
    workspace.write(".gitignore", "site/\npreview/\nportfolio/\n.cache/\n")
    workspace.write("mkdocs.yml", f"# {plants.mark(SECRET, 'mkdocs.yml: a comment')}\nsite_name: Reports\n")
    agency = Planter(plants, "g")
    workspace.write("agency.yml", agency.document("agency", AgencyModel))
    clients = [Planter(plants, owner, agency.ids) for owner in "ab"]
    for client in clients:
        _agree(workspace, client)
    _commit(workspace, plants, 0)
    for number, week in enumerate(WEEKS):
        for client in clients:
            _report(workspace, client, week)
        _commit(workspace, plants, number + 1)
    for client in clients:
        _amend(workspace, client)
    _commit(workspace, plants, len(WEEKS) + 1)
    return plants


def client_id(owner: str) -> str:
    """Return the id of a client's folder, a mark, too."""
    return f"{MARK}{owner}9999x"


def _agree(workspace: Agency, client: Planter) -> None:
    place = f"clients/{client_id(client.owner)}"
    workspace.write(f"{place}/client.yml", client.document("client", Profile))
    workspace.write(f"{place}/agreement.yml", client.document("agreement", Agreement))
    keep_records(workspace, client, place)
    unnamed = client.plants.mark(SECRET, "a file that nothing names")
    workspace.write(f"{place}/files/{unnamed}.pdf", _pdf(client.plants.mark(SECRET, "inside it")))


def keep_records(workspace: Agency, client: Planter, place: str) -> None:
    """Write what stands beside agreement and updates: a request, an acceptance, a meeting, a metric, hours."""
    client.ids |= {"request": "cr-001", "acceptance": client.plants.mark(client.owner, "an acceptance's name")}
    called = client.plants.mark(client.owner, "a meeting's name")
    workspace.write(f"{place}/changes/cr-001.yml", client.document("change", ChangeRequest))
    workspace.write(f"{place}/acceptances/{client.ids['acceptance']}.yml", client.document("acceptance", Acceptance))
    workspace.write(f"{place}/meetings/2026-11-17-{called}.yml", client.document("meeting", Meeting))
    note, task = (client.plants.mark(client.owner, what) for what in ("a metric's note", "hours: the task"))
    points = f"date,value,note\n2026-10-17,731958001,{note}\n"
    workspace.write(f"{place}/metrics/{client.ids['goal']}.csv", points)
    entry = f"2026-10-17,{client.ids['member']},{task},2.5,{client.ids['line']}"
    workspace.write(f"{place}/hours/2026.csv", f"date,person,task,hours,line\n{entry}\n")


def _report(workspace: Agency, client: Planter, week: str) -> None:
    place, plants = f"clients/{client_id(client.owner)}", client.plants
    picture, inside, alternative = (plants.mark(client.owner, f"update: a picture's {what}") for what in "nta")
    workspace.write(f"{place}/files/{picture}.png", _png(inside))
    tasks = client.ids.get("tasks", "").split()
    planned = {"planned": client.fates(tasks)} if tasks else {}
    summary = f"Told {plants.mark(client.owner, 'update.summary')} ![{alternative}](files/{picture}.png)"
    text = client.document("update", Update, summary=summary, **planned)
    client.ids["tasks"] = " ".join(re.findall(r'"id": "(\w+)"', text))
    workspace.write(f"{place}/updates/{week}.yml", text)
    for name, data in client.files.items():
        workspace.write(f"{place}/{name}", data)


def _amend(workspace: Agency, client: Planter) -> None:
    """Change the terms, and correct what was published."""
    place, plants = f"clients/{client_id(client.owner)}", client.plants
    agreement, update = (workspace.root / place / name for name in ("agreement.yml", f"updates/{WEEKS[0]}.yml"))
    title = plants.mark(client.owner, "agreement.title, amended")
    workspace.write(
        f"{place}/agreement.yml", re.sub('"title": "[^"]*"', f'"title": "{title}"', agreement.read_text(), count=1)
    )
    why, secret = plants.mark(client.owner, "update.corrects.why"), plants.mark(SECRET, "update.corrects.private")
    corrects = json.dumps({"why": why, "on": "2026-11-17", "private": secret})
    corrected = update.read_text().replace('{\n "by"', f'{{\n "corrects": {corrects},\n "by"').replace("Told", "Said")
    assert why in corrected
    workspace.write(f"{place}/updates/{WEEKS[0]}.yml", corrected)


def _commit(workspace: Agency, plants: Plants, week: int) -> None:
    person = plants.mark("g", "an author")
    message = f"{plants.mark(SECRET, 'a message')}\n\n{plants.mark(SECRET, 'more of a message')}"
    author = f"{person} <{plants.mark('g', 'an address of an author')}@example.com>"
    workspace.commit(message, on=f"2026-11-{1 + 6 * week:02}T10:00:00+00:00", author=author)


def aboveboard(root: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a workspace as a user does, with a few variables of the environment and no others."""
    known = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "reports.cli.main", "-C", str(root), *arguments],
        cwd=ROOT,
        env=known | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def give_access(root: Path, *grants: tuple[str, str]) -> str:
    """Make the agency's key and let people in, by client and person; return the key as its file holds it."""
    for arguments in (("access", "init"), *(("access", "add", *grant) for grant in grants)):
        done = aboveboard(root, *arguments)
        assert done.returncode == 0, done.stderr
    return (root / ".aboveboard" / "key").read_text().strip()


def marks_in(folder: Path) -> set[str]:
    """Return every mark and planted number that stands in paths or files below a folder, however it is coded."""
    found = {text for path in folder.rglob("*") for text in marks_of(str(path.relative_to(folder)).encode())}
    return found | {text for path in folder.rglob("*") if path.is_file() for text in marks_of(path.read_bytes())}


def marks_of(data: bytes) -> set[str]:
    """Return every mark and planted number in some bytes: as they are, decoded and inflated, two layers deep."""
    layers = [data, *_decoded(data)]
    layers += [inner for layer in layers[1:] for inner in _decoded(layer)]
    return {text.decode().lower() for layer in layers for each in (MARKED, NUMBER) for text in each.findall(layer)}


def _decoded(data: bytes) -> Iterator[bytes]:
    yield data.replace(b"\0", b"")
    if b"%" in data:
        yield unquote_to_bytes(data)
    yield from _inflated(data)
    for run in re.findall(rb"[A-Za-z0-9+/_-]{12,}", data):
        plain = run.translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):
            cut = plain[start:]
            yield base64.b64decode(cut[: len(cut) // 4 * 4])
    for run in re.findall(rb"(?:[0-9a-fA-F]{2}){8,}", data):
        yield binascii.unhexlify(run)


def _inflated(data: bytes) -> Iterator[bytes]:
    for head in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", data):
        stream = zlib.decompressobj(47)
        try:
            yield stream.decompress(data[head.start() :], 1 << 22)
        except zlib.error:
            continue


def _png(text: str) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = (2).to_bytes(4) + (1).to_bytes(4) + bytes((8, 0, 0, 0, 0))
    pixels = zlib.compress(b"\0\x20\x40")
    parts = ((b"IHDR", head), (b"tEXt", b"Comment\0" + text.encode()), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def _pdf(text: str) -> bytes:
    body = zlib.compress(f"BT ({text}) Tj ET".encode())
    return (
        b"%%PDF-1.4\n1 0 obj << /Title (%s) /Length %d >> stream\n" % (text.encode(), len(body)) + body + b"\n%%EOF\n"
    )
