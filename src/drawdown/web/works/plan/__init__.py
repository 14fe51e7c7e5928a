"""The page of the plan: what it achieves, what it costs, and its pictures."""
