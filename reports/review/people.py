"""A client's profile before and after → who joins and leaves on both sides, and what else it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.model import Agency, Client
from reports.model.profile import Profile
from reports.model.values import Item
from reports.review.naming import edited
from reports.review.review import Line, Part, Section

_APART = ("people", "team")


@dataclass(frozen=True, slots=True)
class _Part:
    """Somebody of either side: by which name, in which role, and all that is written of them."""

    name: str
    role: str
    written: Item


def people_sections(old: Client | None, new: Client | None, agency: Agency | None) -> Iterator[Section]:
    """Yield what changes in who speaks for whom, and in how both sides talk."""
    before, after = old.profile if old else None, new.profile if new else None
    if before == after or after is None:
        return
    lines = (*_people(before, after, agency), *_rest(before, after))
    if lines:
        yield Section(Part.PEOPLE, "People and profile", "", lines)


def _people(old: Profile | None, new: Profile, agency: Agency | None) -> Iterator[Line]:
    before, after = _everybody(old, agency), _everybody(new, agency)
    for item in {**before, **after}:
        was, now = before.get(item), after.get(item)
        if was == now:
            continue
        name = " → ".join(dict.fromkeys(one.name for one in (was, now) if one))
        note = edited(was.written, now.written) if was and now else "new" if now else "no longer there"
        roles = (was.role if was else "", now.role if now else "")
        yield Line(name, *(roles if roles[0] != roles[1] else ("", "")), note)


def _everybody(profile: Profile | None, agency: Agency | None) -> Mapping[tuple[str, str], _Part]:
    if profile is None:
        return {}
    theirs = {("theirs", item): _Part(one.name, one.role, one) for item, one in profile.people.items()}
    team = agency.team if agency else {}
    ours = {
        ("ours", item): _Part(f"{team[item].name if item in team else item} (agency)", one.role, one)
        for item, one in profile.team.items()
    }
    return theirs | ours


def _rest(old: Profile | None, new: Profile) -> Iterator[Line]:
    """Yield what else client.yml says otherwise; of a new client it goes without saying."""
    for name in type(new).model_fields if old else ():
        was, now = getattr(old, name), getattr(new, name)
        if name not in _APART and was != now:
            is_text = isinstance(was, str | None) and isinstance(now, str | None)
            yield Line(name.capitalize(), *((was or "", now or "") if is_text else ("", "")), "changed")
