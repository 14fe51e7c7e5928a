"""Who takes a site over, and what is seen of it later."""
