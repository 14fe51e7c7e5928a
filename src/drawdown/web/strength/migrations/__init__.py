"""The tables of strength."""
