"""One version → the page Meetings: what was said, decided and agreed at each, the newest first."""

from dataclasses import dataclass

from markupsafe import Markup

from reports.model.meeting import Meeting, MeetingDecision
from reports.pages.article import Article
from reports.pages.navigation import article
from reports.pages.people import anyone, listed
from reports.pages.prose import inline, prose
from reports.pages.story import Story
from reports.pages.views import VersionView


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting; `id` is also its anchor. `fold` is the line under which notes lie, "" where they are all there is.

    `decisions` stand each with who took it, "" where nobody is named.
    """

    id: str
    title: str
    held: str
    present: str
    recording: str
    decisions: tuple[tuple[str, str], ...]
    agreed: tuple[Markup, ...]
    notes: Markup
    fold: str


def meetings(told: Story) -> Article:
    """Render the recaps."""
    view = told.view
    held = sorted(view.client.meetings.items(), key=lambda item: (item[1].on, item[0]), reverse=True)
    values: dict[str, object] = {
        "meetings": [_meeting(view, name, meeting) for name, meeting in held],
        "ending": told.ending,
    }
    return article(told.folder, "meetings", view.words, values)


def _meeting(view: VersionView, name: str, meeting: Meeting) -> MeetingView:
    words = view.words
    there = [anyone(view.words, view.agency, view.client, who) for who in meeting.present]
    settled = bool(meeting.decisions or meeting.agreed)
    return MeetingView(
        id=name,
        title=meeting.title,
        held=words("meetings.held", kind=words(f"meetings.kind.{meeting.kind}"), date=words.date(meeting.on, "full")),
        present=words("meetings.present", names=listed(words, there)) if there else "",
        recording=meeting.recording or "",
        decisions=tuple(_decision(view, decision) for decision in meeting.decisions.values()),
        agreed=tuple(inline(text, view.files) for text in meeting.agreed.values()),
        notes=prose(meeting.notes, view.files) if meeting.notes else Markup(),
        fold=words("meetings.notes") if settled else "",
    )


def _decision(view: VersionView, decision: MeetingDecision) -> tuple[str, str]:
    by = (
        view.words("meetings.decided-by", who=anyone(view.words, view.agency, view.client, decision.by))
        if decision.by
        else ""
    )
    return decision.what, by
