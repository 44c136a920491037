"""A story's `accept` → acceptances/*.yml: who decided on which exact wording, when and how, and what shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from reports.demo.cast import cast_file
from reports.demo.papers import Paper
from reports.demo.signing import Browser, taken
from reports.demo.terms import Part
from reports.history import Document, digest, document_digest
from reports.model import Agreement, ChangeRequest, Update
from reports.pipeline.filing import Signed, decision, with_decision
from reports.receipts import receipt_body
from reports.source import SIGNERS, emit, kind_of, parse
from reports.words import Words

Documents = Mapping[str, Mapping[str, Any]]
"""What stands in the client's files, by name."""

_AGREEMENT, _TERMS, _SIGNED = "agreement", "agreement.yml", "browser-signature"
_UNTIL_FILED = timedelta(minutes=22)
_VERBS = {"accept": "accepts", "reject": "does not accept"}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one commit holds: files by name, its message, and the decision that it writes into a request's file."""

    files: Mapping[str, bytes]
    message: str
    decisions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is decided on: its name in acceptances and in words, its exact wording and the digest of that."""

    document: str
    title: str
    model: Document
    digest: str

    @property
    def short(self) -> str:
        """Return what stands for it in names of files."""
        return self.document.removeprefix("deliverable:").replace(":", "-").lower()


@dataclass(slots=True)
class Register:
    """What an account manager knows of wordings: those there were, by document, and the terms in force.

    People's keys come from `seed`; `signers` is the file of those that are known.
    """

    seed: int
    wordings: dict[str, list[str]] = field(default_factory=dict)
    accepted: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    in_force: str = ""
    signers: str = ""

    def note_terms(self, documents: Documents, part: Part) -> str:
        """Note the agreement as it stands, so that its versions are counted, and return its digest."""
        terms = _subject(_AGREEMENT, documents, part)
        self._number(terms)
        return terms.digest

    def record(self, raw: Mapping[str, Any], documents: Documents, part: Part, filed: datetime) -> Recorded:
        """Return what is filed at a moment; the decision itself was made some minutes before."""
        subject = _subject(raw["document"], documents, part)
        number, at = self._number(subject), filed - _UNTIL_FILED
        verb = "takes back" if "revokes" in raw else _VERBS[_decision(raw)]
        who = part.cast.people[raw["who"]]
        message = f"{part.cast.client_id}: {who} {verb} {subject.title}, version {number}"
        if raw["method"] != _SIGNED:
            return Recorded(self._written(raw, subject, documents, part, at), message)
        signed = self._sign(raw, subject, documents, part, at)
        files = taken(signed, _required(raw, documents), self.signers)
        self.signers = files[SIGNERS].decode()
        return self._with_decision(Recorded(files, message), signed, documents)

    def _written(
        self, raw: Mapping[str, Any], subject: _Subject, documents: Documents, part: Part, at: datetime
    ) -> dict[str, bytes]:
        """Return an acceptance that the account manager writes, and the papers that came with it."""
        number, who, cast = self._number(subject), raw["who"], part.cast
        name = f"{at + _UNTIL_FILED:%Y-%m-%d}-{subject.short}-{who}"
        words = (cast.words["client"], cast.people[who], cast.mail(who))
        paper = Paper(subject.title, number, subject.digest, *words, at)
        evidence = _evidence(raw, paper, part, f"files/{name}")
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
            "revokes": _revoked(raw, subject, part),
            "private": part.told(raw.get("private", {})),
        }
        if _decision(raw) == "accept":
            self._accept(subject, who, "", documents)
        filled = {key: value for key, value in acceptance.items() if value not in ("", {})}
        return {f"acceptances/{name}.yml": emit(filled), **evidence}

    def _sign(
        self, raw: Mapping[str, Any], subject: _Subject, documents: Documents, part: Part, at: datetime
    ) -> Signed:
        """Return what left the signer's browser."""
        who, option = raw["who"], raw.get("option", "")
        profile, terms = documents["client.yml"], _read(_TERMS, documents)
        if not isinstance(terms, Agreement):
            raise TypeError(_TERMS)
        signed = Browser(self.seed, part.cast.client_id, who).sign(
            ZoneInfo(profile["timezone"]),
            decision=_decision(raw),
            agency=cast_file()["agency"]["name"],
            document=subject.document,
            version=self._number(subject),
            digest=subject.digest,
            supersedes=(self.in_force or None) if subject.document == _AGREEMENT else None,
            option=option or None,
            name=terms.approvers[who].name,
            reason=str(part.voice.text(raw.get("reason", ""))) or None,
            time=at.astimezone(UTC),
            body=receipt_body(subject.document, subject.model, Words(profile["language"]), terms),
        )
        if _decision(raw) == "accept":
            self._accept(subject, who, option, documents)
        return signed

    def _with_decision(self, recorded: Recorded, signed: Signed, documents: Documents) -> Recorded:
        """Add the request's file with the decision in it, once everybody accepted the same option who must."""
        receipt = signed.receipt
        accepted = self.accepted.get((receipt.digest, receipt.option or ""), set())
        if not receipt.option or not accepted.issuperset(documents[_TERMS]["approvers"]):
            return recorded
        name = f"changes/{receipt.document}.yml"
        files = {**recorded.files, name: with_decision(emit(documents[name]), signed)}
        return Recorded(files, recorded.message, {name: decision(signed)})

    def _number(self, subject: _Subject) -> int:
        """Return which wording of a document this is, counted from 1."""
        known = self.wordings.setdefault(subject.document, [])
        if subject.digest not in known:
            known.append(subject.digest)
        return known.index(subject.digest) + 1

    def _accept(self, subject: _Subject, who: str, option: str, documents: Documents) -> None:
        """Note who accepted a wording; the terms are in force once everybody has who must."""
        accepted = self.accepted.setdefault((subject.digest, option), set())
        accepted.add(who)
        if subject.document == _AGREEMENT and accepted.issuperset(documents[_TERMS]["approvers"]):
            self.in_force = subject.digest


def _subject(said: str, documents: Documents, part: Part) -> _Subject:
    """Return what a story calls `agreement`, `cr-002`, `deliverable:templates` or `update:13`."""
    kind, _, name = said.partition(":")
    client_id = part.cast.client_id
    agreement = _read(_TERMS, documents)
    if kind == _AGREEMENT and isinstance(agreement, Agreement):
        return _Subject(said, "The agreement", agreement, digest(client_id, agreement))
    if kind == "deliverable" and isinstance(agreement, Agreement):
        name = part.name(name)
        document, item = f"{kind}:{name}", agreement.deliverables[name]
        return _Subject(document, item.what, item, document_digest(client_id, document, item))
    period = part.voice.days.period(int(name)).name if name else ""
    document = f"{kind}:{period}" if period else part.name(said)
    file = f"updates/{period}.yml" if period else f"changes/{document}.yml"
    model = _read(file, documents)
    if not isinstance(model, ChangeRequest | Update):
        raise TypeError(said)
    title = model.title if isinstance(model, ChangeRequest) else f"The report of {period}"
    return _Subject(document, title, model, document_digest(client_id, document, model))


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
