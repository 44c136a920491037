"""Modules become one script that runs each once, in order, and keeps their names apart."""

import subprocess

import pytest

from reports.errors import Error
from reports.protect.bundle import bundle

MODULES = {
    "main.js": 'import { twice } from "./twice.js";\nimport { say as tell } from "./say.js";\nawait tell(twice(4));\n',
    "twice.js": 'import { factor } from "./factor.js";\nexport const twice = (value) => value * factor;\n',
    "say.js": 'import { factor as by } from "./factor.js";\nconst factor = "own";\n'
    "export async function say(value) {\n  console.log(factor, by, value);\n}\n",
    "factor.js": 'console.log("once");\nexport const factor = 2;\n',
    "idle.js": 'console.log("nobody asks for this");\n',
}


def test_the_script_does_what_the_modules_do() -> None:
    script = bundle(MODULES, "main.js")
    done = subprocess.run(["node", "--input-type=commonjs", "-e", script], capture_output=True, text=True, check=True)
    assert done.stdout == "once\nown 2 8\n"


@pytest.mark.parametrize(
    "code",
    [
        'import * as all from "./factor.js";\n',
        'export { factor } from "./factor.js";\n',
        "export let changing = 1;\n",
        "export default 1;\n",
        'import { gone } from "./gone.js";\n',
        'import { self } from "./main.js";\n',
    ],
)
def test_a_form_that_would_not_do_the_same_is_refused(code: str) -> None:
    with pytest.raises(Error, match=r"theme/shell/main\.js"):
        bundle({**MODULES, "main.js": code}, "main.js")
