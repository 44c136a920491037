import re

import pytest

from reports.errors import Refused
from reports.protect import names
from reports.protect.names import Names


def test_names_are_opaque_and_for_life() -> None:
    one, again, other = Names(b"a" * 32), Names(b"a" * 32), Names(b"b" * 32)
    assert re.fullmatch("[a-z2-7]{20}", one.name("page", "plan"))
    assert one.name("page", "plan") == one.name("page", "plan") == again.name("page", "plan")
    shown = {one.name("page", "plan"), one.name("version", "plan"), one.file(b"plan"), other.name("page", "plan")}
    assert len(shown) == 4


def test_two_names_that_come_out_alike_stop_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_LENGTH", 1)
    short = Names(b"a" * 32)
    with pytest.raises(Refused, match="came out alike"):
        [short.name("page", str(number)) for number in range(33)]
