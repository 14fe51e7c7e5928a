"""Replanning: what has happened changes the register, the plan is repaired, then improved."""
