"""The tables of statements, step by step."""
