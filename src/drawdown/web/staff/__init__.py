"""Persons who leave: last days, check-out lists, decisions on separation."""
