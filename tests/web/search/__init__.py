"""Search across the parts."""
