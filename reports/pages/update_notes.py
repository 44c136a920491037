"""The rest of an update → rows: decisions, answers, promises, risks, experiments, satisfaction, attachments."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.model import Update
from reports.pages.figures_in_words import ask_called, is_sentence
from reports.pages.people import anyone, client_name
from reports.pages.prose import prose
from reports.pages.tones import RISK
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class Noted:
    """A thing, what is said of it, and its tone and icon where it has a state."""

    what: str
    said: str
    tone: str = "still"
    icon: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExperimentView:
    """What was tried, and what it taught."""

    name: str
    hypothesis: str
    result: str
    learned: str


@dataclass(frozen=True, slots=True)
class Contentment:
    """How content the client is."""

    score: str
    by: str
    said: Markup


@dataclass(frozen=True, slots=True)
class Handover:
    """A file to take along; `shown` for a picture that is placed on the page."""

    file: str
    title: str
    shown: bool


def decisions(view: VersionView, update: Update) -> list[Noted]:
    """Return the decisions taken, each with who took it and when."""
    return [
        Noted(
            what=_asked(view, name),
            said=taken.choice,
            note=view.words(
                "update.decided.by",
                by=anyone(view.words, view.agency, view.client, taken.by),
                date=view.words.date(taken.on, "long"),
            ),
        )
        for name, taken in update.decided.items()
    ]


def answered(view: VersionView, update: Update) -> list[Noted]:
    """Return what the client sent, and when."""
    return [Noted(_asked(view, name), view.words.date(day, "long")) for name, day in update.answered.items()]


def promises(view: VersionView, update: Update) -> list[Noted]:
    """Return whether our promises were kept."""
    known = view.client.agreement.promises
    return [
        Noted(
            what=known[name].promise if name in known else name,
            said=view.words("update.promise.kept" if news.kept else "update.promise.missed"),
            tone="ok" if news.kept else "bad",
            icon="check-circle" if news.kept else "close-octagon",
            note=news.note or "",
        )
        for name, news in update.promises.items()
    ]


def risks(view: VersionView, update: Update) -> list[Noted]:
    """Return what became of risks."""
    known = view.client.agreement.risks
    found = []
    for name, news in update.risks.items():
        tone = RISK[news.state]
        what = known[name].risk if name in known else name
        found.append(Noted(what, view.words(f"update.risk.{news.state}"), tone.name, tone.icon, news.note or ""))
    return found


def experiments(update: Update) -> list[ExperimentView]:
    """Return what was tried."""
    return [
        ExperimentView(one.name, one.hypothesis or "", one.result or "", one.learned or "")
        for one in update.experiments
    ]


def satisfaction(view: VersionView, update: Update) -> Contentment | None:
    """Return how content the client is, None where nobody was asked."""
    found = update.satisfaction
    if found is None:
        return None
    by = client_name(view.words, view.client, found.by) if found.by else ""
    said = prose(found.said, view.files) if found.said else Markup()
    return Contentment(view.words("update.satisfaction.score", score=found.score), by, said)


def attachments(view: VersionView, update: Update) -> list[Handover]:
    """Return the files handed over; those that are not there are left out."""
    return [
        Handover(item.file, item.title or item.file.rpartition("/")[2], view.files[item.file].is_image)
        for item in update.attachments
        if item.file in view.files
    ]


def _asked(view: VersionView, name: str) -> str:
    """Return what was asked, as it stands before its answer."""
    ask = ask_called(view.figures, name)
    what = ask.what if ask else view.words.upper_first(name.replace("-", " "))
    return what if is_sentence(what) else view.words("update.key", name=what)
