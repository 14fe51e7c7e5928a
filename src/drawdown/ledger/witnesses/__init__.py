"""Witnesses: who vouches that a log only grew."""
