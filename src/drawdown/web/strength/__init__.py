"""The strength of the mission: reports by category, site and day, planned against actual."""
