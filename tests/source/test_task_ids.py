"""Lines of planned work → ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.source.task_ids import slug, task_ids


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Second variant of the page", "second-variant-of-the-page"),
        ("  Größe & Preis: 1.10 €!", "grosse-preis-1-10"),
        ("Café déjà vu", "cafe-deja-vu"),
        ("写真", ""),
        ("x" * 80, "x" * 63),
        (f"{'x' * 62} y", "x" * 62),
    ],
)
def test_slug(text: str, wanted: str) -> None:
    assert slug(text) == wanted


def test_a_task_has_its_own_id_else_its_slug() -> None:
    assert task_ids("2026-W47", [(None, "Second variant"), ("short-form", "Short form on mobile")]) == (
        "second-variant",
        "short-form",
    )


def test_empty_and_taken_slugs_give_the_position() -> None:
    tasks = [(None, "Banner"), (None, "写真"), (None, "Banner!"), ("report", "x"), (None, "Report")]
    assert task_ids("2026-W47", tasks) == ("banner", "2026-w47-2", "2026-w47-3", "report", "2026-w47-5")


def test_a_carried_task_keeps_its_id() -> None:
    assert task_ids("2026-11", [(None, "Retouch")], taken=("retouch",)) == ("2026-11-1",)


def test_an_id_that_looks_like_a_position_is_respected() -> None:
    assert task_ids("2026-W47", [(None, "写真"), ("2026-w47-1", "x")]) == ("2026-w47-1-2", "2026-w47-1")


@given(st.lists(st.tuples(st.none(), st.text(max_size=6)), max_size=12))
def test_ids_are_unique(tasks: list[tuple[None, str]]) -> None:
    assert len(set(task_ids("2026-W47", tasks))) == len(tasks)
