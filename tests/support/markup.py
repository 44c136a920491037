"""A folder of HTML → what html-validate and the W3C's vnu find in it, but for the exceptions with a reason."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JUDGES = Path(__file__).parent.parent.parent / ".ci" / "pages"
VALIDATE = JUDGES / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
VNU = JUDGES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES: dict[str, Any] = tomllib.loads((JUDGES / "exceptions.toml").read_text(encoding="utf-8"))
"""`off`: rules of html-validate that are not ours, by reason; `exception`: findings that stay, a regex each."""


@dataclass(frozen=True, order=True)
class Finding:
    judge: str
    said: str
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.judge}: {self.said}"


def faults(folder: Path) -> tuple[list[str], set[str]]:
    """Judge all that lies in a folder; return what is wrong, and the exceptions that nothing needed."""
    excused: dict[str, tuple[str, re.Pattern[str]]] = {
        f"{one['judge']}: {one['says']}": (one["judge"], re.compile(one["says"])) for one in RULES["exception"]
    }
    wrong, needed = [], set()
    for found in sorted({*_html_validate(folder), *_vnu(folder)}):
        excuses = {name for name, (judge, says) in excused.items() if judge == found.judge and says.search(found.said)}
        needed |= excuses
        if not excuses:
            wrong.append(str(found))
    return wrong, set(excused) - needed


def _html_validate(folder: Path) -> Iterator[Finding]:
    config = folder / ".htmlvalidate.json"
    rules = dict.fromkeys(RULES["off"], "off")
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules}))
    report = folder / "report.json"  # it ends before a pipe has taken all
    asked = ["node", VALIDATE, "--config", config, "--formatter", f"json={report}", *sorted(folder.rglob("*.html"))]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    for file in json.loads(report.read_text(encoding="utf-8")):
        for one in file["messages"]:
            where = f"{Path(file['filePath']).relative_to(folder)}:{one['line']}"
            yield Finding("html-validate", f"{one['ruleId']}: {one['message']} [{one['selector'] or ''}]", where)


def _vnu(folder: Path) -> Iterator[Finding]:
    asked = ["java", "-Xmx512m", "-jar", VNU, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run([*asked, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for one in json.loads(done.stdout)["messages"]:
        place = one["url"].rpartition(f"{folder.name}/")[2]
        yield Finding("vnu", f"{one['message']} [{one.get('extract', '')}]", f"{place}:{one.get('lastLine', '')}")
