"""A story's `accept` → acceptances/*.yml: who decided on which exact wording, when and how, and what shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from reports.demo.papers import Paper
from reports.demo.terms import Part
from reports.history import digest, document_digest
from reports.model import Agreement, ChangeRequest, Update
from reports.source import emit, kind_of, parse

Documents = Mapping[str, Mapping[str, Any]]
"""What stands in the client's files, by name."""

_AGREEMENT, _TERMS = "agreement", "agreement.yml"
_UNTIL_FILED = timedelta(minutes=22)
_VERBS = {"accept": "accepts", "reject": "does not accept"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one commit holds: an acceptance by its file's name, the files that show it, and the commit's message."""

    name: str
    acceptance: dict[str, Any]
    files: Mapping[str, bytes]
    message: str


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is decided on: its name in acceptances and in words, its exact wording and the digest of that."""

    document: str
    title: str
    terms: Mapping[str, Any]
    digest: str

    @property
    def short(self) -> str:
        """Return what stands for it in names of files."""
        return self.document.removeprefix("deliverable:").replace(":", "-").lower()


@dataclass(slots=True)
class Register:
    """What an account manager knows of wordings: those there were, by document, and the terms in force."""

    wordings: dict[str, list[str]] = field(default_factory=dict)
    accepted: dict[str, set[str]] = field(default_factory=dict)
    in_force: str = ""

    def note_terms(self, documents: Documents, part: Part) -> None:
        """Note the agreement as it stands, so that its versions are counted."""
        self._number(_subject(_AGREEMENT, documents, part))

    def record(self, raw: Mapping[str, Any], documents: Documents, part: Part, filed: datetime) -> Recorded:
        """Return what is filed at a moment; the decision itself was made some minutes before."""
        subject, at, cast = _subject(raw["document"], documents, part), filed - _UNTIL_FILED, part.cast
        number, who = self._number(subject), raw["who"]
        name = f"{filed:%Y-%m-%d}-{subject.short}-{who}"
        paper = Paper(
            subject.title,
            number,
            subject.digest,
            subject.terms,
            cast.words["client"],
            cast.people[who],
            cast.mail(who),
            at,
        )
        evidence = _evidence(raw, paper, part, f"files/{name}")
        receipt = {} if _decision(raw) == "reject" else {f"files/{subject.short}-v{number}.txt": paper.receipt()}
        acceptance = {
            "document": subject.document,
            "version": number,
            "digest": subject.digest,
            "supersedes": self.in_force if subject.document == _AGREEMENT else "",
            "required": _required(raw, documents),
            "by": who,
            "decision": _decision(raw),
            "reason": part.voice.text(raw.get("reason", "")),
            "at": at.isoformat(timespec="minutes"),
            "method": raw["method"],
            "recorded_by": cast.team[raw["by"]],
            "evidence": _shown(evidence),
            "receipt": next(iter(receipt), ""),
            "revokes": _revoked(raw, subject, part),
            "private": part.told(raw.get("private", {})),
        }
        self._accept(acceptance)
        filled = {key: value for key, value in acceptance.items() if value not in ("", {})}
        verb = "takes back" if "revokes" in raw else _VERBS[_decision(raw)]
        message = f"{cast.client_id}: {cast.people[who]} {verb} {subject.title}, version {number}"
        return Recorded(f"acceptances/{name}.yml", filled, {**evidence, **receipt}, message)

    def _number(self, subject: _Subject) -> int:
        """Return which wording of a document this is, counted from 1."""
        known = self.wordings.setdefault(subject.document, [])
        if subject.digest not in known:
            known.append(subject.digest)
        return known.index(subject.digest) + 1

    def _accept(self, acceptance: Mapping[str, Any]) -> None:
        """Note who accepted the terms; they are in force once everybody has who must."""
        if acceptance["document"] == _AGREEMENT and acceptance["decision"] == "accept":
            accepted = self.accepted.setdefault(acceptance["digest"], set())
            accepted.add(acceptance["by"])
            if accepted >= set(acceptance["required"]):
                self.in_force = acceptance["digest"]


def _subject(said: str, documents: Documents, part: Part) -> _Subject:
    """Return what a story calls `agreement`, `cr-002`, `deliverable:templates` or `update:13`."""
    kind, _, name = said.partition(":")
    client_id = part.cast.client_id
    agreement = _read(_TERMS, documents)
    if kind == _AGREEMENT and isinstance(agreement, Agreement):
        return _Subject(said, "The agreement", documents[_TERMS], digest(client_id, agreement))
    if kind == "deliverable" and isinstance(agreement, Agreement):
        name = part.name(name)
        terms = documents[_TERMS]["deliverables"][name]
        document, item = f"{kind}:{name}", agreement.deliverables[name]
        return _Subject(document, terms["what"], terms, document_digest(client_id, document, item))
    period = part.voice.days.period(int(name)).name if name else ""
    document = f"{kind}:{period}" if period else part.name(said)
    file = f"updates/{period}.yml" if period else f"changes/{document}.yml"
    model, terms = _read(file, documents), documents[file]
    if not isinstance(model, ChangeRequest | Update):
        raise TypeError(said)
    title = terms.get("title", f"The report of {period}")
    return _Subject(document, title, terms, document_digest(client_id, document, model))


def _read(file: str, documents: Documents) -> object:
    kind = kind_of(file)
    return parse(kind, emit(documents[file]), file).model if kind else None


def _decision(raw: Mapping[str, Any]) -> str:
    return str(raw.get("decision", "accept"))


def _required(raw: Mapping[str, Any], documents: Documents) -> list[str]:
    """Return who had to decide at that time: all approvers, but one person alone where the story says so."""
    return [raw["who"]] if raw.get("alone", False) else list(documents[_TERMS]["approvers"])


def _evidence(raw: Mapping[str, Any], paper: Paper, part: Part, name: str) -> dict[str, bytes]:
    if raw["method"] == "email":
        return {f"{name}.eml": paper.letter(part.cast.client_id, str(part.voice.text(raw["said"])))}
    return {f"{name}-signed.txt": paper.certificate()} if raw["method"] == "e-sign" else {}


def _shown(evidence: Mapping[str, bytes]) -> dict[str, str]:
    return next(({"file": name, "sha256": sha256(data).hexdigest()} for name, data in evidence.items()), {})


def _revoked(raw: Mapping[str, Any], subject: _Subject, part: Part) -> str:
    """Return the earlier acceptance that is taken back, by its file's name; the story says its day."""
    if "revokes" not in raw:
        return ""
    day = part.voice.text(raw["revokes"])
    if not isinstance(day, date):
        raise TypeError(raw["revokes"])
    return f"{day.isoformat()}-{subject.short}-{raw['who']}"
