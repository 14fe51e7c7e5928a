"""What a photograph says of itself, and the copy of it that says nothing."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image

from drawdown.documents.photo import Taken, small_copy, taken_of
from tests.web.closing.photographs import photograph

HERE = (14.5167, -4.1)


@given(lat=some.floats(-89.99, 89.99), lon=some.floats(-179.99, 179.99))
def test_a_position_comes_back_as_it_was_written(lat: float, lon: float) -> None:
    taken = taken_of(photograph(lat, lon, size=(8, 8)))
    if (round(lat, 6), round(lon, 6)) != (0.0, 0.0):
        assert taken.lat == pytest.approx(lat, abs=1e-6)
        assert taken.lon == pytest.approx(lon, abs=1e-6)


def test_the_time_is_that_of_the_camera_and_a_nonsense_time_is_none() -> None:
    assert taken_of(photograph(*HERE)).at == datetime(2023, 11, 10, 9, 30)  # noqa: DTZ001
    assert taken_of(photograph(*HERE, at="    :  :     :  :  ")).at is None


def test_what_says_nothing_is_unknown_and_never_the_gulf_of_guinea() -> None:
    assert taken_of(photograph()) == Taken()
    assert not taken_of(photograph(0.0, 0.0)).placed


@given(content=some.binary(max_size=200))
def test_nonsense_says_nothing_and_has_no_copy(content: bytes) -> None:
    for tried in (content, b"\xff\xd8\xff" + content, b"\x89PNG\r\n\x1a\n" + content):
        assert taken_of(tried) == Taken()
        assert small_copy(tried) is None


@given(cut=some.integers(30, 900), flip=some.integers(0, 255))
def test_a_damaged_photograph_is_read_as_far_as_it_goes_or_not_at_all(cut: int, flip: int) -> None:
    whole = bytearray(photograph(*HERE))
    whole[cut] ^= flip
    taken_of(bytes(whole))
    small_copy(bytes(whole[:cut]))


def test_the_small_copy_is_small_upright_and_says_nothing() -> None:
    turned = photograph(*HERE, size=(2000, 1000), turned=6)
    small = small_copy(turned)
    assert small is not None
    assert len(small) < 40_000
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.size == (320, 640)
        assert not picture.getexif()
    assert b"a phone" in turned
    assert b"a phone" not in small
    assert taken_of(small) == Taken()
