"""The tables of the legacy, step by step."""
