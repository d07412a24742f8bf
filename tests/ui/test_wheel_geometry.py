import math

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from pixelsmile_desktop.core.expression import MAX_WHEEL_INTENSITY, TWELVE
from pixelsmile_desktop.core.wheel import WheelPoint, nearest_spoke, xy_of
from pixelsmile_desktop.ui.widgets.wheel_geometry import WheelLayout, preferred_height

widths = st.floats(300, 900)
points = st.builds(WheelPoint, st.floats(0, 360, exclude_max=True), st.floats(0, MAX_WHEEL_INTENSITY))


@st.composite
def label_sizes(draw: st.DrawFn) -> list[QSizeF]:
    """Names of one font, so of one height; those at the top and at the bottom are short in every language."""
    height = draw(st.floats(10, 18))
    return [QSizeF(draw(st.floats(10, 50 if index % 6 == 0 else 76)), height) for index in range(len(TWELVE))]


@st.composite
def layouts(draw: st.DrawFn) -> tuple[WheelLayout, QSizeF]:
    size = QSizeF(draw(widths), draw(st.floats(260, 900)))
    return WheelLayout.fitted(size, draw(label_sizes())), size


def apart(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


@given(layouts(), points)
def test_a_point_and_its_place_belong_together(drawn: tuple[WheelLayout, QSizeF], point: WheelPoint) -> None:
    layout, _ = drawn
    assert math.dist(xy_of(layout.point_at(layout.position(point))), xy_of(point)) < 1e-6


@given(layouts(), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_every_place_means_a_point_of_the_wheel(drawn: tuple[WheelLayout, QSizeF], x: float, y: float) -> None:
    layout, _ = drawn
    point = layout.point_at(QPointF(x, y))
    assert 0 <= point.radius <= MAX_WHEEL_INTENSITY
    assert layout.holds(layout.position(point))


@given(layouts())
def test_nothing_lies_outside_the_widget(drawn: tuple[WheelLayout, QSizeF]) -> None:
    layout, size = drawn
    whole = QRectF(QPointF(0, 0), size).adjusted(-0.01, -0.01, 0.01, 0.01)
    for rect in (layout.disc, *layout.labels, *(layout.miniature(expression) for expression in TWELVE)):
        assert whole.contains(rect)


@given(layouts())
def test_nothing_lies_on_anything_else(drawn: tuple[WheelLayout, QSizeF]) -> None:
    layout, _ = drawn
    faces = [layout.miniature(expression) for expression in TWELVE]
    for face, after in zip(faces, [*faces[1:], faces[0]], strict=True):
        assert apart(face.center(), after.center()) > 2 * layout.miniature_radius
    for face in faces:
        middle = apart(face.center(), layout.centre)
        assert middle - layout.miniature_radius > layout.rim
        assert middle + layout.miniature_radius < layout.disc.width() / 2
    for number, label in enumerate(layout.labels):
        for face in faces:
            assert apart(nearest_of(label, face.center()), face.center()) > layout.miniature_radius
        assert not any(label.intersects(other) for other in layout.labels[:number])


def nearest_of(rect: QRectF, place: QPointF) -> QPointF:
    return QPointF(
        min(max(place.x(), rect.left()), rect.right()),
        min(max(place.y(), rect.top()), rect.bottom()),
    )


@given(layouts())
def test_a_face_is_found_under_its_own_place_only(drawn: tuple[WheelLayout, QSizeF]) -> None:
    layout, _ = drawn
    for expression in TWELVE:
        assert layout.miniature_at(layout.miniature(expression).center()) is expression
        assert nearest_spoke(layout.point_at(layout.miniature(expression).center()).angle) is expression
    assert layout.miniature_at(layout.centre) is None


@given(widths, label_sizes())
def test_the_preferred_height_is_enough_and_not_more(width: float, sizes: list[QSizeF]) -> None:
    height = preferred_height(width, sizes)
    best = WheelLayout.fitted(QSizeF(width, 16 * width), sizes)
    assert WheelLayout.fitted(QSizeF(width, height + 0.01), sizes).rim >= best.rim - 0.01
    assert WheelLayout.fitted(QSizeF(width, 0.9 * height), sizes).rim < best.rim


@given(layouts(), points, st.floats(0, 2 * math.pi), st.floats(0, 40))
def test_a_handle_is_gripped_within_24_pixels_across(
    drawn: tuple[WheelLayout, QSizeF], point: WheelPoint, direction: float, distance: float
) -> None:
    layout, _ = drawn
    place = layout.position(point) + QPointF(math.cos(direction), math.sin(direction)) * distance
    if distance <= 12:
        assert layout.is_gripped(point, place)
    if distance > 16:
        assert not layout.is_gripped(point, place)
