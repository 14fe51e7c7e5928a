"""Quantile tables: their ends, their middle, and the means that are known in closed form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.risk.assumptions import Shape
from drawdown.risk.quantiles import quantile_table

LENGTHS = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 300)).map(
    lambda t: (float(t[0]), float(t[0] + t[1]), float(t[0] + t[1] + t[2]))
)


@given(LENGTHS, st.sampled_from(Shape))
def test_a_table_rises_from_min_to_max(lengths: tuple[float, float, float], shape: Shape) -> None:
    table = quantile_table(*lengths, shape)
    assert table[0] == pytest.approx(lengths[0])
    assert table[-1] == pytest.approx(lengths[2])
    assert (np.diff(table) >= 0).all()


@pytest.mark.parametrize("lengths", [(7, 21, 60), (1, 5, 21), (3, 10, 10), (5, 5, 14)])
def test_the_means_are_those_of_the_books(lengths: tuple[float, float, float]) -> None:
    low, likely, high = lengths
    tables = {shape: quantile_table(*lengths, shape) for shape in Shape}
    middle = {shape: float(np.mean((t[1:] + t[:-1]) / 2)) for shape, t in tables.items()}
    assert middle[Shape.TRIANGULAR] == pytest.approx((low + likely + high) / 3, rel=0.01)
    assert middle[Shape.PERT] == pytest.approx((low + 4 * likely + high) / 6, rel=0.01)


def test_a_length_that_cannot_vary_does_not() -> None:
    assert set(quantile_table(4, 4, 4, Shape.PERT).tolist()) == {4.0}


def test_it_refuses_a_likely_length_outside_its_ends() -> None:
    with pytest.raises(ValueError, match="does not lie between"):
        quantile_table(5, 3, 9, Shape.PERT)
