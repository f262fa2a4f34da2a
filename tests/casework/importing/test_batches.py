"""Some rows at a time: enough to be quick, and few enough for little memory."""

from ubp_tui.casework.importing.batches import MOST, MOST_CHARACTERS, in_batches


def test_short_ones_are_taken_so_many_together() -> None:
    batches = list(in_batches(range(2 * MOST + 1), lambda one: 1))
    assert [len(batch) for batch in batches] == [MOST, MOST, 1]
    assert [one for batch in batches for one in batch] == list(range(2 * MOST + 1))


def test_of_long_ones_fewer_are_taken_together() -> None:
    half = MOST_CHARACTERS // 2
    assert list(in_batches([half, half, 1, half, 1], int)) == [[half, half, 1], [half, 1]]


def test_of_none_there_is_no_batch() -> None:
    assert list(in_batches([], len)) == []
