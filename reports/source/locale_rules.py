"""Languages and time zones that files name → a problem for each that we cannot serve."""

import zoneinfo
from collections.abc import Iterator
from functools import cache

from reports.model import Agency, Profile
from reports.problems import Problem
from reports.resources import languages
from reports.source.parse import Parsed
from reports.source.wording import did_you_mean, there_are


def locale_problems(parsed: Parsed, file: str) -> Iterator[Problem]:
    """Yield what is wrong with the language and the time zone of agency.yml or client.yml."""
    model = parsed.model
    if not isinstance(model, Agency | Profile):
        return
    if model.language.partition("-")[0] not in languages():
        line, column = parsed.marks.place(("language",))
        message = f"there are no words in the language `{model.language}`; {there_are(languages())}"
        hint = "Choose one of them, or add a catalogue to theme/languages/: docs/languages.md tells how."
        yield Problem(file, line, column, "language", "unknown-language", message, hint)
    if model.timezone is not None and not _is_zone(model.timezone):
        line, column = parsed.marks.place(("timezone",))
        hint = did_you_mean(model.timezone, zoneinfo.available_timezones()) or "Zones are called as `Europe/Helsinki`."
        message = f"there is no time zone `{model.timezone}`"
        yield Problem(file, line, column, "timezone", "unknown-timezone", message, hint)


@cache
def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
