"""From a register to a planning problem: one module per part of the problem."""
