"""Commands of strength."""
