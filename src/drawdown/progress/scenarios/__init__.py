"""Scenarios: a grid of what-ifs on a register, each planned and played, side by side."""
