"""In a portable site each sealed file lies beside a script that brings the same, and nothing else may lie there."""

import pytest

from reports.protect import ClientProof, seal_client
from reports.protect.wrapper import unwrap, with_wrappers
from tests.protect.sites import MOMENT, keys, plain_files, shell

PROOF = ClientProof(keys(), shell(), MOMENT, portable=True)


def portable() -> dict[str, bytes]:
    published = seal_client(plain_files(), keys(), shell(), MOMENT, "v2")
    return {file.path: file.data for file in with_wrappers(published)}


def faults(files: dict[str, bytes]) -> set[str]:
    looked = [PROOF.look(path, data) for path, data in files.items()]
    return {file.path for file in looked if file.fault} | {
        path for path, _ in PROOF.faults(file for file in looked if not file.fault)
    }


def test_every_bare_file_has_its_wrapper_and_the_proof_holds() -> None:
    files = portable()
    bare = [path for path in files if path.endswith(".bin")]
    assert len(bare) > 4
    assert all(unwrap(files[path.replace(".bin", ".js")]) == files[path] for path in bare)
    assert faults(files) == set()


@pytest.mark.parametrize("path", ["slots.js", "head.js", "versions.js", "v1/search.js", "files/x.js"])
def test_a_wrapper_that_is_missing_or_brings_something_else_is_told(path: str) -> None:
    files = portable()
    bare = path.replace(".js", ".bin")
    assert faults({name: data for name, data in files.items() if name != path}) == {bare}
    assert faults({name: data for name, data in files.items() if name != bare})
    assert path in faults({**files, path: files[path] + b"alert(1);\n"})
    assert path in faults({**files, path: files["v2/search.js"]})


def test_a_site_that_is_not_portable_has_no_scripts() -> None:
    files = portable()
    assert ClientProof(keys(), shell(), MOMENT).look("slots.js", files["slots.js"]).fault
