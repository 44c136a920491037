import json
from datetime import UTC, datetime, timedelta, timezone

import rfc8785
from hypothesis import given
from hypothesis import strategies as some

from reports.protect import Moment
from reports.protect.head import edition, encode_head
from reports.protect.keys import file_keys
from reports.receipts import public_blob, verify

KEYS = file_keys(b"k" * 32)
FILES = some.dictionaries(some.text(max_size=12), some.binary(min_size=32, max_size=32), max_size=6)


@given(FILES, some.randoms(use_true_random=False))
def test_an_edition_does_not_depend_on_the_order_of_files(files: dict[str, bytes], shuffled: object) -> None:
    listed = list(files.items())
    shuffled.shuffle(listed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert edition(KEYS, listed) == edition(KEYS, files.items())


@given(FILES, FILES)
def test_other_files_are_another_edition(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (edition(KEYS, one.items()) == edition(KEYS, other.items())) == (one == other)


def test_the_head_tells_time_in_utc_and_may_promise_nothing() -> None:
    here = datetime(2026, 11, 20, 18, 30, tzinfo=timezone(timedelta(hours=2)))
    said = json.loads(encode_head(Moment(5, here), 2, {}))
    assert (said["seq"], said["at"], said["next"]) == ([5, 2], "2026-11-20T16:30:00Z", None)
    assert encode_head(Moment(5, here), 2, {}) == encode_head(Moment(5, here.astimezone(UTC)), 2, {})


def test_the_agency_signs_all_else_that_the_head_says_the_same_way_each_time() -> None:
    moment = Moment(5, datetime(2026, 11, 20, tzinfo=UTC), None, {"seq": 1, "code": "7f3a-91c2-e05d"}, b"s" * 32)
    said = json.loads(encode_head(moment, 2, {"": b"e" * 16}))
    signature = said.pop("signature")
    assert verify(signature, rfc8785.dumps(said), "aboveboard-head") == public_blob(b"s" * 32)
    assert encode_head(moment, 2, {"": b"e" * 16}) == encode_head(moment, 2, {"": b"e" * 16})
    assert "ssss" not in repr(moment)
