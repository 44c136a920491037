"""Decisions on one wording → who accepted or declined it, when, how and with what proof, and who has not answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from reports.model.document_state import Decided, DocumentState
from reports.pages.people import anyone, client_name
from reports.pages.prose import inline
from reports.pages.tones import ANSWERS, NO_ANSWER, VOID_ANSWER, Tone
from reports.pages.views import VersionView
from reports.source import receipt_files


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said of a wording: `said` how and when, `reason` in their words, `fault` why it does not count.

    `evidence` is the SHA-256 of the file that shows it, "" where there is none. `files` are what was signed and both
    signatures, each by what it is called and its name.
    """

    who: str
    said: str
    tone: Tone
    reason: Markup | None = None
    fault: str = ""
    evidence: str = ""
    files: tuple[tuple[str, str], ...] = ()
    counts: bool = False


def answers(view: VersionView, state: DocumentState, digest: str, missing: Iterable[str] = ()) -> tuple[Answer, ...]:
    """Return the decisions on a wording, oldest first, then who of `missing` has not answered."""
    decided = [one for one in state.decided if one.wording == digest]
    heard = {one.acceptance.by for one in decided if not one.fault}
    silent = [who for who in missing if who not in heard]
    return (*(_answer(view, one, state.option) for one in decided), *(_silence(view, who) for who in silent))


def short(digest: str) -> str:
    """Return the beginning and the end of a digest."""
    digest = digest.removeprefix("sha256:")
    return f"{digest[:6]}…{digest[-4:]}" if len(digest) > 10 else digest  # noqa: PLR2004 -- six and four, as beside it


def _answer(view: VersionView, one: Decided, chosen: str | None) -> Answer:
    told = one.acceptance
    return Answer(
        who=client_name(view.words, view.client, told.by),
        said=view.words("text.sentence", text=view.words.joined(_said(view, one, chosen))),
        tone=VOID_ANSWER if one.fault else ANSWERS[told.decision],
        reason=inline(told.reason, view.files) if told.reason else None,
        fault=view.words(f"agreement.fault.{one.fault}") if one.fault else "",
        evidence=told.evidence.sha256 if told.evidence else "",
        files=_files(view, one),
        counts=not one.fault,
    )


def _files(view: VersionView, one: Decided) -> tuple[tuple[str, str], ...]:
    """Return the receipt and its signatures, as far as they are published; of a decision that does not count, none."""
    if one.fault:
        return ()
    named = zip(("receipt", "signature", "countersignature"), receipt_files(one.acceptance), strict=False)
    return tuple((view.words(f"agreement.file.{kind}"), name) for kind, name in named if name in view.files)


def _said(view: VersionView, one: Decided, chosen: str | None) -> Iterator[str]:
    words, told = view.words, one.acceptance
    request = view.client.changes.get(told.document)
    option = request.options.get(told.option or "") if request else None
    if option and told.decision == "accept" and told.option != chosen:
        yield words("changes.for", option=option.what)
    yield words(f"agreement.{told.decision}.{told.method}", date=words.date(told.at.date(), "year"))
    if told.recorded_by:
        yield words("agreement.recorded", who=anyone(view.words, view.agency, view.client, told.recorded_by))
    yield words(f"agreement.proof.{one.proof}", digest=short(told.evidence.sha256) if told.evidence else "")


def _silence(view: VersionView, who: str) -> Answer:
    return Answer(client_name(view.words, view.client, who), view.words("agreement.silent"), NO_ANSWER)
