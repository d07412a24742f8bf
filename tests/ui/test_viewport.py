import math

from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.ui.widgets.viewport import MAX_SCALE, STEPS, Framing, Rect, Size, Viewport

lengths = st.integers(1, 12_000)
sizes = st.builds(Size, lengths, lengths)
shares = st.floats(0, 1)
factors = st.floats(0.05, 20)
moves = st.floats(-5000, 5000)
margins = st.floats(0, 40)


@st.composite
def viewports(draw: st.DrawFn) -> Viewport:
    viewport = Viewport.of(draw(sizes), draw(sizes), draw(margins))
    if draw(st.booleans()):
        anchor = draw(shares) * viewport.pane.width, draw(shares) * viewport.pane.height
        viewport = viewport.zoomed(draw(factors), anchor)
    if draw(st.booleans()):
        viewport = viewport.panned(draw(moves), draw(moves))
    return viewport


def is_in_bounds(viewport: Viewport) -> bool:
    scale, centre = viewport.scale, viewport.centre
    for middle, pane, whole in (
        (centre[0], viewport.pane.width, viewport.picture.width),
        (centre[1], viewport.pane.height, viewport.picture.height),
    ):
        half = pane / scale / 2
        if 2 * half >= whole:
            if not math.isclose(middle, whole / 2, abs_tol=1e-6):
                return False
        elif not half - 1e-6 <= middle <= whole - half + 1e-6:
            return False
    return viewport.min_scale * (1 - 1e-9) <= scale <= MAX_SCALE


@given(viewports())
def test_no_look_leaves_the_picture(viewport: Viewport) -> None:
    assert is_in_bounds(viewport)


@given(viewports(), shares, shares)
def test_there_and_back_is_the_same_point(viewport: Viewport, x: float, y: float) -> None:
    point = x * viewport.picture.width, y * viewport.picture.height
    assert math.dist(viewport.to_picture(viewport.to_pane(point)), point) < 1e-6 * max(point, default=1) + 1e-6


@given(sizes, sizes, margins)
def test_fitted_shows_the_whole_picture_and_touches_two_edges(pane: Size, picture: Size, margin: float) -> None:
    fitted = Viewport.of(pane, picture, margin)
    width, height = picture.width * fitted.scale, picture.height * fitted.scale
    room_x, room_y = max(1, pane.width - 2 * margin), max(1, pane.height - 2 * margin)
    assert width <= room_x + 1e-6
    assert height <= room_y + 1e-6
    assert fitted.scale == MAX_SCALE or math.isclose(width, room_x) or math.isclose(height, room_y)


@given(sizes, sizes)
def test_filled_leaves_no_edge_free(pane: Size, picture: Size) -> None:
    filled = Viewport.of(pane, picture).framed(Framing.FILL)
    if filled.scale < MAX_SCALE:
        assert filled.shown.width >= pane.width - 1
        assert filled.shown.height >= pane.height - 1


@given(viewports(), factors, shares, shares)
def test_what_is_under_the_pointer_stays_under_it(viewport: Viewport, factor: float, x: float, y: float) -> None:
    anchor = x * viewport.pane.width, y * viewport.pane.height
    held = viewport.to_picture(anchor)
    zoomed = viewport.zoomed(factor, anchor)
    free = Viewport(zoomed.pane, zoomed.picture, scale=zoomed.scale, centre=zoomed.centre)
    is_at_an_edge = any(
        pane / free.scale >= whole - 1e-6
        or abs(middle - pane / free.scale / 2) < 1e-6
        or abs(whole - middle - pane / free.scale / 2) < 1e-6
        for middle, pane, whole in (
            (free.centre[0], free.pane.width, free.picture.width),
            (free.centre[1], free.pane.height, free.picture.height),
        )
    )
    if not is_at_an_edge:
        # The picture's corner is rounded to a whole display pixel before and after.
        assert math.dist(zoomed.to_pane(held), anchor) <= 1.5 + zoomed.scale / viewport.scale


