"""Telling: why a site ends when it does, and what differs between two plans, in words."""
