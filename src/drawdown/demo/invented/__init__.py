"""Invented missions of any size, for benchmarks and property tests: no number in them is a fact."""
