"""The language server that editors read YAML with, spoken to as they do: JSON over its input and output (LSP)."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SERVER = ROOT / ".ci" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
ALONE = Path(__file__).parent / "no_network.cjs"
PATIENCE = 60
"""Seconds after which a server that says nothing is ended, and the test with it."""
Message = dict[str, Any]


class LanguageServer:
    """A server at work in a workspace; `settings` are those that its editor has."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path, settings: Mapping[str, Any]) -> None:
        self._process, self._root, self._settings = process, root, settings
        self._last = 0
        hover = {"contentFormat": ["markdown"]}
        offered = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
        self._ask(
            "initialize",
            processId=None,
            rootUri=root.as_uri(),
            workspaceFolders=[{"uri": root.as_uri(), "name": "workspace"}],
            capabilities={
                "textDocument": {"completion": offered, "hover": hover, "publishDiagnostics": {}},
                "workspace": {"configuration": True},
            },
        )
        self._say(method="initialized", params={})

    def open(self, name: str, text: str) -> list[str]:
        """Open a file as an editor does, saved or not; return what is marked, as `line: text`, lines from 1."""
        document = {"uri": self._uri(name), "languageId": "yaml", "version": 1, "text": text}
        self._say(method="textDocument/didOpen", params={"textDocument": document})
        told = self._wait_for(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == document["uri"]
            )
        )
        return [f"{mark['range']['start']['line'] + 1}: {mark['message']}" for mark in told["params"]["diagnostics"]]

    def offered(self, name: str, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place, both from 1, each with what is said of it."""
        found = self._ask("textDocument/completion", **self._at(name, line, column))
        return {item["label"]: _words(item.get("documentation", "")) for item in found["items"]}

    def explained(self, name: str, line: int, column: int) -> str:
        """Return what is said of what stands at a place, both from 1."""
        return _words(self._ask("textDocument/hover", **self._at(name, line, column))["contents"])

    def _uri(self, name: str) -> str:
        return (self._root / name).as_uri()

    def _at(self, name: str, line: int, column: int) -> Message:
        return {"textDocument": {"uri": self._uri(name)}, "position": {"line": line - 1, "character": column - 1}}

    def _ask(self, method: str, **params: Any) -> Any:
        self._last += 1
        self._say(id=self._last, method=method, params=params)
        return self._wait_for(lambda said: said.get("id") == self._last and "method" not in said)["result"]

    def _wait_for(self, wanted: Callable[[Message], bool]) -> Message:
        while not wanted(said := self._hear()):
            if "id" in said and "method" in said:
                self._say(id=said["id"], result=self._answer(said))
        return said

    def _answer(self, said: Message) -> Any:
        """Return the settings that are asked for; anything else an editor is asked may be answered with nothing."""
        if said["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"]) for item in said["params"]["items"]]

    def _say(self, **message: Any) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _hear(self) -> Message:
        assert self._process.stdout
        head = dict(line.split(b": ", 1) for line in iter(lambda: self._line().strip(), b""))
        return dict(json.loads(self._process.stdout.read(int(head[b"Content-Length"]))))

    def _line(self) -> bytes:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the language server ended, or said nothing for too long"
        return line


@contextmanager
def language_server(root: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """Start a server that can reach no other host: wherever it tries, it is named on its last words, and we fail."""
    assert SERVER.exists(), "The tests of editors need their language server: `make test` sets it up, with npm."
    command = ["node", "--require", str(ALONE), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            yield LanguageServer(process, root, settings)
        finally:
            watch.cancel()
            process.kill()
            assert process.stderr
            last_words = process.stderr.read().decode()
    assert "asked for another host" not in last_words, last_words


def _words(said: str | Mapping[str, str]) -> str:
    return said if isinstance(said, str) else said["value"]
