"""Checks of a register: one named function for each rule, run over what could be read."""
