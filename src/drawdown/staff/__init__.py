"""Persons who leave: last days tied to tasks, check-out lists, decisions on separation."""
