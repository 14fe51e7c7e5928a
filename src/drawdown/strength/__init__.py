"""Strength: how many people of each category are where, and how many have left, by day."""
