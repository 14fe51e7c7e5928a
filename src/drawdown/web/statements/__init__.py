"""Statements on screen: what can be said of a closure, each piece with its evidence."""
