"""Movements: requests, load plans, check-out, the way, check-in; their board and their map."""
