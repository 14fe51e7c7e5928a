"""Statements on the closure of a site: written from facts, read back into facts."""
