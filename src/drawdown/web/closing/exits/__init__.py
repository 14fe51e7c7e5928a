"""Sites that are left in haste."""
