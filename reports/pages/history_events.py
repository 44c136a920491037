"""What happened beside terms and reports → a line of the page History each, and what shows it."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.history import (
    AcceptanceEvent,
    AccessEvent,
    Event,
    KeyEvent,
    NamesEvent,
    ReportEvent,
    RequestEvent,
    TeamEvent,
)
from reports.pages.prose import inline
from reports.pages.template import joined, say
from reports.pages.views import RecordView
from reports.periods import Period

_CODE = Markup("<code>{}</code>")
_LONG_CODE = Markup('<code class="ab-digest">{}</code>')


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one thing that happened: its topic, by which readers filter, the sentence, and a smaller one."""

    topic: str
    text: Markup
    detail: Markup | None = None


def line(view: RecordView, event: Event, author: str) -> Line:
    """Say one thing that happened in the reader's words; `author` wrote the commit, and stands beside it."""
    if isinstance(event, RequestEvent):
        return Line("requests", _request(view, event))
    if isinstance(event, AcceptanceEvent):
        return Line("acceptances", _acceptance(view, event), _shown(view, event, author))
    if isinstance(event, KeyEvent):
        return Line("acceptances", _key(view, event), _fingerprint(view, event))
    if isinstance(event, ReportEvent):
        return Line("reports", _report(view, event))
    if isinstance(event, NamesEvent):
        return Line("access", _names(view, event))
    return Line("access", _access(view, event) if isinstance(event, AccessEvent) else _team(view, event))


def _request(view: RecordView, event: RequestEvent) -> Markup:
    key = f"history.request.{event.deed}"
    return say(view.words, key, id=event.id.upper(), title=event.title, by=event.by, option=event.option)


def _acceptance(view: RecordView, event: AcceptanceEvent) -> Markup:
    words, told = view.words, event.acceptance
    said = say(
        words,
        f"history.acceptance.{event.deed}",
        by=event.by,
        document=_document(view, told.document, told.version),
        date=words.date(told.at.date(), "year"),
    )
    return Markup(" ").join([said, inline(told.reason)]) if told.reason else said


def _document(view: RecordView, name: str, version: int) -> str:
    """Return what was decided on, as a reader knows it."""
    kind, _, item = name.rpartition(":")
    if kind == "deliverable":
        known = view.client.agreement.deliverables.get(item)
        return view.words("history.document.deliverable", what=known.what if known else item)
    if kind == "update":
        return view.words("history.document.update", period=view.period(Period.parse(item)))
    if name == "agreement":
        return view.words("history.document.agreement", version=version)
    return view.words("history.document.request", id=name.upper())


def _shown(view: RecordView, event: AcceptanceEvent, author: str) -> Markup:
    """Say how the decision was made known, who but the author wrote it down and what shows it."""
    words, told = view.words, event.acceptance
    parts = [say(words, f"history.method.{told.method}")]
    if event.recorded_by and event.recorded_by != author:
        parts.append(say(words, "history.recorded", by=event.recorded_by))
    if told.evidence:
        parts.append(say(words, "history.evidence", digest=_short(told.evidence.sha256)))
    parts.append(say(words, "history.wording", digest=_short(told.digest.removeprefix("sha256:"))))
    return joined(parts, words("text.comma"))


def _short(digest: str) -> Markup:
    return _CODE.format(f"{digest[:6]}…{digest[-4:]}")


def _key(view: RecordView, event: KeyEvent) -> Markup:
    until = view.words.date(event.until.date(), "year") if event.until else ""
    key = f"history.key.{event.deed}{'-until' if until else ''}{'' if event.name else '-agency'}"
    return say(view.words, key, name=event.name, until=until)


def _fingerprint(view: RecordView, event: KeyEvent) -> Markup:
    return say(view.words, "agreement.digest", digest=_LONG_CODE.format(event.key))


def _names(view: RecordView, event: NamesEvent) -> Markup:
    if not event.renamed:
        return say(view.words, "history.names.none")
    pairs = (view.words("history.names.pair", before=before, after=after) for before, after in event.renamed)
    return say(view.words, "history.names", names="; ".join(pairs))


def _report(view: RecordView, event: ReportEvent) -> Markup:
    fields = view.words.joined(view.words(f"update.field.{field}") for field in event.fields)
    return say(view.words, f"history.report.{event.deed}", period=view.period(event.period), fields=fields)


def _access(view: RecordView, event: AccessEvent) -> Markup:
    until = view.words.date(event.until, "year") if event.until else ""
    return say(view.words, f"history.access.{event.deed}{'-until' if until else ''}", name=event.name, until=until)


def _team(view: RecordView, event: TeamEvent) -> Markup:
    return say(view.words, f"history.team.{event.deed}-{event.role}", name=event.name)
