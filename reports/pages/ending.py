"""Client and agency → the end of every article: when we speak next, whom to call, what this page was made from."""

from dataclasses import dataclass
from datetime import date

from reports.model import Agency, Client
from reports.model.profile import ACCOUNT_MANAGER, DEPUTY
from reports.pages.terms_state import stamp
from reports.pages.views import RecordView, VersionView
from reports.words import Words


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to call or write to; `call` is the address of a telephone call, `note` says when to call."""

    role: str
    name: str
    phone: str
    call: str
    email: str
    note: str


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands below every article; `next_on` is empty before the first update and after the last.

    `days` are, for scripts, the days of the report, of the next update and of the one after it, as YYYY-MM-DD.
    """

    next_on: str
    days: tuple[str, ...]
    rhythm: str
    contacts: tuple[Contact, ...]
    stamp: str
    as_of: str


def ending(agency: Agency, client: Client, words: Words, as_of: date, stamp: str) -> Ending:
    """Prepare the end of an article."""
    cadence = client.profile.cadence
    day = words(f"weekday.{cadence.day}")
    return Ending(
        next_on=words.date(client.next_promised, "weekday") if client.next_promised else "",
        days=tuple(one.isoformat() for one in (as_of, client.next_promised, client.promised_after_next) if one),
        rhythm=words("ending.last") if client.is_over else words(f"ending.rhythm.{cadence.every}", day=day),
        contacts=_contacts(agency, client, words, as_of),
        stamp=stamp,
        as_of=words.date(as_of, "year"),
    )


def version_ending(view: VersionView) -> Ending:
    """Prepare the end of a version's article."""
    return ending(view.agency, view.client, view.words, view.figures.as_of, _stamp(view))


def record_ending(view: RecordView) -> Ending:
    """Prepare the end of an article that all versions share; its day is the newest version's."""
    as_of = view.versions[0].as_of if view.versions else None
    stamp = view.words("ending.stamp-record", date=view.words.date(as_of, "full")) if as_of else ""
    return ending(view.agency, view.client, view.words, as_of or date.max, stamp)


def _contacts(agency: Agency, client: Client, words: Words, as_of: date) -> tuple[Contact, ...]:
    within = next((channel.answer_within for channel in client.profile.channels if channel.answer_within), None)
    return tuple(
        _contact(agency, words, who, role, within)
        for role in (ACCOUNT_MANAGER, DEPUTY)
        for who in client.profile.team_on(as_of, role)
        if who in agency.team
    )


def _contact(agency: Agency, words: Words, who: str, role: str, within: str | None) -> Contact:
    member = agency.team[who]
    phone = member.phone or ""
    answers = words("ending.answers", within=within) if within else ""
    return Contact(
        role=words(f"ending.role.{role}"),
        name=member.name,
        phone=phone,
        call="".join(sign for sign in phone if sign.isdigit() or sign == "+"),
        email=member.email or "",
        note=words("ending.deputy") if role == DEPUTY else answers,
    )


def _stamp(view: VersionView) -> str:
    words, day = view.words, view.words.date(view.figures.as_of, "full")
    period = view.figures.period
    said = words("ending.stamp", period=period, date=day) if period else words("ending.stamp-start", date=day)
    parts = [said, words("text.sentence", text=stamp(view))]
    if view.stand_in:
        parts.append(words("ending.stand-in", commit=view.stand_in[:7]))
    return " ".join(parts)
