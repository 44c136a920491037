"""The theme's lock shell and a sealed payload → a published page, and back.

Every page of every client is the same bytes but for the way to the client's root and the payload.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from reports.errors import Error
from reports.protect.bundle import bundle
from reports.resources import theme_folder
from reports.words import catalogue

_MARK = re.compile(r"%(CSP|AGENCY|ASSETS|LANG|KEEP|LOCKED|STUCK|SCRIPT)%")
_NEVER = ' data-keep="never"'
_ROOT, _PAYLOAD = b"%ROOT%", b"%PAYLOAD%"
_WORDS, _NO_WORDS = "catalogues.js", "export const CATALOGUES = {};"
_KEYS, _OWN_KEYS = "lock.", "lock.portfolio."


@dataclass(frozen=True, slots=True)
class Shell:
    """The lock shell of one site; only the marks of root and payload are left open."""

    template: bytes

    def fill(self, path: str, payload: bytes) -> bytes:
        """Return the page at a path below the client's root, around its payload in base64."""
        before, after = _around(self.template, way_to_root(path))
        return before + payload + after

    def payload(self, path: str, page: bytes) -> bytes | None:
        """Return the payload of a page, None where anything around it differs from this shell."""
        before, after = _around(self.template, way_to_root(path))
        if len(page) < len(before) + len(after) or not (page.startswith(before) and page.endswith(after)):
            return None
        return page[len(before) : len(page) - len(after)]

    def text(self) -> str:
        """Return what stands in every page."""
        return self.template.replace(_ROOT, b"").replace(_PAYLOAD, b"").decode()


def way_to_root(path: str) -> str:
    """Return the way from a page to the client's root: as many `../` as the path has folders."""
    return "../" * path.count("/")


def read_template() -> str:
    """Return the lock shell as it stands in the theme, all its marks open."""
    return (theme_folder() / "shell" / "shell.html").read_text(encoding="utf-8")


def make_shell(
    template: str,
    script_hashes: Iterable[str],
    assets: str,
    language: str,
    agency: str = "",
    *,
    portfolio: bool = False,
) -> Shell:
    """Fill the marks that are the same on every page.

    `script_hashes`: of the theme's fixed inline scripts, as `sha256-…` · `assets`: the folder of public files seen
    from a client's root, as `../assets/4f1c…` · `language`: the agency's, where a browser speaks none of ours or runs
    no script · `agency`: the public name, if wanted · `portfolio`: the agency's own site, whose keys no browser keeps.
    """
    words = _words_of(language.partition("-")[0], portfolio=portfolio)
    values = {
        "CSP": content_security_policy(script_hashes),
        "AGENCY": escape(agency).replace("%", "&#37;"),
        "ASSETS": assets,
        "LANG": escape(language),
        "KEEP": _NEVER if portfolio else "",
        **_without_script(words),
    }
    filled = _MARK.sub(lambda mark: values[mark[1]], template).encode()
    if filled.count(_PAYLOAD) != 1 or _ROOT not in filled:
        raise Error("The lock shell needs one %PAYLOAD% and its %ROOT%.", "See theme/shell/shell.html.")
    return Shell(filled)


def _without_script(words: Mapping[str, str]) -> dict[str, str]:
    """Return what the page says before a script chooses a language, or where none runs."""
    return {key.upper(): escape(words[key]) for key in ("locked", "stuck", "script")}


def content_security_policy(script_hashes: Iterable[str]) -> str:
    """Return what a page may load and run: own files, and inline scripts of known hashes."""
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in sorted(set(script_hashes)))])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' blob: data:; "
        "connect-src 'self' blob:; worker-src 'self'; form-action 'none'; base-uri 'none'; object-src 'none'"
    )


def shell_script(*, portfolio: bool = False) -> str:
    """Return the lock shell's modules as one script, the words of its page written into it.

    They stand there, in all languages, and not in each page: a browser keeps a script.
    """
    folder = theme_folder() / "shell"
    modules = {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js"))}
    words = json.dumps(lock_words(portfolio=portfolio), ensure_ascii=False, separators=(",", ":"))
    if modules[_WORDS].count(_NO_WORDS) != 1:
        raise Error(f"theme/shell/{_WORDS} has no place for the words of the lock page: {_NO_WORDS}")
    modules[_WORDS] = modules[_WORDS].replace(_NO_WORDS, _NO_WORDS.replace("{}", words))
    return bundle(modules, "shell.js")


def lock_words(*, portfolio: bool = False) -> Mapping[str, Mapping[str, str]]:
    """Return the words of the lock page by language: everything under `lock.` in the catalogues.

    Those under `lock.portfolio.` take the place of their namesakes where the agency's own people unlock.
    """
    languages = sorted(path.stem for path in (theme_folder() / "languages").glob("*.po"))
    return {language: _words_of(language, portfolio=portfolio) for language in languages}


def _words_of(language: str, *, portfolio: bool) -> dict[str, str]:
    texts = catalogue(language).texts
    found = {key: texts[key][0] for key in sorted(texts) if key.startswith(_KEYS)}
    own = {key.removeprefix(_OWN_KEYS): found.pop(key) for key in tuple(found) if key.startswith(_OWN_KEYS)}
    words = {key.removeprefix(_KEYS): text for key, text in found.items()}
    return words | own if portfolio else words


@lru_cache(maxsize=16)
def _around(template: bytes, root: str) -> tuple[bytes, bytes]:
    before, _, after = template.replace(_ROOT, root.encode()).partition(_PAYLOAD)
    return before, after
