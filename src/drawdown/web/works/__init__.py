"""Plans, and the runs that make them."""