@given(viewports(), moves, moves)
def test_a_pan_moves_by_what_it_was_asked_or_stops_at_an_edge(viewport: Viewport, dx: float, dy: float) -> None:
    moved = viewport.panned(dx, dy)
    assert moved.scale == viewport.scale
    for asked, before, after in zip((dx, dy), viewport.centre, moved.centre, strict=True):
        gone = (before - after) * viewport.scale
        assert abs(gone) <= abs(asked) + 1e-6
        assert gone * asked >= -1e-6


@given(viewports())
def test_one_to_one_begins_at_a_whole_pixel(viewport: Viewport) -> None:
    x, y = viewport.at_scale(1.0).to_pane((0, 0))
    assert x == int(x)
    assert y == int(y)


@given(viewports(), sizes)
def test_fitted_stays_fitted_in_another_pane_and_free_stays_free(viewport: Viewport, pane: Size) -> None:
    resized = viewport.resized(pane)
    assert is_in_bounds(resized)
    assert resized.framing is viewport.framing
    if viewport.framing is Framing.FIT:
        assert resized.scale == resized.fit_scale


@given(viewports(), st.integers(2, 8))
def test_a_larger_version_of_the_photo_does_not_move_what_is_seen(viewport: Viewport, times: int) -> None:
    picture = Size(viewport.picture.width * times, viewport.picture.height * times)
    larger = viewport.with_picture(picture)
    if larger.scale > larger.min_scale and viewport.scale < MAX_SCALE:
        for before, after in zip(
            (viewport.frame.x0, viewport.frame.y0, viewport.frame.x1, viewport.frame.y1),
            (larger.frame.x0, larger.frame.y0, larger.frame.x1, larger.frame.y1),
            strict=True,
        ):
            assert abs(before - after) <= 1.001


@given(viewports())
def test_steps_go_up_to_the_closest_look_and_down_to_the_whole_picture(viewport: Viewport) -> None:
    scales, nearer = [viewport.scale], viewport
    for _ in range(len(STEPS) + 3):
        nearer = nearer.stepped(1)
        scales.append(nearer.scale)
    assert scales == sorted(scales)
    assert scales[-1] == max(MAX_SCALE, viewport.min_scale)
    assert viewport.stepped(-len(STEPS) - 3).scale == viewport.min_scale


def test_a_step_down_to_the_whole_picture_keeps_it_whole() -> None:
    viewport = Viewport.of(Size(1000, 600), Size(8192, 5464)).at_scale(1 / 8)
    assert viewport.stepped(-1).framing is Framing.FIT
    assert viewport.stepped(-1).resized(Size(500, 300)).scale == Viewport.of(Size(500, 300), Size(8192, 5464)).scale


corners = st.integers(-20, 20)
rects = st.builds(lambda x, y, w, h: Rect(x, y, x + w, y + h), corners, corners, st.integers(1, 30), st.integers(1, 30))


@given(rects, rects)
def test_what_is_left_and_what_is_cut_out_make_the_whole(whole: Rect, hole: Rect) -> None:
    parts = [*whole.without(hole), whole.intersection(hole)]
    assert sum(part.width * part.height for part in parts) == whole.width * whole.height
    assert all(part.intersection(whole) == part for part in parts if not part.is_empty)
    for number, part in enumerate(parts):
        assert all(part.intersection(other).is_empty for other in parts[:number])


def test_nothing_to_show_is_no_error() -> None:
    empty = Viewport(Size(0, 0), Size(0, 0))
    assert empty.is_empty
    for after in (empty.zoomed(2), empty.stepped(1), empty.panned(3, 3), empty.at_scale(1), empty.framed(Framing.FILL)):
        assert after.is_empty
    assert empty.resized(Size(100, 100)).with_picture(Size(10, 10)).scale == 10


def test_a_picture_smaller_than_the_pane_can_be_seen_at_its_own_size() -> None:
    small = Viewport.of(Size(1000, 1000), Size(100, 100)).at_scale(1.0)
    assert small.scale == 1
    assert small.shown == Rect(450, 450, 550, 550)
    assert not small.can_pan
