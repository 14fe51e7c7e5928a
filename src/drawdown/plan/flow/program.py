"""A linear program that is built column by column and row by row, and solved with HiGHS."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np
from highspy._core import _Highs  # the public class prints a banner when it is made

INFINITE = float("inf")
Term = tuple[int, float]
"""(column, coefficient)."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A solved program: its value, its columns, and what one more unit of each row is worth."""

    value: float
    columns: np.ndarray
    duals: np.ndarray
    bound: float
    """What no solution undercuts: the value itself, or less for an integer program cut short."""


@dataclass(slots=True)
class Program:
    """Columns and rows of a minimisation."""

    costs: list[float] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    """Columns that have to be whole numbers."""
    row_lows: list[float] = field(default_factory=list)
    row_highs: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(
        self, cost: float = 0.0, *, low: float = 0.0, high: float = INFINITE, whole: bool = False
    ) -> int:
        """Add a column and return its number."""
        number = len(self.costs)
        self.costs.append(cost)
        self.lows.append(low)
        self.highs.append(high)
        if whole:
            self.whole.append(number)
        return number

    def row(self, terms: Iterable[Term], *, low: float = -INFINITE, high: float = INFINITE) -> int:
        """Add a row and return its number; terms of one column are added up."""
        merged: dict[int, float] = {}
        for column, value in terms:
            merged[column] = merged.get(column, 0.0) + value
        return self._append(merged, merged.values(), low, high)

    def sparse_row(self, columns: np.ndarray, values: np.ndarray, *, high: float) -> int:
        """Add a row of many columns, none of them twice, and return its number."""
        return self._append(columns.tolist(), values.astype(float).tolist(), -INFINITE, high)

    def _append(
        self, columns: Iterable[int], values: Iterable[float], low: float, high: float
    ) -> int:
        self.index.extend(columns)
        self.values.extend(values)
        self.starts.append(len(self.index))
        self.row_lows.append(low)
        self.row_highs.append(high)
        return len(self.row_lows) - 1

    def solve(
        self,
        *,
        seconds: float | None = None,
        method: str = "choose",
        gap: float = 1e-4,
        nodes: int | None = None,
    ) -> Solution | None:
        """Return the best solution, or nothing when there is none or time ran out before one.

        `nodes` ends the search for whole numbers after so many, whatever the clock says.
        """
        highs = _Highs()
        highs.setOptionValue("output_flag", False)  # noqa: FBT003
        highs.setOptionValue("solver", method)
        highs.setOptionValue("mip_rel_gap", gap)
        if nodes is not None:
            highs.setOptionValue("mip_max_nodes", nodes)
        if seconds is not None:
            highs.setOptionValue("time_limit", seconds)
        highs.passModel(self._model())
        highs.run()
        info, found = highs.getInfo(), highs.getSolution()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        value = float(info.objective_function_value)
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        bound = float(info.mip_dual_bound) if self.whole else value if optimal else -INFINITE
        return Solution(
            value=value,
            columns=np.array(found.col_value),
            duals=np.array(found.row_dual),
            bound=bound,
        )

    def _model(self) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.costs), len(self.row_lows)
        model.col_cost_ = np.array(self.costs, dtype=float)
        model.col_lower_ = np.array(self.lows, dtype=float)
        model.col_upper_ = np.array(self.highs, dtype=float)
        model.row_lower_ = np.array(self.row_lows, dtype=float)
        model.row_upper_ = np.array(self.row_highs, dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        model.a_matrix_.index_ = np.array(self.index, dtype=np.int32)
        model.a_matrix_.value_ = np.array(self.values, dtype=float)
        if self.whole:
            kinds = [highspy.HighsVarType.kContinuous] * len(self.costs)
            for column in self.whole:
                kinds[column] = highspy.HighsVarType.kInteger
            model.integrality_ = kinds
        return model
