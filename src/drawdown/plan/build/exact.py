"""Exact arithmetic on the decimal numbers of a register, so that every program rounds alike."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import ceil, floor


@cache
def exact(number: float | int) -> Fraction:
    """Return a number as the fraction its decimal digits say, not its binary neighbour."""
    return Fraction(str(number))


def ceil_of(*factors: float | int) -> int:
    """Return the product of decimal numbers, rounded up."""
    return ceil(_product(factors))


def floor_of(*factors: float | int) -> int:
    """Return the product of decimal numbers, rounded down."""
    return floor(_product(factors))


def cents(amount: float | int) -> int:
    """Return an amount of money in whole cents; raises `ValueError` for a fraction of a cent."""
    value = exact(amount) * 100
    if value.denominator != 1:
        raise ValueError(f"{amount} is not a whole number of cents")
    return int(value)


def _product(factors: tuple[float | int, ...]) -> Fraction:
    product = Fraction(1)
    for factor in factors:
        product *= exact(factor)
    return product
