"""What forms of the closing ask for, and how one that comes back becomes an act."""
