"""The tables of property, step by step."""
