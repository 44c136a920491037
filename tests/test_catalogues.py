"""Every language says all that English says, with the same names to fill in; nothing that is said stands elsewhere."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from reports.resources import languages, theme_folder
from reports.words import Words, catalogue

REPORTS = theme_folder().parent / "reports"
MODULES = sorted(REPORTS.rglob("*.py"))
TOLD = [module for stage in ("pages", "charts", "receipts", "changes") for module in (REPORTS / stage).glob("*.py")]
OTHERS = [language for language in languages() if language != "en"]
NO_TEXT = {"noopener noreferrer", "aboveboard acceptance receipt 1"}
NAMESPACES = {key.partition(".")[0] for key in catalogue("en").texts}


def read(language: str) -> Catalog:
    with (theme_folder() / "languages" / f"{language}.po").open("rb") as lines:
        return read_po(lines, locale=language, abort_invalid=True)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def trees() -> dict[Path, ast.Module]:
    return {module: ast.parse(module.read_text("utf-8")) for module in MODULES}


def literals() -> Iterator[str]:
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for template in (*theme_folder().glob("pages/*.j2"), *theme_folder().glob("macros/*.j2")):
        yield from re.findall(r"[\"']([^\"'\s]+)[\"']", template.read_text("utf-8"))
    for script in (theme_folder() / "shell").iterdir():
        yield from (f"lock.{name.lower()}" for name in re.findall(r"[\"<%](\w+)[\">%]", script.read_text("utf-8")))


def families() -> Iterator[str]:
    """Yield patterns of the keys that are put together in code."""
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
                if parts[0] and parts[0].partition(".")[0] in NAMESPACES and "." in parts[0]:
                    yield "".join("[a-z0-9._-]*" if part is None else re.escape(part) for part in parts)


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_keys_of_english_and_no_others(language: str) -> None:
    ours, english = catalogue(language).texts.keys(), catalogue("en").texts.keys()
    assert (sorted(english - ours), sorted(ours - english)) == ([], [])


@pytest.mark.parametrize("language", languages())
def test_no_text_is_missing_or_only_guessed(language: str) -> None:
    told = [message for message in read(language) if message.id]
    assert [message.id for message in told if message.fuzzy] == []
    assert [key for key, forms in catalogue(language).texts.items() if not all(forms)] == []


@pytest.mark.parametrize("language", languages())
def test_counted_texts_have_as_many_forms_as_the_language(language: str) -> None:
    forms = len(Locale.parse(language).plural_form.tags | {"other"})
    counted = {key for key, texts in catalogue("en").texts.items() if len(texts) > 1}
    assert {key: len(catalogue(language).texts[key]) for key in counted} == dict.fromkeys(counted, forms)
    assert [key for key, texts in catalogue(language).texts.items() if len(texts) > 1 and key not in counted] == []
    assert read(language).num_plurals == forms


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    """The form for one may leave names out, `{count}` above all; that for many has them all."""
    for key, texts in catalogue("en").texts.items():
        ours = catalogue(language).texts[key]
        assert names(ours[-1]) == names(texts[-1]), key
        assert all(names(form) <= {"count"}.union(*map(names, texts)) for form in ours), key


@pytest.mark.parametrize("language", OTHERS)
def test_emphasis_and_lines_are_those_of_english(language: str) -> None:
    for key, texts in catalogue("en").texts.items():
        for form in catalogue(language).texts[key]:
            assert form.count("**") == texts[-1].count("**"), key
            assert form.count("\n") == texts[-1].count("\n"), key


def test_every_key_is_used() -> None:
    used, patterns = set(literals()), [re.compile(family) for family in set(families())]
    patterns.append(re.compile(r"lock\.portfolio\.\w+"))
    keys = set(catalogue("en").texts) - used
    assert sorted(key for key in keys if not any(pattern.fullmatch(key) for pattern in patterns)) == []


@pytest.mark.parametrize("module", TOLD, ids=lambda module: f"{module.parent.name}/{module.name}")
def test_modules_that_speak_to_clients_hold_no_sentence(module: Path) -> None:
    tree = trees()[module]
    apart = {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    apart |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in apart]
    texts = [text for text in said if isinstance(text, str) and not re.match(r"<|-----", text)]
    assert [text for text in texts if re.search(r"[^\W\d_]{2,}[,:]? [^\W\d_]{2,}", text) and text not in NO_TEXT] == []


def test_scripts_hold_no_text_of_their_own() -> None:
    told = r"""(?:textContent|\.title|placeholder|ariaLabel|\.alt) *= *["'`][^"'`]|\b(?:alert|append)\(["'`]"""
    for script in (theme_folder() / "shell").glob("*.js"):
        assert re.findall(told, script.read_text("utf-8")) == [], script.name


@pytest.mark.parametrize("language", OTHERS)
def test_commands_are_the_same_in_every_language(language: str) -> None:
    english, ours = (catalogue(one).texts["export.readme"][0].split("\n") for one in ("en", language))
    assert [line for line in ours if line.startswith("    ")] == [line for line in english if line.startswith("    ")]


def short_days() -> Iterator[tuple[str, str]]:
    """Yield the keys that code fills with a short day, and the names that stand for it."""
    for tree in trees().values():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            nodes = list(ast.walk(function))
            local = {ast.unparse(node.targets[0]): node.value for node in nodes if isinstance(node, ast.Assign)}
            for call in (node for node in nodes if isinstance(node, ast.Call)):
                keys = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant) and "." in str(arg.value)]
                for word in call.keywords if keys else ():
                    said = ast.unparse(local.get(ast.unparse(word.value), word.value))
                    if word.arg and re.search(r"words\.date\([^(),]+(?:\(\))?(?:, '(?:day|short)')?\)$", said):
                        yield str(keys[0]), word.arg


def test_no_short_day_that_ends_with_a_dot_stands_before_another() -> None:
    filled, day = set(short_days()), date(2026, 11, 20)
    assert ("asks.by", "date") in filled
    dotted = [one for one in languages() if any(Words(one).date(day, form).endswith(".") for form in ("short", "day"))]
    assert dotted == ["fi"]
    for key, name in filled:
        texts = [text for language in dotted for text in catalogue(language).texts[key]]
        assert not [text for text in texts if re.search(rf"\{{{name}\}}\**\.", text)], key
