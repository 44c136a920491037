from reports.demo.cast import cast_of

WRITTEN = ["larkmoor", "pellworth", "brackenfold", "stonecrop", "tsukishiro"]


def test_the_first_clients_are_written_by_hand_whatever_the_seed() -> None:
    assert [cast_of(index, 1).client_id for index in range(5)] == WRITTEN
    assert cast_of(0, 1) == cast_of(0, 2)


def test_further_clients_are_derived_and_differ_by_seed() -> None:
    assert cast_of(7, 1) == cast_of(7, 1)
    assert cast_of(7, 1) != cast_of(7, 2)


def test_two_hundred_clients_have_two_hundred_ids_and_names() -> None:
    casts = [cast_of(index, 1) for index in range(200)]
    assert len({cast.client_id for cast in casts}) == 200
    assert len({cast.words["client"] for cast in casts}) == 200
