"""What a form asks for, and how one that comes back becomes an act."""
