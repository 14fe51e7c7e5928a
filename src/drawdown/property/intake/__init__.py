"""Tables of an enterprise system into lines, and the differences to what is known."""
