"""Which step can be taken back: from numbers alone."""

from hypothesis import given
from hypothesis import strategies as st

from network.connections.undoing import DEPTH, Numbers, Reach, reach


def did(seq: int) -> Numbers:
    return Numbers(seq=seq, undoes=0, redoes=0, size=1)


def undid(seq: int, what: int) -> Numbers:
    return Numbers(seq=seq, undoes=what, redoes=0, size=1)


def did_again(seq: int, what: int) -> Numbers:
    return Numbers(seq=seq, undoes=0, redoes=what, size=1)


def test_an_empty_log_reaches_nothing() -> None:
    assert reach([]) == Reach(undo=None, redo=None)


def test_the_newest_step_is_taken_back_first() -> None:
    assert reach([did(1), did(2)]) == Reach(undo=2, redo=None)


def test_what_was_taken_back_can_be_done_again() -> None:
    assert reach([did(1), did(2), undid(3, 2)]) == Reach(undo=1, redo=2)


def test_what_was_done_again_can_be_taken_back_again() -> None:
    assert reach([did(1), undid(2, 1), did_again(3, 1)]) == Reach(undo=1, redo=None)


def test_a_new_step_forgets_what_was_taken_back() -> None:
    assert reach([did(1), did(2), undid(3, 2), did(4)]) == Reach(undo=4, redo=None)


def test_a_step_with_nothing_left_is_passed_over() -> None:
    empty = Numbers(seq=2, undoes=0, redoes=0, size=0)

    assert reach([did(1), empty]) == Reach(undo=1, redo=None)


def test_a_step_that_was_emptied_after_it_was_taken_back_is_not_done_again() -> None:
    emptied = Numbers(seq=2, undoes=0, redoes=0, size=0)

    assert reach([did(1), emptied, Numbers(3, 2, 0, 0)]) == Reach(undo=1, redo=None)


def test_what_a_step_ended_stays_ended_when_the_step_is_emptied() -> None:
    emptied = Numbers(seq=3, undoes=0, redoes=0, size=0)

    assert reach([did(1), undid(2, 1), emptied]) == Reach(undo=None, redo=None)


def test_no_more_than_a_hundred_are_taken_back() -> None:
    log = [did(seq) for seq in range(1, 151)]
    log += [undid(150 + number, 151 - number) for number in range(1, DEPTH + 1)]

    assert reach(log) == Reach(undo=None, redo=51)


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=60))
def test_the_log_agrees_with_two_plain_stacks(asked: list[str]) -> None:
    log: list[Numbers] = []
    done: list[int] = []
    undone: list[int] = []
    for act in asked:
        seq = len(log) + 1
        if act == "do":
            log.append(did(seq))
            done.append(seq)
            undone.clear()
        elif act == "undo" and done:
            log.append(undid(seq, done[-1]))
            undone.append(done.pop())
        elif act == "redo" and undone:
            log.append(did_again(seq, undone[-1]))
            done.append(undone.pop())

    assert reach(log) == Reach(undo=done[-1] if done else None, redo=undone[-1] if undone else None)
