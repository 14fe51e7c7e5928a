"""What a mission has, whose it is, and where each piece of it went."""
