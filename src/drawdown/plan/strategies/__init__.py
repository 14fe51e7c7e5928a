"""Strategies of the search behind one small protocol, and the choice among them by size."""
