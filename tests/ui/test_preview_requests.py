from pathlib import Path
from threading import Thread

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pixelsmile_desktop.core.expression import Expression, ExpressionMix
from pixelsmile_desktop.ui.workers.preview_requests import (
    STILL_SECONDS,
    ClosePhoto,
    HeadPicture,
    Move,
    OpenPhoto,
    PreviewRequests,
    ShowOriginal,
)
from tests.studio.fakes import on_faces

PHOTO = Path("a.jpg")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def happy(intensity: float) -> ExpressionMix:
    return ExpressionMix.of({Expression.HAPPY: intensity})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def requests(clock: Clock) -> PreviewRequests:
    requests = PreviewRequests(clock)
    requests.open(PHOTO, 1600)
    assert isinstance(requests.next(), OpenPhoto)
    return requests


def test_of_many_moves_only_the_last_is_given_out(requests: PreviewRequests) -> None:
    for tenths in range(1, 11):
        requests.move(on_faces(happy(tenths / 10), 0))
    wish = requests.next()
    assert isinstance(wish, Move)
    assert (wish.looks, wish.is_still, wish.serial) == (on_faces(happy(1.0), 0), False, requests.serial)
    assert isinstance(requests.next(), ShowOriginal)


def test_a_handle_at_rest_is_rendered_with_care(requests: PreviewRequests, clock: Clock) -> None:
    requests.move(on_faces(happy(0.5), 0))
    assert isinstance(requests.next(), Move)
    assert isinstance(requests.next(), ShowOriginal)
    requests.heads(0, [(0, happy(1))], 64)
    assert isinstance(requests.next(), HeadPicture)
    clock.now += STILL_SECONDS
    wish = requests.next()
    assert isinstance(wish, Move)
    assert wish.is_still
    assert wish.looks == on_faces(happy(0.5), 0)


def test_each_move_puts_the_careful_render_off(requests: PreviewRequests, clock: Clock) -> None:
    for tenths in (1, 2, 3):
        requests.move(on_faces(happy(tenths / 10), 0))
        clock.now += STILL_SECONDS * 0.9
    requests.heads(0, [(0, happy(1))], 64)
    kinds = [type(requests.next()) for _ in range(3)]
    assert kinds == [Move, ShowOriginal, HeadPicture]


def test_a_new_move_stops_the_careful_render_but_not_a_quick_one(requests: PreviewRequests, clock: Clock) -> None:
    requests.move(on_faces(happy(0.5), 0))
    quick = requests.next()
    requests.move(on_faces(happy(0.6), 0))
    assert isinstance(quick, Move)
    assert not quick.cancel.requested
    assert isinstance(requests.next(), Move)
    assert isinstance(requests.next(), ShowOriginal)
    clock.now += STILL_SECONDS
    still = requests.next()
    assert isinstance(still, Move)
    assert still.is_still
    requests.move(on_faces(happy(0.7), 0))
    assert still.cancel.requested


def test_another_photo_stops_and_forgets_everything(requests: PreviewRequests) -> None:
    requests.move(on_faces(happy(0.5), 0))
    running = requests.next()
    requests.heads(0, [(0, happy(1))], 64)
    requests.move(on_faces(happy(0.6), 0))
    generation = requests.open(Path("b.jpg"), 1600)
    assert isinstance(running, Move)
    assert running.cancel.requested
    wish = requests.next()
    assert isinstance(wish, OpenPhoto)
    assert (wish.path, wish.generation) == (Path("b.jpg"), generation)
    assert isinstance(requests.next(), ShowOriginal)


def test_closing_gives_the_memory_back(requests: PreviewRequests) -> None:
    requests.move(on_faces(happy(0.5), 0))
    requests.close()
    assert isinstance(requests.next(), ClosePhoto)


def test_a_set_of_pictures_takes_the_place_of_the_same_one_only(requests: PreviewRequests) -> None:
    assert isinstance(requests.next(), ShowOriginal)
    requests.heads(0, [(0, happy(0.1)), (0, happy(0.2))], 64)
    requests.heads(1, [(2, happy(0.3))], 64)
    requests.heads(0, [(1, happy(0.4))], 64)
    first, second = requests.next(), requests.next()
    assert isinstance(first, HeadPicture)
    assert isinstance(second, HeadPicture)
    assert [(wish.batch, wish.index, wish.face, wish.mix) for wish in (first, second)] == [
        (1, 0, 2, happy(0.3)),
        (0, 0, 1, happy(0.4)),
    ]


def test_who_waits_is_woken_by_a_wish_and_by_the_end() -> None:
    requests = PreviewRequests()
    given: list[object] = []

    def serve() -> None:
        while (wish := requests.next()) is not None:
            given.append(wish)

    thread = Thread(target=serve)
    thread.start()
    requests.open(PHOTO, 800)
    requests.move(on_faces(happy(0.2), 0))
    while not any(isinstance(wish, Move) and wish.is_still for wish in given):
        thread.join(0.01)
        assert thread.is_alive()
    requests.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert requests.next() is None


class LastWishWins(RuleBasedStateMachine):
    """Whatever happens: the open photo's last mix is what is rendered, first quickly and at last with care."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.requests = PreviewRequests(self.clock)
        self.generation = self.requests.open(PHOTO, 1600)
        self.last: ExpressionMix | None = None
        self.waiting = 2
        self.heads = 0
        self.moved = False
        self.still = False

    @rule(name=st.sampled_from(["a", "b"]))
    def open(self, name: str) -> None:
        self.generation = self.requests.open(Path(name), 1600)
        self.last, self.waiting, self.heads, self.moved, self.still = None, 2, 0, False, False

    @rule(tenths=st.integers(0, 15))
    def move(self, tenths: int) -> None:
        self.last = happy(tenths / 10)
        self.requests.move(on_faces(self.last, 0))
        self.moved = self.still = True

    @rule(count=st.integers(0, 3))
    def ask_heads(self, count: int) -> None:
        self.requests.heads(0, [(0, happy(1))] * count, 64)
        self.heads = count

    @rule(seconds=st.sampled_from([0.01, STILL_SECONDS]))
    def rest(self, seconds: float) -> None:
        self.clock.now += seconds

    @precondition(lambda self: self.waiting or self.moved or self.heads)
    @rule()
    def serve(self) -> None:
        wish = self.requests.next()
        assert wish is not None
        assert wish.generation == self.generation
        if isinstance(wish, OpenPhoto):
            assert self.waiting == 2
            self.waiting = 1
        elif isinstance(wish, ShowOriginal):
            assert self.waiting == 1
            assert not self.moved
            self.waiting = 0
        elif isinstance(wish, Move):
            assert wish.looks == on_faces(self.last, 0)
            if wish.is_still:
                assert self.still
                assert not self.moved
                self.still = False
            else:
                assert self.moved
                self.moved = False
        else:
            assert not self.moved
            assert not self.waiting
            self.heads -= 1

    @invariant()
    def numbers_only_grow(self) -> None:
        assert self.requests.generation == self.generation


TestLastWishWins = LastWishWins.TestCase
