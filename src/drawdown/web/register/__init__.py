"""Missions and what they hold, as snapshots of their registers."""
