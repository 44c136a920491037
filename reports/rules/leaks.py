"""All public texts of one client → those that repeat a private note, and those that name another client."""

import re
from collections.abc import Iterable, Iterator

from reports.model.private import PrivateValue
from reports.model.values import Item
from reports.rules.facts import ClientFacts
from reports.rules.phrases import Phrase, Phrases, spaced
from reports.rules.rule import Finding
from reports.rules.view import View
from reports.source import Path
from reports.source.document import PRIVATE
from reports.source.prose import texts_of

FEWEST_WORDS, FEWEST_LETTERS = 3, 16
"""What a private text must have, so that its repetition is no chance: less could be a day, a sum or a common phrase."""
SENTENCE_WORDS = 6
"""From how many words on a single sentence of a longer private text counts, too."""
SHORT_NAME = 4
"""From how many letters on a name of one word counts."""
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")


def private_repeated(view: View) -> Iterator[Finding]:
    """Find public texts that repeat a private note, or a sentence of it."""
    private = Phrases.of(phrase for value in view.secrets for phrase in _private_phrases(value))
    for name, path, phrase in _standing(view, private):
        message = f"this repeats what is private in {phrase.origin}"
        hint = "Say it in other words, or leave it out: the client would read it."
        yield Finding(name, path, message, hint)


def other_client(view: View) -> Iterator[Finding]:
    """Find public texts that name another client, or one of its people."""
    for name, path, phrase in _standing(view, view.strangers):
        message = f"`{phrase.written}` is a name of the client {phrase.origin}"
        hint = f"Leave it out: nobody may learn here of {phrase.origin}."
        yield Finding(name, path, message, hint)


def names_of(clients: Iterable[ClientFacts]) -> Phrases:
    """Return what nobody but each client itself may read: its names and those of its people."""
    return Phrases.of(phrase for client in clients for phrase in _name_phrases(client))


def _name_phrases(client: ClientFacts) -> Iterator[Phrase]:
    for name in (client.name, *client.people):
        words = spaced(name)
        if " " in words:
            yield Phrase(words, client.id, name)
    own = spaced(client.name).split()
    if len(client.id) >= SHORT_NAME and client.id in own:
        written = next((word for word in client.name.split() if word.casefold() == client.id), client.id.capitalize())
        yield Phrase(client.id, client.id, written, is_exact=True)


def _private_phrases(value: PrivateValue) -> Iterator[Phrase]:
    """Yield what may not be repeated of a private value: all of it, and each of its longer sentences."""
    origin = f"{value.file}, `{value.path[: value.path.index(PRIVATE) + len(PRIVATE)]}`"
    whole = spaced(value.value)
    if len(whole.split()) >= FEWEST_WORDS and sum(map(str.isalpha, whole)) >= FEWEST_LETTERS:
        yield Phrase(whole, origin)
    for sentence in map(spaced, _SENTENCE_END.split(value.value)):
        if sentence != whole and len(sentence.split()) >= SENTENCE_WORDS:
            yield Phrase(sentence, origin)


def _standing(view: View, phrases: Phrases) -> Iterator[tuple[str, Path, Phrase]]:
    """Yield where phrases stand, once a text; the client's own names and those of the agency may stand anywhere."""
    for name, words in view.words.items():
        possible = [phrase for phrase in phrases.among(words) if _is_foreign(phrase, view)]
        model = view.shelf.parsed[name].model
        for path, text in texts_of(model) if possible and isinstance(model, Item) else ():
            spoken = f" {spaced(text)} "
            found = next((phrase for phrase in possible if phrase.stands_in(text, spoken)), None)
            if found:
                yield name, path, found


def _is_foreign(phrase: Phrase, view: View) -> bool:
    return phrase.origin != view.client.id and f" {phrase.words} " not in view.own_names
