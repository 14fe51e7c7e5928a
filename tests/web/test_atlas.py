"""Land and borders: decoded, clipped, named in the reader's language, never from a network."""

from __future__ import annotations

import math

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from drawdown.web.ui.atlas import Box, Frame, clip, countries_within, middle, size

SAHEL = Box(west=-9, south=11, east=4, north=21)
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
DEGREES = st.floats(-20, 20, allow_nan=False)


def test_it_knows_the_countries_around_mali() -> None:
    names = {country.english for country in countries_within(SAHEL)}
    assert {"Mali", "Niger", "Burkina Faso", "Algeria", "Mauritania"} <= names
    assert "Chad" not in names


def test_countries_are_cut_off_at_the_edge() -> None:
    points = [p for c in countries_within(SAHEL) for ring in c.rings for p in ring]
    assert all(point in SAHEL.widened(1e-9) for point in points)


def test_a_country_has_its_name_in_the_reader_s_language() -> None:
    algeria = next(c for c in countries_within(SAHEL) if c.english == "Algeria")
    assert algeria.code == "DZ"
    with translation.override("fr"):
        assert algeria.name() == "Algérie"
    with translation.override("en"):
        assert algeria.name() == "Algeria"


def test_what_lies_inside_is_kept_whole() -> None:
    assert sorted(clip(SQUARE, Box(-1, -1, 11, 11))) == sorted(SQUARE)


def test_what_lies_outside_is_gone() -> None:
    assert clip(SQUARE, Box(20, 20, 30, 30)) == []


def test_half_of_a_square_is_half_its_area() -> None:
    assert math.isclose(size(tuple(clip(SQUARE, Box(5, -5, 50, 50)))), 50)


@given(
    ring=st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=12),
    corner=st.tuples(DEGREES, DEGREES),
    wide=st.floats(0.1, 20),
)
def test_nothing_is_left_outside_the_box(
    ring: list[tuple[float, float]], corner: tuple[float, float], wide: float
) -> None:
    box = Box(corner[0], corner[1], corner[0] + wide, corner[1] + wide)
    assert all(point in box.widened(1e-6) for point in clip(ring, box))


def test_the_middle_of_a_square_is_its_middle() -> None:
    x, y = middle(tuple(SQUARE))
    assert math.isclose(x, 5)
    assert math.isclose(y, 5)


def test_a_frame_puts_the_north_on_top_and_keeps_distances() -> None:
    frame = Frame(Box(west=0, south=59.5, east=2, north=60.5), width=100)
    assert frame((0, 60.5)) == (0, 0)
    assert math.isclose(frame((2, 60.5))[0], 100)
    # at 60 degrees north a degree of longitude is half as long as one of latitude
    assert math.isclose(frame.height, 100, rel_tol=1e-9)
