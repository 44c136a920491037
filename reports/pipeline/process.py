"""The rendering process, seen from both sides: messages as lines of JSON over a pipe.

Rendering runs MkDocs and an agency's theme, so it has a process of its own, without the agency's key. The sealing
process reads what comes, and imports no MkDocs and no template.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TextIO

from reports.errors import Error, Refused, UsageError
from reports.pipeline.rendered import RenderedClient, client_from, client_to_line
from reports.pipeline.report import Found
from reports.problems import Problem, Severity
from reports.site.frames import FrameSet

_ERRORS = {error.__name__: error for error in (Error, Refused, UsageError)}

Message = tuple[FrameSet, ...] | RenderedClient


def clients_by_process(
    root: Path, languages: Sequence[str], only: str | None, progress: Callable[[str], None]
) -> Iterator[Message]:
    """Run the rendering process; yield the frames of all languages first, then client after client.

    Raises:
        Found: the rules find an error in the working copy.
        Error: what the rendering process could not go on with, in its words.
    """
    yield from _run(["clients", str(root), ",".join(languages), only or ""], progress)


def portfolio_by_process(root: Path, language: str, progress: Callable[[str], None]) -> Iterator[Message]:
    """Run the rendering process for the agency's own site; yield its frames, then the site.

    Raises:
        Error: what the rendering process could not go on with, in its words.
    """
    yield from _run(["portfolio", str(root), language], progress)


def publication_by_process(
    root: Path, client_id: str, seq: int, copied: Path | None, progress: Callable[[str], None]
) -> Iterator[Message]:
    """Render a client as of one of its publications, by number; yield the client.

    Where `copied` is a place for it, the workspace as of that commit is written there first, and frames come before.

    Raises:
        Error: what the rendering process could not go on with, in its words.
    """
    yield from _run(["publication", str(root), client_id, str(seq), str(copied or "")], progress)


def _run(arguments: Sequence[str], progress: Callable[[str], None]) -> Iterator[Message]:
    command = [sys.executable, "-P", "-m", "reports.pipeline.process", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as run:
        try:
            yield from _messages(_stdout(run), progress)
        finally:
            run.kill()


def _messages(lines: TextIO, progress: Callable[[str], None]) -> Iterator[Message]:
    for line in lines:
        message = json.loads(line)
        match message["kind"]:
            case "progress":
                progress(message["text"])
            case "frames":
                yield tuple(FrameSet.from_json(frames) for frames in message["frames"])
            case "client":
                yield client_from(message)
            case "findings":
                raise Found(tuple(_problem(problem) for problem in message["problems"]))
            case "error":
                raise _ERRORS.get(message["error"], Error)(message["message"], message["hint"])
            case "end":
                return
    raise Error("The rendering process ended early.", "What it printed above says why.")


def _problem(values: dict[str, Any]) -> Problem:
    return Problem(**(values | {"severity": Severity(values["severity"])}))


def _stdout(run: "subprocess.Popen[str]") -> TextIO:
    if run.stdout is None:
        raise Error("The rendering process could not be read.")
    return run.stdout  # type: ignore[return-value]  # Popen types its pipes as IO


def _main(arguments: list[str]) -> None:
    """Render a workspace and write what was made to standard output; what hooks print goes to standard error."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        for line in _LINES[arguments[0]](*arguments[1:]):
            out.write(line + "\n")
            out.flush()
    except Found as found:
        out.write(_line("findings", problems=[asdict(problem) for problem in found.problems]) + "\n")
    except Error as error:
        out.write(_line("error", error=type(error).__name__, message=error.message, hint=error.hint) + "\n")
    except BrokenPipeError:
        return
    except OSError as failed:
        where = f": {failed.filename}" if failed.filename else ""
        out.write(_line("error", error="Error", message=f"{failed.strerror or failed}{where}", hint="") + "\n")
    out.close()


def _client_lines(root: str, languages: str, only: str) -> Iterator[str]:
    from reports.history import read_trail
    from reports.pipeline.frames import frames_of
    from reports.pipeline.on_record import as_published
    from reports.pipeline.remembered import HistoryMemory
    from reports.pipeline.render import rendered_clients
    from reports.pipeline.working_copy import refuse_findings
    from reports.publish import GitDoor, read_ledgers

    trail = read_trail(Path(root), memory=HistoryMemory(Path(root)))
    # Here, and not where the key is: git and whatever it starts can read what its caller was given.
    ledgers = read_ledgers(GitDoor(Path(root)))
    trail = as_published(trail, ledgers)
    copy = refuse_findings(Path(root), only or None, trail)
    yield _line("frames", frames=[frames_of(Path(root), language).to_json() for language in languages.split(",")])
    for client in rendered_clients(trail, only or None, copy):
        yield client_to_line(replace(client, ledger=ledgers.get(client.id)))
        yield _line("progress", text=f"{client.id}: {len(client.versions)} versions rendered")
    yield _line("end")


def _portfolio_lines(root: str, language: str) -> Iterator[str]:
    from reports.pages.article import PORTFOLIO_SITE
    from reports.pipeline.frames import frames_of
    from reports.pipeline.render_portfolio import rendered_portfolio

    yield _line("frames", frames=[frames_of(Path(root), language, PORTFOLIO_SITE).to_json()])
    yield client_to_line(rendered_portfolio(Path(root)))
    yield _line("end")


def _publication_lines(root: str, client_id: str, seq: str, copied: str) -> Iterator[str]:
    from reports.pipeline.frames import frames_of
    from reports.pipeline.rebuilding import rendered_publication
    from reports.pipeline.working_copy import readable

    client = rendered_publication(Path(root), client_id, int(seq), Path(copied) if copied else None)
    if copied:
        languages = readable(Path(copied), client_id).languages
        yield _line("frames", frames=[frames_of(Path(copied), language).to_json() for language in languages])
    yield client_to_line(client)
    yield _line("end")


_LINES: Mapping[str, Callable[..., Iterator[str]]] = {
    "clients": _client_lines,
    "portfolio": _portfolio_lines,
    "publication": _publication_lines,
}


def _line(kind: str, **values: Any) -> str:
    return json.dumps({"kind": kind, **values}, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    _main(sys.argv[1:])
