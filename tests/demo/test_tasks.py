import pytest

from reports.demo.tasks import fates, read_task


def test_a_line_alone_stays_a_line_and_is_known_by_its_slug() -> None:
    assert read_task("Look at four shops", 3, "") == ("look-at-four-shops", "Look at four shops")


def test_a_weekday_is_one_of_the_week_after() -> None:
    name, task = read_task("[form] Short form | Live | analyst | thu | leads", 3, "")
    assert name == "form"
    assert task == {
        "id": "form",
        "what": "Short form",
        "outcome": "Live",
        "owner": "analyst",
        "due": "@4.thu",
        "goal": "leads",
    }


def test_a_later_part_has_ids_of_its_own() -> None:
    assert read_task("Look at four shops", 3, "-2") == (
        "look-at-four-shops-2",
        {"id": "look-at-four-shops-2", "what": "Look at four shops"},
    )


def test_a_planned_task_is_done_unless_the_week_says_otherwise() -> None:
    week = {"n": 4, "carried": {"form": "Waits"}, "dropped": {"banner": "Not needed"}}
    became = fates(["form", "banner", "mail"], week, "")
    assert became == {"form": {"carried": "Waits"}, "banner": {"dropped": "Not needed"}, "mail": "done"}


def test_a_task_that_nobody_planned_is_refused() -> None:
    with pytest.raises(KeyError, match=r"week 4.*banner"):
        fates(["form"], {"n": 4, "dropped": {"banner": "Not needed"}}, "")


def test_the_deputy_writes_a_task_that_is_done_the_long_way() -> None:
    assert fates(["form"], {"n": 4, "by": "deputy"}, "") == {"form": {"done": True}}
