"""Commands of the closure."""
